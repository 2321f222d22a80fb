/// Finds the encoding of an HTML file as browsers do where no server says it: byte order mark, `meta`, and else
/// UTF-8 where the bytes are valid, and Windows-1252.
enum HTMLEncoding {
    /// What stands before `body` where browsers look for a declaration is 1024 bytes; pages with long heads
    /// deserve a little more.
    private static let declarationRange = 4096

    /// Bytes for the parser and the encoding it is to be told: UTF-8, but for rare encodings that libxml2 knows.
    static func text(of bytes: [UInt8]) -> (bytes: [UInt8], encoding: String) {
        if let mark = TextEncoding.mark(of: bytes) { return utf8(mark.decoded(bytes)) }
        switch declared(in: bytes) {
        case nil: return utf8(TextEncoding.detected(in: bytes).decoded(bytes))
        case .known(let encoding): return utf8(encoding.decoded(bytes))
        case .named(let name): return (bytes.filter { $0 != 0 }, name)
        }
    }

    enum Declaration: Equatable {
        case known(TextEncoding)
        case named(String)
    }

    /// What a `meta` element says: `charset=…`, alone or inside of `content`.
    static func declared(in bytes: [UInt8]) -> Declaration? {
        let head = bytes.prefix(declarationRange).map(lowercased)
        var rest = head[...]
        while let meta = rest.firstRange(of: Array("<meta".utf8)) {
            let end = rest[meta.upperBound...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            if let label = label(in: rest[meta.upperBound..<end]) { return declaration(label) }
            rest = rest[end...]
        }
        return nil
    }

    private static func label(in meta: ArraySlice<UInt8>) -> String? {
        guard let key = meta.firstRange(of: Array("charset".utf8)) else { return nil }
        let value = meta[key.upperBound...].drop { " \t\r\n".utf8.contains($0) }
        guard value.first == UInt8(ascii: "=") else { return nil }
        let label = value.dropFirst().drop { " \t\r\n\"'".utf8.contains($0) }
            .prefix { !" \t\r\n\"';/>".utf8.contains($0) }
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }

    /// Labels by the WHATWG Encoding Standard: what calls itself Latin-1 or ASCII is Windows-1252, and a `meta`
    /// that could be read can't be UTF-16.
    static func declaration(_ label: String) -> Declaration {
        switch label {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be": .known(.utf8)
        case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1",
            "us-ascii", "ascii":
            .known(.windows1252)
        default: .named(label)
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }

    private static func utf8(_ text: String) -> (bytes: [UInt8], encoding: String) {
        // libxml2 stops at a zero byte.
        (text.utf8.filter { $0 != 0 }, "UTF-8")
    }
}
