/// Sellers without captions, told by several places of the page that agree.
extension RulesContext {
    /// The names at the head, those that another place names too before the others, and the names of footers and
    /// accounts. Of two that stand side by side either may be the buyer's.
    func issuers(among names: [Candidate]) -> [Candidate] {
        let evidence = IssuerEvidence(self)
        let lines = names.filter { !isPlace($0) }
        let vouched = lines.map { name in
            name.tokens.first.map { line in
                !isCaptionedAddressee(line)
                    && (evidence.vouches(for: nameKey(line))
                        || evidence.isBuyerCaptioned && headsOwnNumber(line))
            } ?? false
        }
        let owners = vouched.contains(true) ? [] : lines.map { $0.tokens.first.map(headsOnlyNumber) ?? false }
        let heads = zip(lines, vouched).map { name, isVouched in
            if name.tokens.first.map(isCaptionedAddressee) ?? false { return name.adding(-0.5).doubted }
            if name.tokens.first.map(isNamesake) ?? false, !isVouched { return name.doubted }
            if isVouched { return name.vouched.adding(0.3) }
            if vouched.contains(true) { return name.adding(-0.3).doubted }
            if owners.contains(true) {
                return name.adding(name.tokens.first.map(headsOnlyNumber) ?? false ? 0.3 : -0.3).doubted
            }
            let isHinted = name.tokens.first.map { evidence.hints(at: nameKey($0)) } ?? false
            // It goes before others, and is no surer.
            var name = isHinted ? name.adding(0.15) : name
            name.risk += isHinted ? 0.15 : 0
            // A footer that names somebody else, or a second name side by side, leaves it open.
            let others = lines.filter { $0.score > 0.8 }
            return isBeside(name, others) || !evidence.names.isEmpty ? name.doubted : name
        }
        return heads + evidence.names.map { registered($0, heads) }
    }

    /// Names at the head that are no issuer's, as far as other places tell.
    func withoutIssuers(_ names: [Candidate]) -> [Candidate] {
        guard hasParties else { return names }
        let evidence = IssuerEvidence(self)
        return names.filter { name in
            name.tokens.first.map {
                (!evidence.vouches(for: nameKey($0)) || isCaptionedAddressee($0)) && !isPlace(name)
            } ?? true
        }
    }

    /// A whole name gains where the head of the page gives a part of it: a brand, or the name without its legal form.
    private func registered(_ name: Range<Int>, _ heads: [Candidate]) -> Candidate {
        let key = nameKey(name)
        let isName = !isSentence(name) && !Self.tradings.contains(word(name.lowerBound))
        let head = heads.filter { other in
            isName && (other.tokens.first.map { key.holds(nameKey($0)) && nameKey($0).count > 4 } ?? false)
        }
        .map(\.score).max()
        return Candidate(
            .string(Self.joined([scan.text(of: name)])), tokens: [name], score: max(0.75, (head ?? 0) + 0.02),
            match: .exact, risk: head == nil ? 0.1 : 0)
    }

    /// `T/A of Acme Ltd`: words that lead to the name.
    private static let tradings: Set<String> = ["ta", "tas", "trading"]

    /// A line of a place: what follows a name in its address.
    private func isPlace(_ name: Candidate) -> Bool {
        guard let line = name.tokens.first else { return false }
        guard let form = legalForm(in: line) else { return isPlace(line) || isNothingButForm(line) }
        // `Cold Falls AB T0A 9Z9`, `Apt 6, Tarn, Co. Mayo`.
        let commas = line.count { scan.tokens[$0].text.hasSuffix(",") }
        return statesTown(line) && form + 1 < line.upperBound
            && scan.tokens[form + 1].hasDigits
            || commas > 1 && line.contains { scan.tokens[$0].hasDigits }
    }

    func isPlace(_ line: Range<Int>) -> Bool {
        if statesTown(line) { return true }
        let digits = line.filter { scan.tokens[$0].hasDigits }
        if line.count > 1, let number = digits.last,
            number == line.upperBound - 1 || number == line.lowerBound,
            scan.tokens[number].text.utf8.count(where: { (0x30...0x39).contains($0) }) <= 4
        {
            // `Studio 12`, and below it what a company must print about itself.
            return !block(from: line).dropFirst().prefix(1).contains { $0.contains(where: isRegister) }
        }
        // `Grand Mesa, NM`.
        if line.count > 1, let last = line.last, scan.tokens[last].key.count == 2, scan.tokens[last].isWord,
            scan.tokens[last].text.utf8.count == 2, !scan.tokens[last].traits.contains(.lowerCase),
            scan.tokens[last - 1].text.hasSuffix(",")
        {
            return true
        }
        return followsName(line)
    }

    /// Whether a line stands below another of the same block that ends with a town: the first line has the name.
    private func followsName(_ line: Range<Int>) -> Bool {
        let row = scan.tokens[line.lowerBound].row
        let (box, height) = (scan.tokens[line.lowerBound].box, scan.rows[row].height)
        // Lines of another column may stand between.
        for upper in (max(row - 3, 0)..<row).reversed() where scan.rows[upper].page == scan.rows[row].page {
            let above = phrases(of: scan.rows[upper]).first { phrase in
                abs(scan.tokens[phrase.lowerBound].box.left - box.left) < height
            }
            guard let above else { continue }
            guard box.top - scan.box(of: above).bottom < 0.6 * height, isNameLine(above),
                scan.rows[upper].height > 0.85 * height
            else { return false }
            return block(from: line).prefix(4).contains { statesTown($0) || isStreet($0) }
        }
        return false
    }

    /// Words, no number and no caption.
    private func isNameLine(_ line: Range<Int>) -> Bool {
        line.contains { scan.tokens[$0].isWord } && !isNothingButForm(line)
            && !line.contains { scan.tokens[$0].hasDigits || scan.tokens[$0].traits.contains(.beforeColon) }
    }

    private func isStreet(_ line: Range<Int>) -> Bool {
        line.count > 1 && line.contains { scan.tokens[$0].hasDigits }
            && line.contains { scan.tokens[$0].isWord && scan.tokens[$0].key.count > 2 }
    }

    /// Words that captions are made of, and no other: `Reference`, `TIPO DOCUMENTO`.
    func isNothingButForm(_ line: Range<Int>) -> Bool {
        line.allSatisfy { token in
            let key = scan.key(of: token)
            return key.count <= 1 || schema.formWords.contains(Array(key))
        }
    }
}
