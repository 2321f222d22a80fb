import AssayCore

/// Gathers the words of a line whose spaces count.
struct LineBuilder {
    private static let tabWidth = 8

    /// Lines that end beyond this column are wrapped.
    let widest: Int

    private var words: [GridWord] = []
    private var word = String.UnicodeScalarView()
    private var wordHidden: HiddenReason?
    private var start = 0
    private var column = 0

    init(widest: Int) { self.widest = widest }

    /// True where not even a space was appended.
    var isEmpty: Bool { column == 0 }

    mutating func append(_ scalar: Unicode.Scalar, hidden: HiddenReason? = nil) {
        if scalar == "\t" {
            finishWord()
            column += Self.tabWidth - column % Self.tabWidth
        } else if WordText.isWhitespace(scalar) {
            finishWord()
            column += 1
        } else {
            if wordHidden != hidden { finishWord() }
            if word.isEmpty { (start, wordHidden) = (column, hidden) }
            word.append(scalar)
            column += WordText.columns(scalar)
        }
    }

    /// The line, or several where it is too long; ready for the next one.
    mutating func finish() -> [GridLine] {
        finishWord()
        defer { self = LineBuilder(widest: widest) }
        let line = GridLine(words: words)
        return line.end <= widest ? [line] : line.wrapped(at: CharacterGrid.columns)
    }

    private mutating func finishWord() {
        for part in WordText.parts(of: String(word), hidden: wordHidden) {
            let place = part.hidden == .invisible ? column : start
            words.append(GridWord(text: part.text, column: place, hidden: part.hidden))
        }
        word = .init()
    }
}

extension GridLine {
    /// The words on as many lines as they need, one column apart, under the column of the first.
    func wrapped(at limit: Int) -> [GridLine] {
        let indent = min(words.first?.column ?? 0, limit / 2)
        var lines: [GridLine] = []
        var current = GridLine(words: [], height: height)
        for word in words {
            if current.end + 1 + word.width > limit, !current.words.isEmpty {
                lines.append(current)
                current.words = []
            }
            let gap = word.width == 0 ? 0 : 1
            let column = current.words.isEmpty ? indent : current.end + gap
            current.words.append(GridWord(text: word.text, column: column, hidden: word.hidden))
        }
        lines.append(current)
        return lines
    }
}
