/// Letters that fold into an envelope with a window: one small line with the sender, below it the block with the
/// addressee (DIN 5008, ISO 269). Neither has a caption.
extension RulesContext {
    /// The sender's name, by the line that gives name, street and town between marks. A larger line over it that has no
    /// word of it may be the name under which the sender is known.
    func senders() -> [Candidate] {
        guard let sender = senderLine() else { return [] }
        let line = hasParties ? nameRange(in: sender) : sender
        let found = Candidate(
            .string(Self.joined([scan.text(of: line)])), tokens: [line], score: 1.15, match: .exact, risk: 0.1
        )
        return [hasParties && isUnderOtherName(line) ? found.doubted : found]
    }

    func isUnderOtherName(_ sender: Range<Int>) -> Bool {
        guard legalForm(in: sender) == nil else { return false }
        let row = scan.tokens[sender.lowerBound].row
        let words = Set(sender.map { Array(scan.key(of: $0)) }.filter { $0.count > 3 })
        return scan.rows.prefix(row).flatMap(phrases(of:)).contains { line in
            let letters = line.map { scan.tokens[$0].key.count }
            // Letters that are set apart make a name, too.
            let isName = letters.allSatisfy { $0 <= 1 } || !isNothingButForm(line)
            return isName && letters.reduce(0, +) > 5 && line.contains { scan.tokens[$0].hasLetters }
                && scan.box(of: line).height > 1.3 * scan.box(of: sender).height
                && !line.contains { words.contains(Array(scan.key(of: $0))) }
        }
    }

    /// The addressee, by the block with a postal code that no caption explains. Below a sender's line it can hardly be
    /// anything else; without one it is the second such block, or the only one of a page that somebody else heads, and a
    /// guess.
    func windowAddressees() -> [Candidate] {
        guard let block = window(), let first = block.first else { return [] }
        let isSure =
            (senderLine() != nil || hasParties && addressees(among: addressBlocks()).isSure)
            && !(hasParties && isBelowMore(first))
        let second = block.count > 3 ? formLine(below: first, in: block) : nil
        let name = [first] + (second.map { [$0] } ?? [])
        return [
            Candidate(
                .string(Self.joined(name.map { scan.text(of: $0) })), tokens: name,
                score: isSure ? 0.85 : 0.6, match: .exact, risk: isSure && second == nil ? 0.2 : 0.4)
        ]
    }

    /// Whether a line of the same type stands right above the block at its left edge, which may have the name.
    private func isBelowMore(_ first: Range<Int>) -> Bool {
        guard let above = lineAbove(first), !(senderLine().map { $0.overlaps(above) } ?? false) else {
            return false
        }
        let (upper, box) = (scan.box(of: above), scan.box(of: first))
        return abs(upper.left - box.left) < box.height && abs(upper.height - box.height) < 0.1 * box.height
            && captionAt[above.lowerBound] < 0 && !isTitleLine(above)
    }

    /// The end of a name with its legal form, where the line above has none.
    private func formLine(below first: Range<Int>, in block: [Range<Int>]) -> Range<Int>? {
        guard hasParties, block.count > 1, legalForm(in: first) == nil, !isTitleLine(first) else {
            return nil
        }
        let second = block[1]
        guard second.count <= 3, let form = legalForm(in: second), form == second.upperBound - 1 else {
            return nil
        }
        return second
    }

    /// Lines of the addressee's block, the name first.
    func window() -> [Range<Int>]? {
        var blocks = addressBlocks()
        if blocks.isEmpty, hasParties { blocks = addressBlocks(withNumbers: true) }
        if senderLine() != nil { return blocks.first }
        return hasParties ? addressees(among: blocks).block : blocks.dropFirst().first
    }

    /// Of the blocks those that are not the issuer's, where another place tells which one that is; else the second, and
    /// nothing is sure.
    private func addressees(among blocks: [[Range<Int>]]) -> (block: [Range<Int>]?, isSure: Bool) {
        let evidence = IssuerEvidence(self)
        func isIssuer(_ line: Range<Int>) -> Bool { evidence.vouches(for: nameKey(line)) }
        guard headLines().contains(where: isIssuer) else {
            let block = guessed(among: blocks, evidence)
            return (block, blocks.count == 1 && block.map { isElsewhere($0, evidence) } ?? false)
        }
        let others = blocks.filter { $0.first.map { !isIssuer($0) } ?? false }
        let names = Set(others.compactMap { $0.first.map(nameKey) })
        return (others.first, names.count == 1)
    }

