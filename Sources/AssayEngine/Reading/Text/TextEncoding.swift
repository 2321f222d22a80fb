import AssayCore

// Text: plain text and HTML, placed on a grid of fixed-pitch characters, so that what comes after reading finds
// words at places there as well.

/// How bytes stand for characters.
enum TextEncoding: Hashable {
    case utf8
    case utf16(ByteFields.Order)
    /// With a mark alone.
    case utf32(ByteFields.Order)
    case windows1252

    /// By byte order mark, else UTF-16 by its zero bytes, UTF-8 where the bytes are valid, and else Windows-1252,
    /// which holds ISO 8859-1 and in which every byte has a meaning.
    static func detected(in bytes: [UInt8]) -> TextEncoding {
        mark(of: bytes) ?? (utf16Order(of: bytes).map { .utf16($0) })
            ?? (String(validating: bytes, as: UTF8.self) != nil ? .utf8 : .windows1252)
    }

    /// By byte order mark alone.
    static func mark(of bytes: [UInt8]) -> TextEncoding? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .utf32(.little) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .utf32(.big) }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(.little) }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(.big) }
        return nil
    }

    /// The text without byte order mark; what can't be decoded becomes U+FFFD.
    func decoded(_ bytes: [UInt8]) -> String {
        let body = bytes.dropFirst(Self.mark(of: bytes).map(\.markLength) ?? 0)
        switch self {
        case .utf8: return String(decoding: body, as: UTF8.self)
        case .utf16(let order):
            let fields = ByteFields(bytes: body, order: order)
            let units = (0..<body.count / 2).map { UInt16(fields.short(at: 2 * $0) ?? 0) }
            return String(decoding: units, as: UTF16.self)
        case .utf32(let order):
            let fields = ByteFields(bytes: body, order: order)
            let scalars = (0..<body.count / 4).map { number in
                fields.long(at: 4 * number).flatMap { Unicode.Scalar(UInt32($0)) } ?? "\u{FFFD}"
            }
            return String(String.UnicodeScalarView(scalars))
        case .windows1252:
            return String(String.UnicodeScalarView(body.map(Self.windows1252Scalar)))
        }
    }

    private var markLength: Int {
        switch self {
        case .utf8: 3
        case .utf16, .windows1252: 2
        case .utf32: 4
        }
    }

    /// Latin text in UTF-16 has a zero in nearly every second byte; of other scripts, spaces and line ends have one.
    /// A byte too many at the end is no matter.
    private static func utf16Order(of bytes: [UInt8]) -> ByteFields.Order? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 4 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let half = sample.count / 2
        if zeros.odd * 10 >= half * 7, zeros.even * 20 <= half { return .little }
        if zeros.even * 10 >= half * 7, zeros.odd * 20 <= half { return .big }
        guard zeros.even + zeros.odd > 0, !isOfBytes(sample) else { return nil }
        let orders = [ByteFields.Order.little, .big].map { ($0, spaces(in: sample, $0)) }
        return orders.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil }
    }

    /// Spaces and line ends among the units of a text in UTF-16; 0 where it is none: hardly any unit of a text is
    /// something else than a letter, a figure or a mark, and one in 200 parts words or lines.
    private static func spaces(in sample: ArraySlice<UInt8>, _ order: ByteFields.Order) -> Int {
        let fields = ByteFields(bytes: sample, order: order)
        var (spaces, strange) = (0, 0)
        let units = sample.count / 2
        for number in 0..<units {
            switch fields.short(at: 2 * number) ?? 0 {
            case 0x09, 0x0A, 0x0D, 0x20: spaces += 1
            case let unit:
                guard let scalar = Unicode.Scalar(UInt16(unit)), isPrinted(scalar) else {
                    strange += 1
                    continue
                }
            }
        }
        return strange * 50 <= units && spaces * 200 >= units ? spaces : 0
    }

    /// Whether the sample is a text of bytes with a zero or two in it.
    private static func isOfBytes(_ sample: ArraySlice<UInt8>) -> Bool {
        let printed = sample.count { (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x0D }
        if 5 * printed > 4 * sample.count { return true }
        // The sample may end inside of a character.
        return sample.contains { $0 >= 0x80 }
            && (0..<4).contains { String(validating: sample.dropLast($0), as: UTF8.self) != nil }
    }

    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: scalar == "\u{FEFF}"
        default: true
        }
    }

    private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        return specials[Int(byte - 0x80)]
    }

    /// 0x80...0x9F of Windows-1252; the five bytes without a meaning stay controls.
    private static let specials: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}
