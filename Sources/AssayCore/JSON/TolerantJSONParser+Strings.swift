extension TolerantJSONParser {
    /// A string in double or single quotes; line breaks and unknown escapes are taken as they stand.
    mutating func string() throws(Interruption) -> String {
        let quote = bytes[position]
        if quote == UInt8(ascii: "'") { forgive(.singleQuotes) }
        position += 1
        var text: [UInt8] = []
        while let byte, byte != quote {
            if byte == UInt8(ascii: "\\") {
                try appendEscape(to: &text)
            } else {
                if byte < 0x20 { forgive(.controlCharacter) }
                text.append(byte)
                position += 1
            }
        }
        guard byte == quote else { throw .cut(nil) }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(Interruption) {
        position += 1
        guard let byte else { throw .cut(nil) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += scalar().utf8
        default:
            forgive(.unknownEscape)
            text.append(byte)
        }
    }

    /// The scalar whose digits stand at the position, behind `\u`.
    private mutating func scalar() -> Unicode.Scalar {
        guard let first = hexDigits(at: position) else {
            forgive(.unknownEscape)
            return "u"
        }
        position += 4
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]),
            let second = hexDigits(at: position + 2), (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
            position += 6
            return scalar
        }
        forgive(.loneSurrogate)
        return "\u{FFFD}"
    }

    private func hexDigits(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        return bytes[start..<(start + 4)].reduce(UInt32?(0)) { value, byte in
            guard let value, let digit = byte.hexValue else { return nil }
            return value << 4 | digit
        }
    }
}
