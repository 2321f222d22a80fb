/// Texts that stand on the page without a caption: the seller's name at the top, a posting's title, an address.
extension RulesContext {
    /// By the field's role: names by their looks in the first page's upper part, or in an address; addresses; for any other
    /// text that must not be missing the page's main heading, else the upper part's lines.
    func textsAnywhere(for field: Int) -> [Candidate] {
        let isRequired = schema.schema.fields[field].isRequired
        switch schema.roles[field] {
        case .organisation:
            let names = organisations(besides: isRequired ? window()?.first : nil)
                .filter { isRequired || $0.score > 0.7 }
            if isRequired { return (hasParties ? issuers(among: names) : names) + senders() }
            guard isBesideIssuer(field) else { return names + addressees() }
            return withoutIssuers(names).map { isBeside($0, names) ? $0.doubted : $0 } + addressees()
                + windowAddressees()
        case .address: return addresses()
        case .other:
            if schema.posting?.title == field { return titles() }
            if schema.posting?.place == field { return postingPlaces() }
            guard isRequired else { return [] }
            return mainHeading().map { [$0] }
                ?? headLines().map { line in
                    Candidate(
                        .string(Self.joined([scan.text(of: line)])), tokens: [line],
                        score: prominence(of: line) + headingBonus(line), match: .exact, risk: 0.3)
                }
        }
    }

    /// A letter has an addressee where somebody else issues it.
    private func isBesideIssuer(_ field: Int) -> Bool {
        schema.roles.indices.contains { other in
            other != field && schema.roles[other] == .organisation && schema.schema.fields[other].isRequired
        }
    }

    /// Of two names without captions side by side either may be the issuer's; of two below each other it is the upper one.
    func isBeside(_ name: Candidate, _ names: [Candidate]) -> Bool {
        guard let line = name.tokens.first else { return false }
        let row = scan.tokens[line.lowerBound].row
        return names.contains { other in
            guard let beside = other.tokens.first, !beside.overlaps(line), other.value != name.value else {
                return false
            }
            return abs(scan.tokens[beside.lowerBound].row - row) <= 1
        }
    }

    /// Lines that can be a company's name: prominent, at the top, with a legal form.
    /// `addressee` is no issuer.
    private func organisations(besides addressee: Range<Int>?) -> [Candidate] {
        let end = hasParties ? nil : endOfAddress
        return headLines().filter { !isRegistrationCaption($0) && !isTill($0) }.compactMap { line in
            let (name, form) = (nameRange(in: line), legalForm(in: line))
            guard !name.isEmpty else { return nil }
            let lines = precedingLine(of: name, form: form).map { [$0, name] } ?? closed(name)
            return Candidate(
                .string(Self.joined(lines.map(nameText))), tokens: lines,
                score: prominence(of: line) + likeness(ofName: line, form: form)
                    - (addressee.map { $0.overlaps(line) } == true ? 0.45 : 0)
                    - (form == nil && end.map { scan.tokens[line.lowerBound].row > $0 } == true ? 0.3 : 0),
                match: .exact, risk: 0.25)
        }
    }

    /// A name as printed; on a recognised page with the legal form that two words together can only mean.
    private func nameText(_ line: Range<Int>) -> String {
        guard scan.pages[scan.page(of: line.lowerBound)].source == .ocr else { return scan.text(of: line) }
        func text(of range: Range<Int>) -> String {
            range.reduce(into: "") { text, token in
                if token > range.lowerBound, !scan.tokens[token].traits.contains(.glued) { text += " " }
                text += mendedText(token)
            }
        }
        let slip = line.dropLast().first { token in
            LegalForms.isSlip(of: "sdn", before: "bhd", scan.key(of: token), scan.key(of: token + 1))
        }
        guard let slip else { return text(of: line) }
        let form = scan.tokens[slip].traits.contains(.lowerCase) ? "Sdn" : "SDN"
        let rest = text(of: slip + 1..<line.upperBound)
        return slip == line.lowerBound
            ? "\(form) \(rest)" : "\(text(of: line.lowerBound..<slip)) \(form) \(rest)"
    }

