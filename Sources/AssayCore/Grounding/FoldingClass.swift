/// What folding does with a scalar.
enum FoldingClass: Sendable {
    case letter, digit
    /// `+` or `#` right behind a letter: C++, C#.
    case mark
    /// A letter of a script that is written without spaces: words may begin and end anywhere.
    case ideograph
    /// Combining marks, and characters without width: not there at all.
    case ignored
    /// White space and punctuation.
    case separator

    /// `previous` is what was kept right before it, with nothing left out between.
    init(_ scalar: UInt32, after previous: FoldingClass?) {
        switch scalar {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x61...0x7A: self = .letter
        case 0x2B, 0x23: self = previous == .letter || previous == .mark ? .mark : .separator
        case 0..<0x80: self = .separator
        default: self = Self.beyondASCII(scalar)
        }
    }

    /// Letters that Unicode does not decompose and that people write with plain ones.
    static let plainLetters: [UInt32: String] = [
        0xDF: "ss", 0x1E9E: "ss", 0xC6: "ae", 0xE6: "ae", 0x152: "oe", 0x153: "oe", 0xD8: "o", 0xF8: "o",
        0x141: "l", 0x142: "l", 0x110: "d", 0x111: "d", 0xD0: "d", 0xF0: "d", 0xDE: "th", 0xFE: "th",
        0x131: "i",
    ]

    private static func beyondASCII(_ value: UInt32) -> FoldingClass {
        switch value {
        case 0x300...0x36F: return .ignored
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x391...0x3C9, 0x410...0x44F: return .letter
        case 0xE00...0xEFF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF:
            return .ideograph
        default: break
        }
        guard let scalar = Unicode.Scalar(value) else { return .ignored }
        switch scalar.properties.generalCategory {
        case .decimalNumber: return .digit
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .letterNumber,
            .otherNumber:
            return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .ignored
        case .dashPunctuation, .openPunctuation, .closePunctuation, .connectorPunctuation,
            .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
            .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .surrogate, .privateUse,
            .unassigned:
            return .separator
        @unknown default: return .separator
        }
    }
}
