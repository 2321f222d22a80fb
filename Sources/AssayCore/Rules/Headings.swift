/// Headings: what a page says it is about.
extension RulesContext {
    /// The first heading of the highest rank on a page whose markup tells ranks by sizes: its subject, whatever captions
    /// say further down. nil on pages that don't tell; a heading of a lower rank heads a part of the page.
    func mainHeading() -> Candidate? {
        guard let page = scan.pages.first, page.source == .html else { return nil }
        let rows = scan.rows.prefix { $0.page == 0 }
        let heads = rows.indices.filter { rows[$0].height >= Self.mainSize * typicalHeight }
        // `We're hiring!` heads a posting, and the next heading says for what.
        let isCall = heads.count == 1 && heads.contains { self.isCall(rows[$0].tokens) }
        let second = rows.indices.first { row in
            heads.first.map { row > $0 } == true && rows[row].height >= 1.2 * typicalHeight
        }
        guard let row = isCall ? second : heads.first else { return nil }
        let lines = rows[row...].prefix { $0.height == rows[row].height }.map(\.tokens)
        let paragraph = lines.prefix { $0.lowerBound < scan.endOfParagraph(from: row) }
        let text = Self.joined(paragraph.map { scan.text(of: $0) })
        guard (3...200).contains(text.utf8.count), text.contains(where: \.isLetter) else { return nil }
        return Candidate(.string(text), tokens: Array(paragraph), score: 1.35, match: .exact, risk: 0.3)
    }

    private func isCall(_ line: Range<Int>) -> Bool {
        schema.posting != nil
            && (isAnnouncement(line) || PostingWords.calls.occurs(in: line, scan) && line.count < 5)
    }

    /// Times the size of ordinary lines: readers set a first heading half as high again, a second a quarter.
    private static let mainSize = 1.4

    /// On a page of characters the first line is the heading where it stands apart and says no sentence.
    func headingBonus(_ line: Range<Int>) -> Double {
        guard let page = scan.pages.first, let first = scan.rows.first, line == first.tokens,
            scan.rows.count > 2
        else { return 0 }
        let gap = scan.rows[1].box.top - first.box.bottom
        switch page.source {
        case .textLayer, .ocr: return 0
        case .html: return first.isWrapped ? 0 : 0.2
        case .plainText:
            guard gap > 0.9 * first.height, !first.isWrapped else { return 0 }
            return scan.text(of: line).hasSuffix(".") || legalForm(in: line) != nil ? 0.2 : 0.3
        }
    }
}
