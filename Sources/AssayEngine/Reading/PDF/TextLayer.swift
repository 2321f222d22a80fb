import AssayCore

/// Judges a page's text layer: what of it can be seen, and whether it is any use.
enum TextLayer {
    /// Letters smaller than this many points can't be read.
    private static let smallestLetter = 2.0

    /// Marks the words that a person who looks at the page would not see, whatever the trick: the colour of the
    /// paper, an invisible text mode, full transparency, something painted over it, or tiny letters.
    static func marked(_ words: [PDFWord], ink: PageInk) -> [PDFWord] {
        let reasons = words.map { reason($0, ink: ink) }
        return words.indices.map { index in
            // Single marks may be too faint to show, and recognisers that add a layer to a scan misplace
            // them; nobody hides so little.
            let isAlone =
                (index == 0 || reasons[index - 1] == nil)
                && (index + 1 == words.count || reasons[index + 1] == nil)
            let isSlight = words[index].text.unicodeScalars.count < 3
            var word = words[index]
            word.hidden = isAlone && isSlight ? nil : reasons[index]
            return word
        }
    }

    private static func reason(_ word: PDFWord, ink: PageInk) -> HiddenReason? {
        if let known = word.hidden { return known }
        if max(word.box.width / Double(word.text.unicodeScalars.count), word.box.height) < smallestLetter {
            return .tiny
        }
        return ink.showsSomething(in: word.box) ? nil : .sameColour
    }

    /// True where the page shows something that its text layer doesn't say: too few words, or letters without
    /// a meaning, as from fonts that lack a table of Unicode characters.
    static func isUseless(_ words: [PDFWord], ink: PageInk) -> Bool {
        let visible = words.filter { $0.hidden == nil }
        guard visible.count >= 3 else { return ink.coverage > 0.0005 }
        var (all, garbage) = (0, 0)
        for word in visible {
            for scalar in word.text.unicodeScalars {
                all += 1
                garbage += isMeaningless(scalar) ? 1 : 0
            }
        }
        return Double(garbage) > 0.3 * Double(all)
    }

    private static func isMeaningless(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x80 else { return scalar.value < 0x20 }
        if scalar == "\u{FFFD}" { return true }
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate: return true
        default: return false
        }
    }
}
