import AssayCore
import CPoppler

/// An open page of a PDF. One owner, which closes it.
struct PDFPage: ~Copyable {
    /// Between two letters of a word, as a share of their height. Spaces are wider than a sixth of it.
    private static let widestLetterGap = 0.12

    let pointer: OpaquePointer
    /// Points, as the page is to be shown: its rotation is applied.
    let width: Double
    let height: Double

    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
        var (width, height) = (0.0, 0.0)
        poppler_page_get_size(pointer, &width, &height)
        (self.width, self.height) = (width, height)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

    /// The text layer's words in Poppler's order; boxes in points from the top left, inside the page.
    func text() -> PDFText {
        guard let text = poppler_page_get_text(pointer) else { return PDFText() }
        defer { g_free(text) }
        var boxes: UnsafeMutablePointer<PopplerRectangle>?
        var count: guint = 0
        guard poppler_page_get_text_layout(pointer, &boxes, &count) != 0, let boxes else { return PDFText() }
        defer { g_free(boxes) }
        let letters = zip(
            String(cString: text).unicodeScalars, UnsafeBufferPointer(start: boxes, count: Int(count))
        ).map { scalar, box in
            PDFLetter(scalar: scalar, box: Box(left: box.x1, top: box.y1, right: box.x2, bottom: box.y2))
        }
        return words(of: letters)
    }

    /// Poppler gives one rectangle for each Unicode scalar.
    private func words(of letters: [PDFLetter]) -> PDFText {
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

    /// Poppler writes no space between the words of a row that stand in different columns.
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
        let page = Box(left: 0, top: 0, right: width, bottom: height)
        let isOff = box.midX < 0 || box.midX > width || box.midY < 0 || box.midY > height
        return WordText.parts(of: text, hidden: isOff ? .offPage : nil).map {
            PDFWord(text: $0.text, box: box.cut(to: page), hidden: $0.hidden)
        }
    }
}

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
