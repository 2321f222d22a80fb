/// How far words may differ from a value and still be its evidence. Money, dates and numbers are never here:
/// one digit off is another amount.
enum EditTolerance {
    /// Names, titles, addresses.
    case text
    /// Codes that must be right to the character.
    case identifier

    /// The largest number of edits for a value of `length` letters whose words were read with `confidence`.
    func mostEdits(length: Int, confidence: Double, isRecognised: Bool) -> Int {
        switch self {
        case .text:
            // A clean page forgives one letter in ten (a plural, "and" for "&"): a ten-letter name keeps nine. A
            // recogniser that was sure of its words errs as seldom; the less sure, the more, up to one in four.
            let rate = isRecognised ? min(0.25, 0.1 + 0.4 * (1 - confidence)) : 0.1
            return Int(Double(length) * rate)
        case .identifier:
            // Only what recognisers confuse, and no more than one character in eight.
            return isRecognised ? length / 8 + (length >= 4 ? 1 : 0) : 0
        }
    }

    var costs: EditCosts {
        switch self {
        case .text: .words
        case .identifier: .confusions
        }
    }
}

/// What an edit between two folded bytes counts.
enum EditCosts {
    /// One for each.
    case plain
    /// One for each, but digits may not change, come or go: another house number is another address.
    case words
    /// Only letters and digits that look alike may change.
    case confusions

    /// More than any bound.
    static let forbidden = 10_000

    func substitution(_ left: UInt8, _ right: UInt8) -> Int {
        if left == right { return 0 }
        return switch self {
        case .plain: 1
        case .words:
            !Self.isDigit(left) && !Self.isDigit(right) || Self.lookAlike(left, right) ? 1 : Self.forbidden
        case .confusions: Self.lookAlike(left, right) ? 1 : Self.forbidden
        }
    }

    /// A byte that one side has and the other has not.
    func gap(_ byte: UInt8) -> Int {
        switch self {
        case .plain: 1
        case .words: Self.isDigit(byte) ? Self.forbidden : 1
        case .confusions: Self.forbidden
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether recognisers take one for the other.
    private static func lookAlike(_ left: UInt8, _ right: UInt8) -> Bool {
        let shape = shape(of: left)
        return shape != nil && shape == Self.shape(of: right)
    }

    private static func shape(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0"), UInt8(ascii: "o"), UInt8(ascii: "q"), UInt8(ascii: "d"): 0
        case UInt8(ascii: "1"), UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "j"): 1
        case UInt8(ascii: "2"), UInt8(ascii: "z"): 2
        case UInt8(ascii: "5"), UInt8(ascii: "s"): 5
        case UInt8(ascii: "6"), UInt8(ascii: "g"), UInt8(ascii: "b"), UInt8(ascii: "8"): 8
        default: nil
        }
    }
}
