extension JSONParser {
    /// A string from its opening quote to behind its closing one.
    mutating func string() throws(JSONError) -> String {
        let quote = bytes[position]
        position += 1
        let start = position
        try skipPlain(to: quote)
        if byte == quote { return leave(start, position) }
        // There are escapes: from here on the text is put together piece by piece.
        var text = Array(bytes[start..<position])
        while byte != quote {
            try appendEscape(to: &text)
            let piece = position
            try skipPlain(to: quote)
            text += bytes[piece..<position]
        }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func leave(_ start: Int, _ end: Int) -> String {
        position = end + 1
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// Steps to the next quote or backslash.
    private mutating func skipPlain(to quote: UInt8) throws(JSONError) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote || byte == UInt8(ascii: "\\") { return }
            guard byte >= 0x20 else { throw JSONError(.controlCharacter(byte), at: position, in: bytes) }
            position += 1
        }
        throw unexpected("the end of a string")
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(JSONError) {
        let start = position
        position += 1
        guard let byte else { throw unexpected("an escape sequence") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "'") where syntax == .json5: text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += try escapedScalar(from: start).utf8
        default: throw JSONError(.invalidEscape, at: start, in: bytes)
        }
    }

    private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start, in: bytes) }
        position += 2
        let second = try fourHexDigits(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONError(.loneSurrogate, at: start, in: bytes) }
        return scalar
    }

    private mutating func fourHexDigits(from start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte else { throw unexpected("four hexadecimal digits") }
            guard let digit = byte.hexValue else { throw JSONError(.invalidEscape, at: start, in: bytes) }
            value = value << 4 | digit
            position += 1
        }
        return value
    }
}
