extension TolerantJSONParser {
    mutating func key() throws(Interruption) -> String {
        let byte = try nextByte()
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try string() }
        let key = word { $0.isIdentifierPart || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
        guard position < bytes.count else { throw .cut(nil) }
        guard !key.isEmpty else { throw .wrong("something else where a key must stand") }
        forgive(.unquotedKey)
        return key
    }

    mutating func literal() throws(Interruption) -> JSON {
        let literals: [(word: String, value: JSON, isPython: Bool)] = [
            ("true", true, false), ("false", false, false), ("null", nil, false),
            ("True", true, true), ("False", false, true), ("None", nil, true),
        ]
        let word = word { $0.isIdentifierPart }
        guard let literal = literals.first(where: { $0.word == word }) else {
            let isCut = position == bytes.count && literals.contains { $0.word.hasPrefix(word) }
            throw isCut ? .cut(nil) : .wrong("something else where a value must stand")
        }
        if literal.isPython { forgive(.pythonLiteral) }
        return literal.value
    }

    /// A number that reaches the end of the text may go on: it is cut off.
    mutating func number() throws(Interruption) -> JSONNumber {
        let text = word {
            $0.isIdentifierPart || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: ".")
        }
        guard position < bytes.count else { throw .cut(nil) }
        if let number = JSONNumber(text) { return number }
        guard let number = Self.repaired(text) else { throw .wrong("something that is no number") }
        forgive(.numberForm)
        return number
    }

    /// Without a plus sign and leading zeros, with digits on both sides of the point.
    private static func repaired(_ text: String) -> JSONNumber? {
        let sign = text.prefix { $0 == "-" || $0 == "+" }
        guard sign.count <= 1 else { return nil }
        let parts = text.dropFirst(sign.count).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.contains(where: { $0.first?.isNumber == true }) else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        let lacksWhole = whole.first.map { !$0.isNumber } ?? true
        let digits = parts.count > 1 ? parts[1] : ""
        let fraction = digits.first?.isNumber == true ? "." + digits : digits
        return JSONNumber((sign == "-" ? "-" : "") + (lacksWhole ? "0" : "") + whole + fraction)
    }

    private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
        let start = position
        position = bytes[start...].firstIndex { !belongs($0) } ?? bytes.count
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    mutating func skipComment() throws(Interruption) {
        guard position + 1 < bytes.count else { throw .cut(nil) }
        let rest = bytes[(position + 2)...]
        switch bytes[position + 1] {
        case UInt8(ascii: "/"): position = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case UInt8(ascii: "*"):
            let end = rest.dropFirst().indices.first {
                bytes[$0] == UInt8(ascii: "/") && bytes[$0 - 1] == UInt8(ascii: "*")
            }
            position = end.map { $0 + 1 } ?? bytes.count
        default: throw .wrong("something else where a value must stand")
        }
        forgive(.comment)
    }
}
