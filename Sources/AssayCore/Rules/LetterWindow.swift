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
        let isSure = senderLine() != nil
        return [
            Candidate(
                .string(Self.joined([scan.text(of: name)])), tokens: [name], score: isSure ? 0.85 : 0.6,
                match: .exact,
                risk: isSure ? 0.2 : 0.4)
        ]
    }

    /// Lines of the addressee's block, the name first.
    func window() -> [Range<Int>]? {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        let sender = senderLine()
        var blocks: [[Range<Int>]] = []
        var taken = Set<Int>()
        for row in scan.rows.indices.prefix(max(min(16, last), last / 2)) {
            for phrase in phrases(of: scan.rows[row]) where !taken.contains(phrase.lowerBound) {
                let lines = block(from: phrase)
                guard isAddressed(lines), sender.map({ !$0.overlaps(phrase) }) ?? true else { continue }
                taken.formUnion(lines.map(\.lowerBound))
                blocks.append(lines)
            }
        }
        return sender == nil ? blocks.dropFirst().first : blocks.first
    }

    /// A name, and within some lines a postal code with its town; no tax number, telephone or caption between.
    private func isAddressed(_ lines: [Range<Int>]) -> Bool {
        guard (3...7).contains(lines.count), let name = lines.first,
            !name.contains(where: { scan.tokens[$0].hasDigits }),
            name.contains(where: { scan.tokens[$0].isWord }), !isTitle(name)
        else { return false }
        let isOther = lines.contains { line in
            line.contains { isContactWord($0) || scan.tokens[$0].text.contains("@") || captionAt[$0] >= 0 }
        }
        return !isOther
            && lines.dropFirst().contains { line in
                line.contains { isPostalCode(scan.tokens[$0].text) }
                    && line.contains { scan.tokens[$0].isWord }
            }
    }

    /// A heading of one word in capitals, such as `RECHNUNG`.
    private func isTitle(_ line: Range<Int>) -> Bool {
        line.count == 1 && line.allSatisfy { !scan.tokens[$0].traits.contains(.lowerCase) }
    }

    /// The part before the first mark of a row such as `Acme GmbH · Gewerbepark 9 · 59755 Arnsberg`.
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
