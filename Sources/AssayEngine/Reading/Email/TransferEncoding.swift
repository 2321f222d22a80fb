/// How a message's part is written so that it passes through mail servers (RFC 2045, section 6).
enum TransferEncoding {
    static func decoded(_ body: ArraySlice<UInt8>, by name: String) -> [UInt8] {
        switch name.lowercased() {
        case "base64": base64(body)
        case "quoted-printable": quotedPrintable(body)
        default: Array(body)
        }
    }

    /// Bytes outside of the alphabet are passed over; padding ends a unit, not the text.
    static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in text {
            if byte == UInt8(ascii: "=") {
                (bits, count) = (0, 0)
                continue
            }
            guard let value = base64Value(byte) else { continue }
            (bits, count) = (bits << 6 | value, count + 6)
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= (1 << UInt32(count)) - 1
            }
        }
        return result
    }

    private static func base64Value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    /// - Parameter isHeader: an underscore is a space there (RFC 2047, 4.2).
    static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                result.append(isHeader && byte == UInt8(ascii: "_") ? 0x20 : byte)
                continue
            }
            let next = Array(rest.prefix(2))
            if next.count == 2, let high = hexadecimal(next[0]), let low = hexadecimal(next[1]) {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else if let end = softBreak(rest) {
                rest = end
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// What follows a line end that is no part of the text; nil where none is due.
    private static func softBreak(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let line = rest.drop { $0 == 0x20 || $0 == 0x09 }
        if line.first == 0x0A { return line.dropFirst() }
        if line.first == 0x0D { return line.dropFirst(line.dropFirst().first == 0x0A ? 2 : 1) }
        return line.isEmpty ? line : nil
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
}
