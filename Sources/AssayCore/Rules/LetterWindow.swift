/// Letters that fold into an envelope with a window: one small line with the sender, below it the block with the
/// addressee (DIN 5008, ISO 269). Neither has a caption.
extension RulesContext {
    /// The sender's name, by the line that gives name, street and town between marks.
    func senders() -> [Candidate] {
        senderLine().map { line in
            [
                Candidate(
                    .string(Self.joined([scan.text(of: line)])), tokens: [line], score: 1.15, match: .exact,
                    risk: 0.1)
            ]
        } ?? []
    }

    /// The addressee, by the block with a postal code that no caption explains. Below a sender's line it can hardly be
    /// anything else; without one it is the second such block, and a guess.
    func windowAddressees() -> [Candidate] {
        guard let name = window()?.first else { return [] }
        let isSure = senderLine() != nil || hasParties && addressees(among: addressBlocks()).isSure
        return [
            Candidate(
                .string(Self.joined([scan.text(of: name)])), tokens: [name], score: isSure ? 0.85 : 0.6,
                match: .exact,
                risk: isSure ? 0.2 : 0.4)
        ]
    }

    /// Lines of the addressee's block, the name first.
    func window() -> [Range<Int>]? {
        let blocks = addressBlocks()
        if senderLine() != nil { return blocks.first }
        return hasParties ? addressees(among: blocks).block : blocks.dropFirst().first
    }

    /// Of the blocks those that are not the issuer's, where another place tells which one that is; else the second, and
    /// nothing is sure.
    private func addressees(among blocks: [[Range<Int>]]) -> (block: [Range<Int>]?, isSure: Bool) {
        let evidence = IssuerEvidence(self)
        func isIssuer(_ line: Range<Int>) -> Bool { evidence.vouches(for: nameKey(line)) }
        guard headLines().contains(where: isIssuer) else { return (blocks.dropFirst().first, false) }
        let others = blocks.filter { $0.first.map { !isIssuer($0) } ?? false }
        let names = Set(others.compactMap { $0.first.map(nameKey) })
        return (others.first, names.count == 1)
    }

    /// Blocks of lines that head with a name and hold a town, in the first page's upper part.
    private func addressBlocks() -> [[Range<Int>]] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        let sender = senderLine()
        var blocks: [[Range<Int>]] = []
        var taken = Set<Int>()
        for row in scan.rows.indices.prefix(max(min(16, last), last / 2)) {
            for phrase in phrases(of: scan.rows[row]) where !taken.contains(phrase.lowerBound) {
                let lines = ownLines(Array(block(from: phrase).drop(while: { hasParties && isLead($0) })))
                guard isAddressed(lines), sender.map({ !$0.overlaps(phrase) }) ?? true else { continue }
                taken.formUnion(lines.map(\.lowerBound))
                blocks.append(lines)
            }
        }
        return blocks
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
        guard (3...7).contains(lines.count), let name = lines.first,
            !name.contains(where: { scan.tokens[$0].hasDigits }),
            name.contains(where: { scan.tokens[$0].isWord }), !isTitle(name),
            !hasParties
                || !isPlace(name) && !name.contains(where: { scan.tokens[$0].traits.contains(.beforeColon) })
        else { return false }
        let isOther = lines.contains { line in
            line.contains { isContactWord($0) || scan.tokens[$0].text.contains("@") || captionAt[$0] >= 0 }
        }
        return !isOther
            && lines.dropFirst().contains { line in
                if hasParties { return statesTown(line) }
                return line.contains { isPostalCode(scan.tokens[$0].text) }
                    && line.contains { scan.tokens[$0].isWord }
            }
    }

    /// A heading of one word in capitals, such as `RECHNUNG`.
    private func isTitle(_ line: Range<Int>) -> Bool {
        line.count == 1 && line.allSatisfy { !scan.tokens[$0].traits.contains(.lowerCase) }
    }

    /// The part before the first mark of a row such as `Acme GmbH · Drosselgang 4 · 26199 Nordheim`.
    private func senderLine() -> Range<Int>? {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        for row in scan.rows.indices.prefix(max(min(10, last), last / 3)) {
            for phrase in phrases(of: scan.rows[row]) {
                let marks = phrase.filter { Self.senderMarks.contains(scan.tokens[$0].text) }
                guard marks.count >= 2, let first = marks.first, first > phrase.lowerBound,
                    phrase.contains(where: { isPostalCode(scan.tokens[$0].text) }),
                    !phrase.contains(where: { captionAt[$0] >= 0 && captions[captionAt[$0]].hasColon })
                else { continue }
                let name = phrase.lowerBound..<first
                guard name.count <= 7, name.contains(where: { scan.tokens[$0].isWord }),
                    !name.contains(where: { scan.tokens[$0].hasDigits })
                else { continue }
                return name
            }
        }
        return nil
    }

    private static let senderMarks: Set<String> = ["·", "|", "•", "‧", "∙", "–", "—", "-", "*", "/"]
}
