/// A list that came as one text.
enum ListText {
    /// The items, trimmed, without bullets. Lines, bullets and semicolons part items; commas do only where there
    /// is none of these, and not inside brackets: "Python (Django, Flask), SQL" are two.
    static func items(of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let coarse = scalars.split(whereSeparator: isDivider)
        let parts = coarse.count > 1 ? coarse : atCommas(scalars[...])
        return parts.map { withoutNumber(item(String(String.UnicodeScalarView($0)))) }.filter { !$0.isEmpty }
    }

    /// One item in canonical form, without the bullet before it.
    static func item(_ text: String) -> String {
        var rest = Substring(CanonicalText.canonical(text))
        while let first = rest.unicodeScalars.first, isBullet(first) || first == " " || isDash(first, rest) {
            rest.unicodeScalars.removeFirst()
        }
        return String(rest)
    }

    private static func isDivider(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isSpace && scalar.value != 0x20 && scalar.value != 0xA0
            && scalar.value != 0x202F
            && scalar.value != 0x09 || scalar == ";" || isBullet(scalar)
    }

    private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "•", "◦", "▪", "▫", "●", "○", "■", "□", "‣", "⁃", "∙", "·", "\u{F0B7}", "►", "➢", "✓", "✔": true
        default: false
        }
    }

    /// A dash or star that stands before a space is a bullet; "-5" and "*nix" keep theirs.
    private static func isDash(_ scalar: Unicode.Scalar, _ text: Substring) -> Bool {
        guard scalar == "-" || scalar == "*" || scalar == "–" || scalar == "—" else { return false }
        return text.unicodeScalars.dropFirst().first.map { $0 == " " } ?? true
    }

    private static func atCommas(_ scalars: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var depth = 0
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var start = scalars.startIndex
        for (index, scalar) in zip(scalars.indices, scalars) {
            switch scalar {
            case "(", "[": depth += 1
            case ")", "]": depth = max(0, depth - 1)
            case "," where depth == 0 && !isInNumber(index, scalars):
                parts.append(scalars[start..<index])
                start = index + 1
            default: break
            }
        }
        return parts + [scalars[start...]]
    }

    private static func isInNumber(_ index: Int, _ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard index > scalars.startIndex, index + 1 < scalars.endIndex else { return false }
        return Numeral.isDigit(scalars[index - 1]) && Numeral.isDigit(scalars[index + 1])
    }

    /// "1. Python", "2) SQL": a number with a mark and a space before the item.
    private static func withoutNumber(_ item: String) -> String {
        let digits = item.unicodeScalars.prefix { Numeral.isDigit($0) }
        let rest = item.unicodeScalars[digits.endIndex...]
        guard (1...2).contains(digits.count), let mark = rest.first, mark == "." || mark == ")",
            rest.dropFirst().first == " "
        else { return item }
        return Self.item(String(rest.dropFirst(2)))
    }
}
