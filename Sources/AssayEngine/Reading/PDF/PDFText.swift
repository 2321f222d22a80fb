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
        // Latin letters and marks follow the controls.
        guard scalar.value >= 0x250 else {
            return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        }
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
        var word = LetterRun()
        for letter in letters {
            let (scalar, box) = (letter.scalar, turn.applied(to: letter.box))
            guard !WordText.isWhitespace(scalar) else {
                finish(&word, in: &result)
                continue
            }
            result.unreadable += PDFText.isUnreadable(scalar) ? 1 : 0
            if !word.isEmpty, !Self.belongTogether(word.last, box) { finish(&word, in: &result) }
            // Many PDFs write their ordinary hyphens as soft ones.
            word.add(scalar == "\u{AD}" ? "-" : scalar, at: box)
        }
        finish(&word, in: &result)
        return result
    }

    /// Ends the word that was begun, where one was.
    private func finish(_ word: inout LetterRun, in text: inout PDFText) {
        guard !word.isEmpty else { return }
        let box = text.turn.undone(word.box)
        if box.left.isFinite, box.right.isFinite, box.top.isFinite, box.bottom.isFinite {
            let isOff = box.midX < 0 || box.midX > width || box.midY < 0 || box.midY > height
            let (hidden, place) = (isOff ? HiddenReason.offPage : nil, box.cut(to: frame.shown))
            if word.isPlain {
                text.words.append(PDFWord(text: word.text, box: place, hidden: hidden))
            } else {
                for part in WordText.parts(of: word.text, hidden: hidden) {
                    text.words.append(PDFWord(text: part.text, box: place, hidden: part.hidden))
                }
            }
        }
        word.clear()
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
}

/// The letters of a word so far.
private struct LetterRun {
    private var bytes: [UInt8] = []
    private(set) var box = Box(left: 0, top: 0, right: 0, bottom: 0)
    /// Of the last letter.
    private(set) var last = Box(left: 0, top: 0, right: 0, bottom: 0)
    /// Whether all are printed characters of ASCII.
    private(set) var isPlain = true

    var isEmpty: Bool { bytes.isEmpty }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ scalar: Unicode.Scalar, at place: Box) {
        box = bytes.isEmpty ? place : box.union(place)
        last = place
        if scalar.value > 0x20, scalar.value < 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            isPlain = false
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isPlain = true
    }
}
