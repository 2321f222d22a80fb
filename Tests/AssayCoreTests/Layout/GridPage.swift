import AssayCore

/// Pages drawn with characters, so that a test shows what it is about: one cell is 6 x 12 units.
enum GridPage {
    /// Words where they stand in the drawing. `source` decides how wide a gap parts two phrases.
    static func page(
        _ drawing: String, source: ReadingSource = .plainText, confidence: Double = 1
    ) -> Page {
        var words: [Word] = []
        var line = 0
        let rows = drawing.split(separator: "\n", omittingEmptySubsequences: false)
        for (row, text) in rows.enumerated() {
            let found = self.words(of: text, row: row, line: line, confidence: confidence)
            words += found
            if !found.isEmpty { line += 1 }
        }
        let widest = rows.map(\.count).max() ?? 0
        return Page(
            width: Double(max(widest, 1)) * 6, height: Double(max(rows.count, 1)) * 12, source: source,
            words: words)
    }

    static func document(_ drawings: String...) -> ReadDocument {
        ReadDocument(pages: drawings.map { page($0) })
    }

    private static func words(of text: Substring, row: Int, line: Int, confidence: Double) -> [Word] {
        var words: [Word] = []
        var start: Int?
        let characters = Array(text) + [" "]
        for (column, character) in characters.enumerated() {
            if character != " " {
                start = start ?? column
            } else if let first = start {
                let box = Box(
                    left: Double(first) * 6, top: Double(row) * 12, right: Double(column) * 6,
                    bottom: Double(row) * 12 + 12)
                words.append(
                    Word(
                        text: String(characters[first..<column]), box: box, confidence: confidence, line: line
                    ))
                start = nil
            }
        }
        return words
    }
}
