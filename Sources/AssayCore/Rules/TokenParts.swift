/// Cuts a word where a caption and its value were written without a blank: `Date:03/04/2026`, `No.4711`, `$35/hr`.
enum TokenParts {
    /// The parts in order; the word itself where there is nothing to cut.
    static func split(_ word: String) -> [Substring] {
        guard word.utf8.count > 2, word.utf8.contains(where: isMark) else { return [word[...]] }
        var parts: [Substring] = []
        var start = word.startIndex
        for index in word.indices.dropFirst() where isCut(word, start: start, before: index) {
            parts.append(word[start..<index])
            start = index
        }
        return parts + [word[start...]]
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("),
            UInt8(ascii: "@"),
            0xC2:
            true
        default: false
        }
    }

    /// Whether a new part begins at `index`.
    private static func isCut(_ word: String, start: String.Index, before index: String.Index) -> Bool {
        let left = word[start..<index]
        guard let last = left.last else { return false }
        let next = word[index]
        switch last {
        case ":": return next != "/" && left.contains(where: \.isLetter)
        case "#", "°", "º": return left.count > 1 && next.isLetterOrDigit
        case ".": return next.isNumber && left.dropLast().allSatisfy(\.isLetter) && left.count > 2
        case "/": return isLongWord(left.dropLast()) && isLongWord(word[index...])
        default:
            if next == "(" { return last.isLetter }
            if next == "@" { return last.isLetter && word[index...].dropFirst().first?.isNumber == true }
            return next == "/" && last.isNumber && word[index...].dropFirst().allSatisfy(\.isLetter)
                && word[index...].count > 1
        }
    }

    private static func isLongWord(_ text: Substring) -> Bool {
        text.count >= 4 && text.allSatisfy { $0.isLetter || $0 == "-" || $0 == ":" }
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
