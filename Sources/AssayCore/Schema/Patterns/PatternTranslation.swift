/// Rewrites ECMA-262 regular expressions to ICU's. The differences: `$` holds before a last line break in ICU;
/// `\d`, `\w` and `\s` are other sets; `[`, `&&` and `--` have a meaning inside ICU's classes; ICU has escapes,
/// groups and quantifiers that ECMA-262 refuses.
struct PatternTranslation {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private static let space =
        #"\t\n\x{B}\f\r \x{A0}\x{FEFF}\x{2028}\x{2029}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}"#
    private static let sets: [Unicode.Scalar: String] = ["d": "0-9", "w": "A-Za-z0-9_", "s": space]

    mutating func translated() throws(SchemaPattern.Mistake) -> String {
        var result = ""
        while let scalar = next() {
            switch scalar {
            case "\\": result += try escape(inClass: false)
            case "[": result += try characterClass()
            case "$": result += #"\z"#
            case ".": result += #"[^\n\r\x{2028}\x{2029}]"#
            case "(":
                try checkGroup()
                result += "("
            case "*", "+", "?", "}":
                result.unicodeScalars.append(scalar)
                if peek == "?" { result.unicodeScalars.append(next() ?? "?") }
                if let peek, "*+?".unicodeScalars.contains(peek) {
                    throw mistake("nothing to repeat before \(peek)")
                }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func next() -> Unicode.Scalar? {
        defer { position += 1 }
        return peek
    }

    private func mistake(_ text: String) -> SchemaPattern.Mistake { SchemaPattern.Mistake(description: text) }

    /// Behind `(`: only the groups of ECMA-262.
    private func checkGroup() throws(SchemaPattern.Mistake) {
        guard peek == "?" else { return }
        let kind = position + 1 < scalars.count ? scalars[position + 1] : nil
        guard let kind, ":=!<".unicodeScalars.contains(kind) else {
            throw mistake("an unknown kind of group")
        }
    }

    /// Behind `[`, to behind `]`.
    private mutating func characterClass() throws(SchemaPattern.Mistake) -> String {
        let isNegated = peek == "^"
        if isNegated { position += 1 }
        if peek == "]" {
            position += 1
            return isNegated ? #"[\x{0}-\x{10FFFF}]"# : "(?!)"
        }
        var result = isNegated ? "[^" : "["
        var previous: Unicode.Scalar?
        while let scalar = next() {
            switch scalar {
            case "]": return result + "]"
            case "\\": result += try escape(inClass: true)
            case "[", "&": result += "\\" + String(scalar)
            case "-" where previous == "-": result += #"\-"#
            default: result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        throw mistake("a [ without its ]")
    }

    private mutating func escape(inClass: Bool) throws(SchemaPattern.Mistake) -> String {
        guard let scalar = next() else { throw mistake("a \\ at the end") }
        let lower = Unicode.Scalar(scalar.value | 0x20) ?? scalar
        if let set = Self.sets[lower], scalar.properties.isAlphabetic {
            let isNegated = lower != scalar
            return inClass && !isNegated ? set : (isNegated ? "[^" : "[") + set + "]"
        }
        switch scalar {
        case "v": return #"\x{B}"#
        case "0": return #"\x{0}"#
        case "b" where inClass: return #"\x{8}"#
        case "c": return try control()
        case "x": return try codePoint(hex(digits: 2))
        case "u": return try unicodeEscape()
        case "p", "P": return "\\" + String(scalar) + (try property())
        case "t", "n", "r", "f", "b", "B", "k": return "\\" + String(scalar)
        default:
            if scalar.isASCII, scalar.properties.isAlphabetic {
                throw mistake("an unknown escape \\\(scalar)")
            }
            return "\\" + String(scalar)
        }
    }

    /// Behind `\p`: the name of a Unicode property in braces.
    private mutating func property() throws(SchemaPattern.Mistake) -> String {
        guard peek == "{", let end = scalars[position...].firstIndex(of: "}") else {
            throw mistake("\\p without the name of a property in braces")
        }
        defer { position = end + 1 }
        return scalars[position...end].reduce(into: "") { $0.unicodeScalars.append($1) }
    }

    private mutating func control() throws(SchemaPattern.Mistake) -> String {
        guard let letter = next(), letter.isASCII, letter.properties.isAlphabetic else {
            throw mistake("\\c without a letter")
        }
        return codePoint(letter.value % 32)
    }

    /// Behind `\u`: four digits, two such escapes for a surrogate pair, or digits in braces.
    private mutating func unicodeEscape() throws(SchemaPattern.Mistake) -> String {
        if peek == "{" {
            position += 1
            let end = scalars[position...].firstIndex(of: "}") ?? position
            let value = try hex(digits: end - position)
            position += 1
            return codePoint(value)
        }
        let first = try hex(digits: 4)
        let mark = scalars[position...].prefix(2)
        guard (0xD800..<0xDC00).contains(first), mark.elementsEqual(["\\", "u"]) else {
            return codePoint(first)
        }
        position += 2
        let second = try hex(digits: 4)
        guard (0xDC00..<0xE000).contains(second) else { return codePoint(first) + codePoint(second) }
        return codePoint(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func hex(digits: Int) throws(SchemaPattern.Mistake) -> UInt32 {
        let text = scalars[position...].prefix(digits).reduce(into: "") { $0.unicodeScalars.append($1) }
        guard (1...6).contains(digits), text.utf8.count == digits,
            text.utf8.allSatisfy({ $0.hexValue != nil }),
            let value = UInt32(text, radix: 16), value <= 0x10FFFF
        else { throw mistake("an escape without its hexadecimal digits") }
        position += digits
        return value
    }

    private func codePoint(_ value: UInt32) -> String { "\\x{" + String(value, radix: 16) + "}" }
}
