import AssayCore

/// A page's text layer.
struct PDFText {
    var words: [PDFWord] = []
    /// Characters without a meaning, as fonts give them that lack a table of Unicode characters.
    var unreadable = 0
    /// By which the page stands upright; the words' boxes are those of the page as it is shown.
    var turn = PageTurn.none

    init(turn: PageTurn = .none) { self.turn = turn }

    static func isUnreadable(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x80 else { return scalar.value < 0x20 || scalar.value == 0x7F }
        if scalar == "\u{FFFD}" { return true }
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate: return true
        default: return false
        }
    }
}

/// A word of a text layer.
struct PDFWord: Hashable {
    let text: String
    let box: Box
    var hidden: HiddenReason?
}

extension PDFPage {
    /// Between two letters of a word, as a share of their height. Spaces are wider than a sixth of it.
    private static let widestLetterGap = 0.12

    func words(of letters: [PDFLetter]) -> PDFText {
        let turn = PageTurn(uprighting: letters, width: width, height: height)
        var result = PDFText(turn: turn)
        var scalars = String.UnicodeScalarView()
        var (whole, last): (Box?, Box?)
        func finish() {
            if let box = whole {
                result.words.append(contentsOf: word(String(scalars), at: turn.undone(box)))
            }
            (scalars, whole, last) = (.init(), nil, nil)
        }
        for letter in letters {
            let (scalar, box) = (letter.scalar, turn.applied(to: letter.box))
            guard !WordText.isWhitespace(scalar) else {
                finish()
                continue
            }
            result.unreadable += PDFText.isUnreadable(scalar) ? 1 : 0
            if let last, !Self.belongTogether(last, box) { finish() }
            last = box
            whole = whole.map { $0.union(box) } ?? box
            // Many PDFs write their ordinary hyphens as soft ones.
            scalars.append(scalar == "\u{AD}" ? "-" : scalar)
        }
        finish()
        return result
    }

    /// The words of a row that stand in different columns may have no space between them.
    private static func belongTogether(_ letter: Box, _ next: Box) -> Bool {
        let size = max(letter.height, next.height)
        if letter.midY < next.top || letter.midY > next.bottom {
            // Letters of a word that runs up or down the page.
            let gap = max(next.top - letter.bottom, letter.top - next.bottom)
            return letter.midX > next.left && letter.midX < next.right && gap < widestLetterGap * size
        }
        let gap = next.left - letter.right
        return gap < widestLetterGap * size && gap > -size
    }

    private func word(_ text: String, at box: Box) -> [PDFWord] {
        guard box.left.isFinite, box.right.isFinite, box.top.isFinite, box.bottom.isFinite
        else { return [] }
        let isOff = box.midX < 0 || box.midX > width || box.midY < 0 || box.midY > height
        return WordText.parts(of: text, hidden: isOff ? .offPage : nil).map {
            PDFWord(text: $0.text, box: box.cut(to: frame.shown), hidden: $0.hidden)
        }
    }
}
