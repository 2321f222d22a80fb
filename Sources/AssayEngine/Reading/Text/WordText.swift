import AssayCore

/// What all readers do to the characters of a word.
enum WordText {
    /// Without characters that can't be seen (directions, zero widths, controls), and with ligatures of Latin
    /// letters spelled out, as people type them.
    static func cleaned(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let letters = ligatures[scalar] {
                result.append(contentsOf: letters.unicodeScalars)
            } else if !isInvisible(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// A word of a file as people see it; behind it, hidden, as it stands there, where that holds characters which
    /// nobody sees and no script needs. None where nothing is left of it.
    static func parts(
        of word: String, hidden: HiddenReason? = nil
    ) -> [(text: String, hidden: HiddenReason?)] {
        let clean = cleaned(word)
        let visible = clean.isEmpty ? [] : [(text: clean, hidden: hidden)]
        return InvisibleCharacters.standOut(in: word) ? visible + [(word, .invisible)] : visible
    }

    /// Columns that the text takes in a fixed-pitch font: combining marks none, East Asian wide letters two.
    static func columns(_ text: String) -> Int {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: 1
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: scalar.properties.isGraphemeExtend || isInvisible(scalar) ? 0 : 1
        }
    }

    static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? scalar == " " || (scalar.value >= 9 && scalar.value <= 13)
            : scalar.properties.isWhitespace
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE01EF:
            true
        default: false
        }
    }

    private static let ligatures: [Unicode.Scalar: String] = [
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
        "\u{FB05}": "st", "\u{FB06}": "st",
    ]
}