    /// Whether a domain or a signature names a line at the head that is no part of the only address: who writes is not whom
    /// it is written to.
    private func isElsewhere(_ block: [Range<Int>], _ evidence: IssuerEvidence) -> Bool {
        headLines().contains { line in
            evidence.hints(at: nameKey(line)) && line.lowerBound < block[0].lowerBound
                && !block.contains { $0.overlaps(line) } && !isNothingButForm(line)
        }
    }

    /// Of several blocks the first that a domain or a signature does not name where they name another, else the second;
    /// the only one where a name that is no part of it stands over it or beside it, and no caption leads to the addressee.
    private func guessed(among blocks: [[Range<Int>]], _ evidence: IssuerEvidence) -> [Range<Int>]? {
        func isHinted(_ block: [Range<Int>]) -> Bool {
            block.first.map { evidence.hints(at: nameKey($0)) } ?? false
        }
        if blocks.count > 1 {
            return blocks.contains(where: isHinted)
                ? blocks.first { !isHinted($0) } : blocks.dropFirst().first
        }
        guard let block = blocks.first, let name = block.first, !isHinted(block), !evidence.isBuyerCaptioned
        else { return nil }
        let row = scan.tokens[name.lowerBound].row
        let isHeaded = headLines().contains { line in
            scan.tokens[line.lowerBound].row <= row && !line.overlaps(name) && !isPlace(line)
                && !isNothingButForm(line) && !line.contains { captionAt[$0] >= 0 }
        }
        return isHeaded ? block : nil
    }

