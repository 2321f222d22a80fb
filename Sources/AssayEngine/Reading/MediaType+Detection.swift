public import AssayCore
public import Foundation

extension MediaType {
    /// The kind of file by what stands in it, never by its name. Linear in the size for text, constant else.
    public static func detected(in data: Data) -> MediaType {
        // What begins like that is one by its beginning alone.
        if data.starts(with: "%PDF-".utf8), let type = byMagic([UInt8](data.prefix(headerRange))) {
            return type
        }
        return detected(in: [UInt8](data))
    }

    static func detected(in bytes: [UInt8]) -> MediaType { byMagic(bytes) ?? text(in: bytes) }

    /// Where a PDF may begin: readers accept other bytes before its header (ISO 32000-1, annex H).
    private static let headerRange = 1024

    private static func byMagic(_ bytes: [UInt8]) -> MediaType? {
        func has(_ magic: String, at offset: Int = 0) -> Bool {
            bytes.dropFirst(offset).starts(with: magic.utf8)
        }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if has("II*\0") || has("MM\0*") { return .tiff }
        if has("RIFF"), has("WEBP", at: 8) { return .webp }
        if has("GIF87a") || has("GIF89a") { return .gif }
        // Two letters may begin a text: the reserved zeros make sure.
        if has("BM"), has("\0\0\0\0", at: 6) { return .bmp }
        // Programs' own codes around a text are no text for people.
        if has("{\\rtf") { return .rtf }
        if has("%!PS") { return .postScript }
        if has("PK\u{3}\u{4}") || has("PK\u{5}\u{6}") { return PackedFile.kind(of: bytes) }
        if let refused = RefusedPicture.kind(of: bytes) ?? PackedFile.oldKind(of: bytes) { return refused }
        if bytes.prefix(headerRange).firstRange(of: Array("%PDF-".utf8)) != nil { return .pdf }
        return nil
    }

    private static func text(in bytes: [UInt8]) -> MediaType {
        guard !bytes.isEmpty else { return .unknown }
        let encoding = TextEncoding.detected(in: bytes)
        let isText =
            switch encoding {
            case .utf8, .windows1252: isMostlyPrintable(bytes)
            case .utf16, .utf32: true
            }
        guard isText else { return .unknown }
        let start = Array(encoding.decoded(Array(bytes.prefix(1 << 14))).unicodeScalars.prefix(1 << 13))
        if TextKind.isHTML(start) { return .html }
        if TextKind.isSVG(start) { return .svg }
        return TextKind.isEmail(start) ? .email : .plainText
    }

    /// Text holds next to no control characters; a zero byte is none of it.
    private static func isMostlyPrintable(_ bytes: [UInt8]) -> Bool {
        var controls = 0
        for byte in bytes {
            if byte == 0 { return false }
            if byte < 0x20, !(0x09...0x0D).contains(byte), byte != 0x1B { controls += 1 }
        }
        return controls * 100 <= bytes.count
    }
}
