/// A number as written: its digits in groups, and what stands around them. What the separators mean is settled
/// later, by `readings(decimalSeparator:)`.
struct Numeral: Hashable {
    /// What stands between groups of digits.
    enum Separator: Hashable {
        case point, comma, apostrophe, space
    }

    /// ASCII digits of all groups.
    var digits: [UInt8] = []
    /// In order, each with the count of digits before it.
    var separators: [(sign: Separator, position: Int)] = []
    var affixes = NumeralAffixes()

    /// Longer texts are no numbers; keeps everything that follows linear.
    static let longestText = 80

    /// The number that the whole text states; nil where it is none.
    init?(_ scalars: [Unicode.Scalar]) {
        guard scalars.count <= Self.longestText,
            var first = scalars.firstIndex(where: Self.isDigit),
            let last = scalars.lastIndex(where: Self.isDigit)
        else { return nil }
        // ".50": a separator that opens the number, unless it ends an abbreviation as in "Rs.50".
        if first > 0, let sign = Self.separator(scalars[first - 1]), sign == .point || sign == .comma,
            first == 1 || !scalars[first - 2].isLetter
        {
            first -= 1
        }
        guard readBody(scalars[first...last]) else { return nil }
        guard affixes.readPrefix(scalars[..<first]), affixes.readSuffix(scalars[(last + 1)...]) else {
            return nil
        }
        if affixes.needsMoney, separators.isEmpty, affixes.mark == nil { return nil }
    }

    private mutating func readBody(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        for scalar in scalars {
            if Self.isDigit(scalar) {
                digits.append(UInt8(scalar.value))
            } else {
                guard let sign = Self.separator(scalar), separators.last?.position != digits.count else {
                    return false
                }
                separators.append((sign, digits.count))
            }
        }
        return digits.count <= 38
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    static func separator(_ scalar: Unicode.Scalar) -> Separator? {
        switch scalar {
        case ".": .point
        case ",": .comma
        case "'", "\u{2018}", "\u{2019}", "\u{2BC}", "\u{B4}", "`": .apostrophe
        case " ", "\u{A0}", "\u{2007}", "\u{2008}", "\u{2009}", "\u{200A}", "\u{202F}": .space
        default: nil
        }
    }

    static func == (left: Numeral, right: Numeral) -> Bool {
        left.digits == right.digits && left.affixes == right.affixes
            && left.separators.elementsEqual(right.separators, by: ==)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(digits)
        hasher.combine(affixes)
    }
}
