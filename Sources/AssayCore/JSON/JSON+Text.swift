extension JSON {
    /// How JSON is written.
    public enum Form: Sendable, Hashable {
        /// Without white space; order and number texts as they are.
        case compact
        /// Two spaces a level; order and number texts as they are.
        case pretty
        /// Equal texts for equal values: compact, keys sorted by code point, numbers by their value. For
        /// digests and cache keys.
        case canonical
    }

    /// The value as JSON text. Strings are escaped only where they must be.
    public func text(_ form: Form = .compact) -> String {
        var writer = JSONWriter(form: form)
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

private struct JSONWriter {
    let form: JSON.Form
    var bytes: [UInt8] = []
    private var depth = 0

    init(form: JSON.Form) { self.form = form }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let number): bytes += (form == .canonical ? number.normalised.text : number.text).utf8
        case .string(let text): write(text)
        case .array(let elements): writeList(elements, "[", "]") { $0.write($1) }
        case .object(let object): write(object)
        }
    }

    private mutating func write(_ object: JSONObject) {
        let members = Array(object)
        let inOrder =
            form == .canonical
            ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : members
        writeList(inOrder, "{", "}") { writer, member in
            writer.write(member.key)
            writer.bytes += (writer.form == .pretty ? ": " : ":").utf8
            writer.write(member.value)
        }
    }

    private mutating func writeList<Element>(
        _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine()
            write(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { breakLine() }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func breakLine() {
        guard form == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { bytes += "  ".utf8 }
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0..<0x20: bytes += "\\u00\(byte >> 4)".utf8 + [Self.hexDigits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
