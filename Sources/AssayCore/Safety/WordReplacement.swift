/// Replaces values in texts wherever they stand as whole words: compared by letters and digits alone, whatever stands
/// between them and in whichever case. Of several that fit, the longest counts.
struct WordReplacement: Sendable {
    private struct Node {
        var next: [Unicode.Scalar: Int] = [:]
        var replacement: String?
    }

    /// One letter or digit of a text, and where it stands.
    private struct Letter {
        let folded: Unicode.Scalar
        let index: String.UnicodeScalarView.Index
        /// Whether nothing but a letter or digit stands directly before it.
        let beginsWord: Bool
    }

    /// What separates the parts of a value may be so long: a line break with an indent in a layout.
    private static let widestGap = 60
    private var nodes = [Node()]

    init(_ entries: [(value: String, replacement: String)]) {
        for (value, replacement) in entries {
            var place = 0
            for scalar in Self.key(value) {
                if let next = nodes[place].next[scalar] {
                    place = next
                } else {
                    nodes[place].next[scalar] = nodes.count
                    place = nodes.count
                    nodes.append(Node())
                }
            }
            if place > 0 { nodes[place].replacement = nodes[place].replacement ?? replacement }
        }
    }

    /// The letters and digits, in lower case.
    static func key(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.compactMap(folded) }

    /// nil where it is neither letter nor digit.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return scalar
        case 0x41...0x5A: return Unicode.Scalar(scalar.value + 32)
        case ..<0x80: return nil
        default:
            let properties = scalar.properties
            guard properties.isAlphabetic || properties.numericType != nil else { return nil }
            return properties.lowercaseMapping.unicodeScalars.first ?? scalar
        }
    }

    func applied(to text: String, keepingColumns: Bool) -> String {
        guard nodes.count > 1 else { return text }
        let scalars = text.unicodeScalars
        let letters = Self.letters(of: scalars)
        var result = String.UnicodeScalarView()
        var rest = scalars.startIndex
        var place = 0
        while place < letters.count {
            guard letters[place].beginsWord, let (last, replacement) = match(at: place, in: letters, scalars)
            else {
                place += 1
                continue
            }
            let start = letters[place].index
            result.append(contentsOf: scalars[rest..<start])
            result.append(contentsOf: replacement.unicodeScalars)
            let end = scalars.index(after: letters[last].index)
            rest = end
            if keepingColumns {
                let width = scalars.distance(from: start, to: end)
                Self.align(&result, replacement.unicodeScalars.count - width, scalars, &rest)
            }
            place = last + 1
        }
        result.append(contentsOf: scalars[rest...])
        return String(result)
    }

    private static func letters(of scalars: String.UnicodeScalarView) -> [Letter] {
        var letters: [Letter] = []
        var isInWord = false
        for index in scalars.indices {
            let folded = folded(scalars[index])
            if let folded { letters.append(Letter(folded: folded, index: index, beginsWord: !isInWord)) }
            isInWord = folded != nil
        }
        return letters
    }

    /// The longest value that begins at this letter and ends with a word.
    private func match(
        at start: Int, in letters: [Letter], _ scalars: String.UnicodeScalarView
    ) -> (last: Int, replacement: String)? {
        var best: (last: Int, replacement: String)?
        var node = 0
        var place = start
        while place < letters.count, let next = nodes[node].next[letters[place].folded] {
            if place > start, letters[place].beginsWord,
                scalars.distance(from: letters[place - 1].index, to: letters[place].index) > Self.widestGap
            {
                break
            }
            node = next
            let isWordsEnd = place + 1 == letters.count || letters[place + 1].beginsWord
            if isWordsEnd, let replacement = nodes[node].replacement { best = (place, replacement) }
            place += 1
        }
        return best
    }

    /// Makes up for so much more or less width by the spaces that follow, where there are two or more.
    private static func align(
        _ result: inout String.UnicodeScalarView, _ excess: Int, _ scalars: String.UnicodeScalarView,
        _ rest: inout String.UnicodeScalarView.Index
    ) {
        let spaces = scalars[rest...].prefix { $0 == " " }.count
        guard spaces >= 2 else { return }
        if excess < 0 {
            result.append(contentsOf: repeatElement(" ", count: -excess))
        } else {
            rest = scalars.index(rest, offsetBy: min(excess, spaces - 2))
        }
    }
}