    /// Blocks of lines that head with a name and hold a town, in the first page's upper part.
    ///
    /// - Parameter withNumbers: whether the number of a party may stand in its block.
    func addressBlocks(withNumbers: Bool = false) -> [[Range<Int>]] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        let sender = senderLine()
        var blocks: [[Range<Int>]] = []
        var taken = Set<Int>()
        let first = sender.map { hasParties ? scan.tokens[$0.lowerBound].row + 1 : 0 } ?? 0
        for row in scan.rows.indices.prefix(max(min(16, last), last / 2)).dropFirst(first) {
            for phrase in phrases(of: scan.rows[row]) where !taken.contains(phrase.lowerBound) {
                let all = addressLines(from: phrase, withNumbers).drop(while: { hasParties && isLead($0) })
                let lines = ownLines(all.filter { !(withNumbers && isNumberLine($0)) })
                guard isAddressed(lines), sender.map({ !$0.overlaps(phrase) }) ?? true else { continue }
                taken.formUnion(lines.map(\.lowerBound))
                blocks.append(lines)
            }
        }
        return blocks
    }

    /// Lines as of any block; the caption of a table's column may be a word of an address: `Service Department`.
    private func addressLines(from line: Range<Int>, _ withNumbers: Bool) -> [Range<Int>] {
        block(from: line) { token in
            hasParties
                ? isFieldCaption(token) && !(withNumbers && isNumberLine(token..<token + 1))
                : captionAt[token] >= 0
        }
    }

    private func isNumberLine(_ line: Range<Int>) -> Bool {
        captionAt[line.lowerBound] >= 0
            && captions[captionAt[line.lowerBound]].owners.contains(where: isPartyNumber)
    }

    private func isFieldCaption(_ token: Int) -> Bool {
        guard captionAt[token] >= 0 else { return false }
        let caption = captions[captionAt[token]]
        return caption.hasColon
            || caption.owners.contains { owner in
                switch owner {
                case .field: true
                case .column: false
                }
            }
    }

    /// Up to the town: another block may follow without a gap.
    private func ownLines(_ lines: [Range<Int>]) -> [Range<Int>] {
        guard hasParties, let town = lines.firstIndex(where: statesTown) else { return lines }
        return Array(lines[...town])
    }

    /// `An die` above the name.
    private func isLead(_ line: Range<Int>) -> Bool {
        guard line.count <= 2, let caption = caption(beginningAt: line.lowerBound) else { return false }
        return isAddressing(caption)
    }

    /// A name, and within some lines a postal code with its town; no tax number, telephone or caption between.
    private func isAddressed(_ lines: [Range<Int>]) -> Bool {
        guard (3...7).contains(lines.count), let name = lines.first, !isLogo(name, above: lines[1]),
            !name.contains(where: { scan.tokens[$0].hasDigits }),
            name.contains(where: { scan.tokens[$0].isWord }), !isTitle(name),
            !hasParties || !isTitleLine(name),
            !hasParties
                || !isPlace(name) && !name.contains(where: { scan.tokens[$0].traits.contains(.beforeColon) })
        else { return false }
        let isOther = lines.contains { line in
            line.contains {
                isContactWord($0) || scan.tokens[$0].text.contains("@")
                    || (hasParties ? isFieldCaption($0) : captionAt[$0] >= 0)
            }
        }
        return !isOther
            && lines.dropFirst().contains { line in
                if hasParties { return statesTown(line) }
                return line.contains { isPostalCode(scan.tokens[$0].text) }
                    && line.contains { scan.tokens[$0].isWord }
            }
    }

    /// What is printed much larger than the line below it heads the page, and no address.
    private func isLogo(_ line: Range<Int>, above next: Range<Int>) -> Bool {
        hasParties && scan.pages[scan.page(of: line.lowerBound)].source == .textLayer
            && scan.box(of: line).height > 1.4 * scan.box(of: next).height
    }

    /// A heading of one word in capitals, such as `RECHNUNG`.
    private func isTitle(_ line: Range<Int>) -> Bool {
        line.count == 1 && line.allSatisfy { !scan.tokens[$0].traits.contains(.lowerCase) }
    }

    /// The part before the first mark of a row such as `Acme GmbH · Drosselgang 4 · 26199 Nordheim`.
    func senderLine() -> Range<Int>? {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        for row in scan.rows.indices.prefix(max(min(10, last), last / 3)) {
            for phrase in phrases(of: scan.rows[row]) + rowParted(byMarks: row) {
                let marks = senderMarks(in: phrase)
                guard marks.count >= 2, let first = marks.first, first > phrase.lowerBound,
                    phrase.contains(where: { isPostalCode(scan.tokens[$0].text) })
                        || hasParties && statesTown(phrase),
                    !phrase.contains(where: { captionAt[$0] >= 0 && captions[captionAt[$0]].hasColon })
                else { continue }
                let name = phrase.lowerBound..<first
                guard name.count <= 7, name.contains(where: { scan.tokens[$0].isWord }),
                    !name.contains(where: { scan.tokens[$0].hasDigits }), !isBelowName(name, of: phrase)
                else { continue }
                return name
            }
        }
        return nil
    }

    /// Whether the line goes on with the address of a name right above it, which is larger or has a legal form: then its first
    /// part is no name.
    private func isBelowName(_ name: Range<Int>, of line: Range<Int>) -> Bool {
        let row = scan.tokens[line.lowerBound].row
        guard hasParties, legalForm(in: name) == nil, row > 0, scan.rows[row - 1].page == scan.rows[row].page,
            scan.rows[row].box.top - scan.rows[row - 1].box.bottom < scan.rows[row].height
        else { return false }
        let (box, words) = (
            scan.box(of: line), Set(name.map { Array(scan.key(of: $0)) }.filter { $0.count > 3 })
        )
        // `Northern district, Upper Saar`, `*** superior`.
        let isNoName =
            !scan.tokens[name.lowerBound].hasLetters || name.contains { scan.tokens[$0].text.hasSuffix(",") }
        return phrases(of: scan.rows[row - 1]).contains { above in
            let upper = scan.box(of: above)
            return upper.left < box.right && upper.right > box.left && isNameLike(above)
                && !isNothingButForm(above)
                && (legalForm(in: above) != nil || isNoName && upper.height > 1.2 * box.height)
                && !above.contains { words.contains(Array(scan.key(of: $0))) }
        }
    }

    /// The whole row where it falls into phrases at such marks, and nowhere else.
    private func rowParted(byMarks row: Int) -> [Range<Int>] {
        let phrases = phrases(of: scan.rows[row])
        guard hasParties, phrases.count > 1 else { return [] }
        let isParted = zip(phrases, phrases.dropFirst()).allSatisfy { left, right in
            Self.senderMarks.contains(scan.tokens[left.upperBound - 1].text)
                || Self.senderMarks.contains(scan.tokens[right.lowerBound].text)
        }
        return isParted ? [scan.rows[row].tokens] : []
    }

    /// Marks between the parts of a sender's line; commas where the first part has a legal form and the last a town.
    private func senderMarks(in phrase: Range<Int>) -> [Int] {
        let marks = phrase.filter { Self.senderMarks.contains(scan.tokens[$0].text) }
        guard marks.count < 2, hasParties else { return marks }
        let commas = phrase.filter { scan.tokens[$0].text.hasSuffix(",") }
        guard commas.count == 2, let first = commas.first, let last = commas.last,
            legalForm(in: phrase.lowerBound..<first + 1) != nil, statesTown(last + 1..<phrase.upperBound)
        else { return marks }
        return [first + 1, last]
    }

    private static let senderMarks: Set<String> = ["·", "|", "•", "‧", "∙", "–", "—", "-", "*", "/"]
}
