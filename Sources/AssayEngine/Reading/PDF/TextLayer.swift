import AssayCore

/// Judges a page's text layer: what of it can be seen, and whether it is any use.
enum TextLayer {
    /// Letters smaller than this many points can't be read.
    private static let smallestLetter = 2.0
    /// Words of a page that has a text layer.
    static let fewest = 3

    /// Marks the words that a person who looks at the page would not see, whatever the trick: the colour of the
    /// paper, an invisible text mode, full transparency, something painted over it, or tiny letters. `ink`
    /// is nil where all words are known to show.
    static func marked(_ words: [PDFWord], ink: PageInk?) -> [PDFWord] {
        let reasons = words.map { reason($0, ink: ink) }
        var words = words
        for (index, reason) in reasons.enumerated() where reason != nil {
            // Single marks may be too faint to show, and recognisers that add a layer to a scan misplace
            // them; nobody hides so little.
            let isAlone =
                (index == 0 || reasons[index - 1] == nil)
                && (index + 1 == words.count || reasons[index + 1] == nil)
            let isSlight = words[index].text.unicodeScalars.count < 3
            words[index].hidden = isAlone && isSlight && reason != .invisible ? nil : reason
        }
        return words
    }

    private static func reason(_ word: PDFWord, ink: PageInk?) -> HiddenReason? {
        if let known = word.hidden { return known }
        if word.box.height < smallestLetter,
            word.box.width / Double(word.text.unicodeScalars.count) < smallestLetter
        {
            return .tiny
        }
        return ink?.showsSomething(in: word.box) ?? true ? nil : .sameColour
    }

    /// True where the page shows something that its text layer doesn't say: too few words, or letters without
    /// a meaning, as from fonts that lack a table of Unicode characters.
    static func isUseless(_ text: PDFText, ink: PageInk?) -> Bool {
        guard text.words.count(where: { $0.hidden == nil }) >= fewest else {
            return ink.map { $0.coverage > 0.0005 } ?? true
        }
        guard text.unreadable > 0 else { return false }
        let characters = text.words.reduce(0) { $0 + $1.text.unicodeScalars.count }
        return Double(text.unreadable) > 0.3 * Double(max(characters, text.unreadable))
    }

    /// True where the letters are hardly those of a language: fonts whose characters are numbered in some way of
    /// their own come out as words without vowels, or of marks alone. To be looked at, not to be relied on.
    static func looksOdd(_ words: [PDFWord]) -> Bool {
        var (all, marks, latin, vowelless) = (0, 0, 0, 0)
        for word in words where word.hidden == nil {
            let text = word.text.utf8
            guard text.count >= 2 else { continue }
            all += 1
            if !text.contains(where: { $0 >= 0x80 || isFigure($0) || isLetter($0) }) { marks += 1 }
            if text.count >= 4, text.allSatisfy({ isLetter($0) }) {
                latin += 1
                if !text.contains(where: { vowels.contains($0 | 0x20) }) { vowelless += 1 }
            }
        }
        return all >= 10 && 2 * marks > all || latin >= 10 && 4 * vowelless > latin
    }

    private static let vowels = Set("aeiouy".utf8)

    private static func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
