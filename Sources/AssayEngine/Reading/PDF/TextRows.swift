import AssayCore

/// Orders words by the rows in which an eye reads a form: from top to bottom, and from left to right across
/// columns, so that a caption and its value stand together. Columns of prose come one after the other.
enum TextRows {
    /// Where letters stand in the library's boxes, which reach from a font's highest to its lowest part: that share
    /// of the height above the lower edge. It lets large and small words of one row meet.
    private static let descent = 0.2
    /// Baselines that differ by less than this share of the smaller word's height make one row.
    private static let tolerance = 0.4

    /// In O(n log n).
    static func arranged(_ words: [PDFWord]) -> [Word] {
        var rows: [[PDFWord]] = []
        var (rowBaseline, rowHeight) = (0.0, 0.0)
        for word in words.sorted(by: { (baseline($0), $0.box.left) < (baseline($1), $1.box.left) }) {
            let height = size(word)
            let isNear = baseline(word) - rowBaseline <= tolerance * min(height, rowHeight)
            if isNear, !rows.isEmpty, !runsDown(word) {
                rows[rows.count - 1].append(word)
            } else {
                rows.append([word])
                (rowBaseline, rowHeight) = (baseline(word), height)
            }
        }
        let sorted = rows.map { row in
            row.sorted { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }.map {
                Word(text: $0.text, box: $0.box, line: 0, hidden: $0.hidden)
            }
        }
        return ProseColumns.lines(sorted).enumerated().flatMap { line, row in
            row.map { Word(text: $0.text, box: $0.box, line: line, hidden: $0.hidden) }
        }
    }

    private static func baseline(_ word: PDFWord) -> Double {
        word.box.bottom - descent * size(word)
    }

    /// Height of the letters.
    private static func size(_ word: PDFWord) -> Double {
        runsDown(word) ? word.box.width : word.box.height
    }

    /// Whether the word runs up or down the page, as notes in margins do.
    private static func runsDown(_ word: PDFWord) -> Bool {
        word.box.height > 1.5 * word.box.width && word.text.unicodeScalars.count >= 3
    }
}
