import AssayCore

/// A word that has its column but not yet its place on a page.
struct GridWord: Hashable {
    let text: String
    /// From 0.
    let column: Int
    var hidden: HiddenReason?

    /// Columns that it takes: none for what is not drawn.
    var width: Int { hidden == .invisible ? 0 : WordText.columns(text) }
    var end: Int { column + width }
}

/// A line of words, which stand in the order of their columns.
struct GridLine: Hashable {
    var words: [GridWord]
    /// In page units: 12 for ordinary lines, more for headings.
    var height = CharacterGrid.lineHeight

    var end: Int { words.last?.end ?? 0 }
}

/// Turns lines of characters into a page: 6 units across and 12 down for a character.
enum CharacterGrid {
    static let columnWidth = 6.0
    static let lineHeight = 12.0
    /// Lines are wrapped here.
    static let columns = 100

    /// One page, as long as its lines need. Empty lines take room but are not counted by `Word.line`.
    static func page(of lines: [GridLine], source: ReadingSource) -> Page {
        var words: [Word] = []
        var (top, line, lastColumn) = (0.0, 0, columns)
        for gridLine in lines {
            for word in gridLine.words {
                lastColumn = max(lastColumn, word.end)
                let box = Box(
                    left: Double(word.column) * columnWidth, top: top,
                    right: Double(word.end) * columnWidth, bottom: top + gridLine.height)
                words.append(Word(text: word.text, box: box, line: line, hidden: word.hidden))
            }
            line += gridLine.words.isEmpty ? 0 : 1
            top += gridLine.height
        }
        return Page(
            width: Double(lastColumn) * columnWidth, height: max(top, lineHeight), source: source,
            words: words)
    }
}