    private func likeness(ofName line: Range<Int>, form: Int?) -> Double {
        let hasDigits = line.contains { scan.tokens[$0].hasDigits }
        // A recogniser takes capitals for small letters; elsewhere small words make a sentence.
        let isSaid =
            scan.pages[scan.page(of: line.lowerBound)].source != .ocr && isSentence(line)
            && !isLetterhead(line)
        let isRecognised = scan.pages[scan.page(of: line.lowerBound)].source == .ocr
        let head = isRecognised ? headed(by: line) : (false, false)
        let isAddress = isRecognised && form == nil && addressLikeness(of: line) >= 0.3
        return (isSaid ? -0.35 : 0) + (form == nil ? 0 : 0.35) + (headsAddress(line) || head.1 ? 0.15 : 0)
            + (head.0 ? 0.25 : 0) - (isAddress ? 0.3 : 0)
            + (isLetterhead(line) ? 0.25 : 0)
            - (hasDigits ? 0.15 : 0) - (scan.tokens[line.lowerBound].text.hasPrefix("(") ? 0.2 : 0)
    }

    /// On a page without sizes the line above the first captions is a letterhead.
    private func isLetterhead(_ line: Range<Int>) -> Bool {
        guard scan.pages[0].source == .plainText, line == scan.rows[0].tokens else { return false }
        return scan.rows.dropFirst().prefix(3).contains { row in
            caption(beginningAt: row.tokens.lowerBound).map { $0.hasColon } ?? false
        }
    }

    /// Whether an address stands below in the same column: within four lines one with a postal code.
    private func headsAddress(_ line: Range<Int>) -> Bool {
        block(from: line).dropFirst().prefix(4).contains { lower in
            hasParties
                ? statesTown(lower)
                : lower.contains { isPostalCode(scan.tokens[$0].text) }
                    && lower.contains { scan.tokens[$0].isWord }
        }
    }

