/// Where the leaf values of a JSON text stand in it.
struct ValueSpans {
    /// Bytes of one value; of a text without its quotation marks.
    struct Span: Hashable {
        let path: FieldPath
        let bytes: Range<Int>
    }

    private let text: [UInt8]
    private var at = 0
    private var spans: [Span] = []

    /// Every value that is neither object, array, null nor empty, in order. Empty where the text is no strict JSON.
    static func leaves(of text: String) -> [Span] {
        // What parses has matching brackets and quotation marks and a bounded depth, so the walk needs no checks.
        guard (try? JSON(parsing: text)) != nil else { return [] }
        var walk = ValueSpans(text: Array(text.utf8))
        walk.value(at: FieldPath())
        return walk.spans
    }

    private init(text: [UInt8]) { self.text = text }

    private var next: UInt8? {
        mutating get {
            while at < text.count, text[at] <= 0x20 { at += 1 }
            return at < text.count ? text[at] : nil
        }
    }

    private mutating func value(at path: FieldPath) {
        switch next {
        case UInt8(ascii: "{"): members(of: path)
        case UInt8(ascii: "["): items(of: path)
        case UInt8(ascii: "\""):
            let bytes = string()
            if !bytes.isEmpty { spans.append(Span(path: path, bytes: bytes)) }
        default:
            let start = at
            while at < text.count, !Self.ends.contains(text[at]) { at += 1 }
            if text[start..<at].first != UInt8(ascii: "n") {
                spans.append(Span(path: path, bytes: start..<at))
            }
        }
    }

    private static let ends: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D]

    private mutating func members(of path: FieldPath) {
        at += 1
        while let byte = next, byte != UInt8(ascii: "}") {
            if byte == UInt8(ascii: ",") { at += 1 }
            guard next == UInt8(ascii: "\"") else { return }
            let name = string()
            let quoted = Array(text[name.lowerBound - 1..<name.upperBound + 1])
            guard next == UInt8(ascii: ":") else { return }
            at += 1
            value(at: path.appending((try? JSON(parsing: quoted))?.string ?? ""))
        }
        at += 1
    }

    private mutating func items(of path: FieldPath) {
        at += 1
        var index = 0
        while let byte = next, byte != UInt8(ascii: "]") {
            if byte == UInt8(ascii: ",") { at += 1 }
            value(at: path.appending(index))
            index += 1
        }
        at += 1
    }

    /// What stands between the quotation marks; ends behind the second.
    private mutating func string() -> Range<Int> {
        at += 1
        let start = at
        while at < text.count, text[at] != UInt8(ascii: "\"") { at += text[at] == UInt8(ascii: "\\") ? 2 : 1 }
        defer { at += 1 }
        return start..<min(at, text.count)
    }
}
