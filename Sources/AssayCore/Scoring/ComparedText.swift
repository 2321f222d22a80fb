import Foundation

/// A text without what does not count when texts are compared: case, white space, punctuation at the ends, the
/// encoding of accents (NFC) and of dashes and quotation marks, and invisible characters.
struct ComparedText: Hashable {
    /// Words with one space between them: what similarity is measured on.
    let spaced: [UInt32]
    /// Without spaces: what equality is decided on.
    let compact: [UInt32]

    init(_ text: String) {
        let whole = Self.collapsed(Self.scalars(of: text))
        let trimmed = Self.trimmed(whole)
        spaced = trimmed.isEmpty ? whole : trimmed
        compact = spaced.filter { $0 != 0x20 }
    }

    static func == (left: ComparedText, right: ComparedText) -> Bool { left.compact == right.compact }
    func hash(into hasher: inout Hasher) { hasher.combine(compact) }

    /// Upper case and back, because only so ß meets SS and ligatures meet their letters (Unicode 3.13).
    private static func scalars(of text: String) -> [UInt32] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.utf8.map { (0x41...0x5A).contains($0) ? UInt32($0) + 0x20 : UInt32($0) }
        }
        return text.uppercased().lowercased().precomposedStringWithCanonicalMapping
            .unicodeScalars.compactMap(plain)
    }

    /// One form for each dash, quotation mark and space; nil for what can't be seen.
    private static func plain(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar.value {
        case 0x2010...0x2015, 0x2212: 0x2D
        case 0x2018...0x201B, 0x2032, 0x00B4, 0x0060: 0x27
        case 0x201C...0x201F, 0x2033, 0x00AB, 0x00BB: 0x22
        case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF: nil
        default: scalar.properties.isWhitespace ? 0x20 : scalar.value
        }
    }

    private static func collapsed(_ scalars: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(scalars.count)
        for scalar in scalars {
            let isSpace = scalar == 0x20 || (0x09...0x0D).contains(scalar)
            if !isSpace { result.append(scalar) } else if result.last ?? 0x20 != 0x20 { result.append(0x20) }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    /// Only marks that never belong to a name: `C#` and `C++` keep theirs.
    /// Most are letters and digits, and need no look-up.
    private static func isEdge(_ scalar: UInt32) -> Bool {
        if (0x61...0x7A).contains(scalar) || (0x30...0x39).contains(scalar) { return false }
        return edges.contains(scalar)
    }

    private static let edges = Set(" .,;:!?-'\"()[]{}*•·…|_~„‚".unicodeScalars.map(\.value))

    private static func trimmed(_ scalars: [UInt32]) -> [UInt32] {
        guard let first = scalars.firstIndex(where: { !isEdge($0) }),
            let last = scalars.lastIndex(where: { !isEdge($0) })
        else { return [] }
        return Array(scalars[first...last])
    }
}

extension ComparedText {
    /// Average normalised Levenshtein similarity of one pair (Biten et al., "Scene Text Visual Question
    /// Answering", ICCV 2019): 1 - distance / longer length, and 0 below one half.
    func likeness(to other: ComparedText) -> Double {
        if self == other { return 1 }
        let (shorter, longer) = (min(spaced.count, other.spaced.count), max(spaced.count, other.spaced.count))
        // The distance is at least the difference in length.
        guard longer > 0, shorter * 2 >= longer else { return 0 }
        let likeness = 1 - Double(EditDistance.between(spaced, other.spaced)) / Double(longer)
        return likeness < 0.5 ? 0 : likeness
    }

    /// Whether the other text stands in this one as a run of whole words.
    func holdsWords(of other: ComparedText) -> Bool {
        let (whole, part) = ([0x20] + spaced + [0x20], [0x20] + other.spaced + [0x20])
        guard !other.spaced.isEmpty, part.count <= whole.count else { return false }
        return (0...whole.count - part.count).contains { start in
            whole[start] == part[0] && whole[start..<start + part.count].elementsEqual(part)
        }
    }
}
