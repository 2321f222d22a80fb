import AssayCore

/// Orders words by the rows in which an eye reads a form: from top to bottom, and from left to right across
/// columns, so that a caption and its value stand together. Columns of prose come one after the other.
enum TextRows {
    /// Where letters stand in the library's boxes, which reach from a font's highest to its lowest part: that share
    /// of the height above the lower edge. It lets large and small words of one row meet.
    private static let descent = 0.2
    /// Baselines that differ by less than this share of the smaller word's height make one row.
    private static let tolerance = 0.4

    /// A word and what it is sorted by.
    private struct Entry {
        let word: PDFWord
        let baseline: Double
        /// Height of the letters.
        let size: Double
        /// Whether the word runs up or down the page, as notes in margins do.
        let runsDown: Bool

        init(_ word: PDFWord) {
            self.word = word
            runsDown = word.box.height > 1.5 * word.box.width && word.text.unicodeScalars.count >= 3
            size = runsDown ? word.box.width : word.box.height
            baseline = word.box.bottom - descent * size
        }
    }

    /// In O(n log n).
    static func arranged(_ words: [PDFWord]) -> [Word] {
        let entries = words.map { Entry($0) }.sorted {
            ($0.baseline, $0.word.box.left) < ($1.baseline, $1.word.box.left)
        }
        var rows: [[Word]] = []
        var start = 0
        for (index, entry) in entries.enumerated() where index > start {
            let first = entries[start]
            let isNear = entry.baseline - first.baseline <= tolerance * min(entry.size, first.size)
            if isNear, !entry.runsDown { continue }
            rows.append(row(entries[start..<index]))
            start = index
        }
        if start < entries.count { rows.append(row(entries[start...])) }
        var arranged: [Word] = []
        arranged.reserveCapacity(words.count)
        for (line, row) in ProseColumns.lines(rows).enumerated() {
            for word in row {
                arranged.append(Word(text: word.text, box: word.box, line: line, hidden: word.hidden))
            }
        }
        return arranged
    }

    /// From left to right.
    private static func row(_ entries: ArraySlice<Entry>) -> [Word] {
        entries.map { Word(text: $0.word.text, box: $0.word.box, line: 0, hidden: $0.word.hidden) }
            .sorted { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }
    }
}
