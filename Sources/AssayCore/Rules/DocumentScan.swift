/// All visible words of a document as tokens in rows, with what is asked of them prepared. Built once for a
/// document, in linear time.
struct DocumentScan: Sendable {
    /// A visual row of a page.
    struct Row: Sendable {
        let page: Int
        let tokens: Range<Int>
        let box: Box
        /// Median height of its words.
        let height: Double
        /// On a character grid: its last word ends where the next one had no room, so the row below goes on.
        var isWrapped = false
    }

    private(set) var tokens: [Token] = []
    private(set) var rows: [Row] = []
    /// Tokens of each phrase; a phrase never crosses rows.
    private(set) var segments: [Range<Int>] = []
    /// Folded text of all tokens, one after the other.
    private(set) var folded: [UInt8] = []
    let pages: [Page]

    init(_ document: ReadDocument) {
        pages = document.pages
        for (index, page) in document.pages.enumerated() {
            let first = rows.count
            for row in page.rows { append(row, page: index) }
            if page.source == .html || page.source == .plainText {
                markWrapped(from: first, width: page.width)
            }
        }
    }

    private mutating func markWrapped(from first: Int, width: Double) {
        for row in rows.indices.dropFirst(first).dropLast() {
            guard let next = tokens[rows[row + 1].tokens].first, let last = tokens[rows[row].tokens].last
            else { continue }
            let isClose = rows[row + 1].box.top - rows[row].box.bottom < 0.5 * rows[row].height
            let isFull = rows[row].box.right + next.box.width + rows[row].height / 2 > width
            rows[row].isWrapped = isClose && isFull && !last.traits.contains(.beforeColon) && !next.isBullet
        }
    }

    private mutating func append(_ row: TextRow, page: Int) {
        let first = tokens.count
        for segment in row.segments {
            let start = tokens.count
            for word in SpacedLetters.joined(segment) { append(word, row: rows.count) }
            if tokens.count > start { segments.append(start..<tokens.count) }
        }
        guard tokens.count > first else { return }
        let heights = row.words.map(\.box.height).sorted()
        rows.append(
            Row(page: page, tokens: first..<tokens.count, box: row.box, height: heights[heights.count / 2]))
    }

    /// A colon that stands alone is no token but a property of its neighbours.
    private mutating func append(_ word: Word, row: Int) {
        if word.text == ":" {
            markColon(row: row)
            return
        }
        let parts = TokenParts.split(word.text)
        var done = 0
        for part in parts {
            let box = parts.count == 1 ? word.box : word.box.slice(done, part.count, of: word.text.count)
            append(String(part), box: box, of: word, row: row, isGlued: done > 0)
            done += part.count
        }
    }

    private mutating func append(_ text: String, box: Box, of word: Word, row: Int, isGlued: Bool) {
        var traits = Token.Traits(of: text)
        if isGlued { traits.insert(.glued) }
        if text.utf8.last == UInt8(ascii: ":") { traits.insert(.beforeColon) }
        let isSameRow = tokens.last?.row == row
        if text.utf8.first == UInt8(ascii: ":")
            || isSameRow && tokens.last?.traits.contains(.beforeColon) == true
        {
            traits.insert(.afterColon)
        }
        let start = folded.count
        CaptionKey.append(text, to: &folded)
        tokens.append(
            Token(
                text: text, key: start..<folded.count, box: box, confidence: word.confidence, row: row,
                segment: segments.count, traits: traits))
    }

    private mutating func markColon(row: Int) {
        guard let last = tokens.last, last.row == row else { return }
        tokens[tokens.count - 1] = Token(
            text: last.text, key: last.key, box: last.box, confidence: last.confidence, row: last.row,
            segment: last.segment, traits: last.traits.union([.beforeColon, .spacedColon]))
    }
}

extension DocumentScan {
    func page(of token: Int) -> Int { rows[tokens[token].row].page }

    func box(of range: Range<Int>) -> Box {
        tokens[range].dropFirst().reduce(tokens[range.lowerBound].box) { $0.union($1.box) }
    }

    /// The tokens as they stand in the document.
    func text(of range: Range<Int>) -> String {
        var text = ""
        for index in range {
            if index > range.lowerBound, !tokens[index].traits.contains(.glued) { text += " " }
            text += tokens[index].text
            if tokens[index].traits.contains(.spacedColon), index + 1 < range.upperBound { text += " :" }
        }
        return text
    }

    func confidence(of range: Range<Int>) -> Double { tokens[range].reduce(1) { min($0, $1.confidence) } }

    /// The end of the tokens that a row and the rows it is wrapped into hold.
    func endOfParagraph(from row: Int) -> Int {
        var last = row
        while rows[last].isWrapped { last += 1 }
        return rows[last].tokens.upperBound
    }

    /// The rows below `row` on its page whose top is within `reach` of its bottom.
    func rows(below row: Int, within reach: Double) -> Range<Int> {
        var end = row + 1
        while end < rows.count, rows[end].page == rows[row].page,
            rows[end].box.top - rows[row].box.bottom < reach
        {
            end += 1
        }
        return row + 1..<end
    }
}

extension Box {
    /// The part that `count` of `total` characters take after the first `done`.
    fileprivate func slice(_ done: Int, _ count: Int, of total: Int) -> Box {
        let step = width / Double(max(total, 1))
        return Box(
            left: left + step * Double(done), top: top, right: left + step * Double(done + count),
            bottom: bottom)
    }
}

extension DocumentScan {
    /// A token's folded letters and digits.
    func key(of token: Int) -> ArraySlice<UInt8> { folded[tokens[token].key] }
}