    /// Phrases of the upper part that can be a name or a heading: words, no amount, date or caption. Phrases of
    /// one row that stand close together count as one.
    func headLines() -> [Range<Int>] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        let limit = max(min(12, last), last / 4)
        return scan.rows[..<min(limit, last)].flatMap(phrases(of:)).filter(isNameLike)
    }

    /// The phrases of a row, joined over gaps of less than two heights.
    func phrases(of row: DocumentScan.Row) -> [Range<Int>] {
        var phrases: [Range<Int>] = []
        for token in row.tokens {
            if let last = phrases.last,
                scan.tokens[token].box.left - scan.tokens[token - 1].box.right < 2 * row.height
            {
                phrases[phrases.count - 1] = last.lowerBound..<token + 1
            } else {
                phrases.append(token..<token + 1)
            }
        }
        return phrases
    }

    private func isNameLike(_ line: Range<Int>) -> Bool {
        let words = line.count { scan.tokens[$0].isWord }
        guard words > 0, line.count <= 12, 2 * words >= line.count, !isListed(line) else { return false }
        let letters = line.reduce(0) { $0 + (scan.tokens[$1].hasLetters ? scan.tokens[$1].key.count : 0) }
        guard letters >= 3 else { return false }
        let hasForm = legalForm(in: line) != nil
        return !line.contains { token in
            dateAt[token] >= 0 || scan.tokens[token].text.contains("@")
                || !hasForm && captionAt[token] >= 0 && captions[captionAt[token]].isLeading
                || scan.tokens[token].traits.contains(.beforeColon) || isContactWord(token)
        }
    }

    /// An item of a list is neither a name nor a heading, however near the top it stands.
    private func isListed(_ line: Range<Int>) -> Bool {
        switch scan.pages[scan.page(of: line.lowerBound)].source {
        case .html, .plainText:
            scan.tokens[scan.rows[scan.tokens[line.lowerBound].row].tokens.lowerBound].isBullet
        case .textLayer, .ocr: false
        }
    }

    /// Large letters that were read well, near the top.
    func prominence(of line: Range<Int>) -> Double {
        let heights = line.map { scan.tokens[$0].box.height }.sorted()
        let size = min(max(heights[heights.count / 2] / max(typicalHeight, 1) - 1, 0), 1.2)
        let confidence = line.reduce(0) { $0 + scan.tokens[$1].confidence } / Double(line.count)
        let rank = min(Double(scan.tokens[line.lowerBound].row), 12)
        return 0.5 + 0.25 * size - 0.03 * rank - 0.6 * (1 - confidence)
    }

    /// The line without a registration number in brackets at its end and without codes before the first word.
    private func nameRange(in line: Range<Int>) -> Range<Int> {
        var range = line
        while let first = range.first,
            scan.tokens[first].key.isEmpty || isRegistration(first) || scan.tokens[first].text.hasPrefix("#")
        {
            range = first + 1..<range.upperBound
        }
        // `Name · Place`: marks part what stands beside the name.
        let marks: Set<String> = schema.posting == nil ? ["·", "|", "•"] : ["·", "|", "•", "–", "—"]
        if schema.posting != nil, let form = legalForm(in: range) {
            let start = range.prefix { $0 < form }.last { marks.contains(scan.tokens[$0].text) }
            range = (start.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
        }
        if let mark = range.dropFirst().first(where: { marks.contains(scan.tokens[$0].text) }) {
            range = range.lowerBound..<mark
        }
        // `Acme Ltd t/as above`.
        if let sign = range.dropFirst().first(where: {
            scan.tokens[$0].text.contains("/") && ["ta", "tas"].contains(word($0))
        }) {
            range = range.lowerBound..<sign
        }
        // `Acme Ltd INVOICE`: a caption behind the legal form is no part of the name.
        if let form = legalForm(in: range),
            let caption = (form + 1..<range.upperBound).first(where: { captionAt[$0] >= 0 && !isFormWord($0) }
            )
        {
            range = range.lowerBound..<caption
        }
        // `Acme Ltd is looking for a clerk`.
        if schema.posting != nil, let form = legalForm(in: range), form + 1 < range.upperBound,
            scan.tokens[form + 1].isWord, !isCapitalised(form + 1), isSentence(form..<range.upperBound)
        {
            range = range.lowerBound..<form + 1
        }
        // `Name Ltd, Place`.
        if schema.posting != nil, let form = legalForm(in: range), scan.tokens[form].text.hasSuffix(",") {
            range = range.lowerBound..<form + 1
        }
        // What stands behind a registration number stands beside the name: `AEON CO. (M) BHD (126926-H) 48`.
        if let form = legalForm(in: range),
            let number = (form + 1..<range.upperBound).first(where: isRegistration)
        {
            range = range.lowerBound..<number
        }
        while let last = range.last, last > range.lowerBound,
            isRegistration(last) || scan.tokens[last].key.isEmpty
        {
            range = range.lowerBound..<last
        }
        return range
    }

    /// A code in brackets: `(867388-U)`.
    func isRegistration(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        return scan.tokens[token].hasDigits
            && (text.hasPrefix("(") || text.utf8.count { (0x30...0x39).contains($0) } >= 5)
    }

    func isFormWord(_ token: Int) -> Bool {
        let key = scan.folded[scan.tokens[token].key]
        if key.elementsEqual("sb".utf8) { return scan.tokens[token].text.hasPrefix("S/B") }
        return key.count <= 12 && LegalForms.all.contains(String(decoding: key, as: UTF8.self))
    }

    /// The legal form in a line, after its first word.
    func legalForm(in line: Range<Int>) -> Int? {
        line.first { token in
            let key = scan.folded[scan.tokens[token].key]
            if key.count > 8, key.suffix(4).elementsEqual("gmbh".utf8) { return true }
            return token > line.lowerBound && isFormWord(token)
        }
    }

    /// A name of which only one word stands before the legal form goes on from the line above, where that has
    /// none itself.
    private func precedingLine(of name: Range<Int>, form: Int?) -> Range<Int>? {
        guard let form, form - name.lowerBound <= 1, form + 1 >= name.upperBound - 1 else { return nil }
        let row = scan.tokens[name.lowerBound].row
        guard row > 0, scan.rows[row - 1].page == scan.rows[row].page,
            scan.rows[row].box.top - scan.rows[row - 1].box.bottom < scan.rows[row].height
        else { return nil }
        let box = scan.box(of: name)
        return phrases(of: scan.rows[row - 1]).first { line in
            let above = scan.box(of: line)
            return above.left < box.right && above.right > box.left && isNameLike(line)
                && legalForm(in: line) == nil
        }
    }
}
