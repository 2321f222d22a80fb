extension JSONParser {
    mutating func key() throws(JSONError) -> String {
        switch byte {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "'") where syntax == .json5: return try string()
        case let byte? where syntax == .json5 && byte.isIdentifierStart:
            let start = position
            position = bytes[start...].firstIndex { !$0.isIdentifierPart } ?? bytes.count
            return String(decoding: bytes[start..<position], as: UTF8.self)
        default: throw unexpected("a key")
        }
    }

    /// RFC 8259 section 6: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
    mutating func number() throws(JSONError) -> JSONNumber {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") { position += 1 } else { try digits(from: start) }
        if byte == UInt8(ascii: ".") {
            position += 1
            try digits(from: start)
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            let exponent = position
            try digits(from: start)
            let length = bytes[exponent..<position].drop { $0 == UInt8(ascii: "0") }.count
            guard length <= 14 else { throw JSONError(.exponentTooLarge, at: start, in: bytes) }
        }
        // 01, 1x and 0x1F are no numbers followed by something but no numbers at all.
        if let byte, byte.isIdentifierPart { throw JSONError(.invalidNumber, at: start, in: bytes) }
        return JSONNumber(checked: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits(from start: Int) throws(JSONError) {
        let first = position
        while let byte, byte.isDigit { position += 1 }
        guard position > first else { throw JSONError(.invalidNumber, at: start, in: bytes) }
    }

    /// Steps over white space and, in JSON5, comments.
    mutating func skipBlanks() throws(JSONError) {
        while let byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            case UInt8(ascii: "/") where syntax == .json5: try skipComment()
            default: return
            }
        }
    }

    private mutating func skipComment() throws(JSONError) {
        let next = position + 1 < bytes.count ? bytes[position + 1] : nil
        switch next {
        case UInt8(ascii: "/"):
            position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        case UInt8(ascii: "*"):
            position += 2
            while position + 1 < bytes.count {
                if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
                    position += 2
                    return
                }
                position += 1
            }
            position = bytes.count
            throw unexpected("the end of a comment")
        default: throw unexpected("a comment")
        }
    }

    /// The error that something else stands at the position, or nothing.
    func unexpected(_ expected: String) -> JSONError {
        guard let byte else { return JSONError(.unexpectedEnd(expected: expected), at: position, in: bytes) }
        // A scalar has four bytes at most.
        let scalar = String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first
        let isPrintable = byte > 0x20 && byte != 0x7F
        let found = isPrintable ? scalar.map { "'\($0)'" } : nil
        let reason = JSONError.Reason.unexpectedCharacter(found ?? "code \(byte)", expected: expected)
        return JSONError(reason, at: position, in: bytes)
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// ASCII letters, `_` and `$`: what may begin a key without quotes.
    var isIdentifierStart: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
            || self == UInt8(ascii: "$")
    }

    var isIdentifierPart: Bool { isIdentifierStart || isDigit }

    /// The value of a hexadecimal digit.
    var hexValue: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
