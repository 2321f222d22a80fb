/// The tolerant half of `ReplyParser`: one object from its opening brace.
struct TolerantJSONParser {
    /// Why there is no whole object.
    enum Interruption: Error {
        /// The text ends inside: what was complete of the value.
        case cut(JSON?)
        /// It can't be read even with tolerance: why.
        case wrong(String)

        /// The same interruption as seen by the container, which keeps what it had.
        func keeping(_ container: JSON) -> Interruption {
            switch self {
            case .cut: .cut(container)
            case .wrong: self
            }
        }
    }

    /// An object, where it began and what was forgiven in it.
    struct Object {
        let json: JSON
        let start: Int
        let forgiven: [ReplyParser.Forgiven]
    }

    let bytes: [UInt8]
    var position: Int
    private var forgiven: [ReplyParser.Forgiven] = []
    private var depth = 0

    private static let depthLimit = 256

    init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// Forgets what was forgiven so far.
    mutating func restart(at position: Int) {
        self.position = position
        forgiven = []
        depth = 0
    }

    mutating func wholeObject() throws(Interruption) -> Object {
        let start = position
        let json = try object()
        return Object(json: json, start: start, forgiven: forgiven)
    }

    /// From where reading failed to behind the bracket that closes the failed object, as far as brackets
    /// outside of strings tell; to the end where nothing closes it.
    mutating func skipBrokenObject() {
        var isInString = false
        while depth > 0, let byte {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "\\") where isInString: position += 1
            case UInt8(ascii: "{") where !isInString, UInt8(ascii: "[") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString, UInt8(ascii: "]") where !isInString: depth -= 1
            default: break
            }
        }
        position = min(position, bytes.count)
    }

    var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func forgive(_ what: ReplyParser.Forgiven) {
        if !forgiven.contains(what) { forgiven.append(what) }
    }

    private mutating func object() throws(Interruption) -> JSON {
        var object = JSONObject()
        do throws(Interruption) {
            var follows = try opens(before: UInt8(ascii: "}"))
            while follows {
                try member(into: &object)
                follows = try continues(to: UInt8(ascii: "}"))
            }
        } catch {
            throw error.keeping(.object(object))
        }
        close()
        return .object(object)
    }

    private mutating func array() throws(Interruption) -> JSON {
        var elements: [JSON] = []
        do throws(Interruption) {
            var follows = try opens(before: UInt8(ascii: "]"))
            while follows {
                try keepingPartial({ elements.append($0) }) { parser throws(Interruption) in
                    try parser.value()
                }
                follows = try continues(to: UInt8(ascii: "]"))
            }
        } catch {
            throw error.keeping(.array(elements))
        }
        close()
        return .array(elements)
    }

    private mutating func member(into object: inout JSONObject) throws(Interruption) {
        let key = try key()
        guard try nextByte() == UInt8(ascii: ":") else { throw .wrong("a key without a colon") }
        position += 1
        if object[key] != nil { forgive(.duplicateKey) }
        try keepingPartial({ object[key] = $0 }) { parser throws(Interruption) in try parser.value() }
    }

    /// Stores a value, and of a value that is cut off what was complete.
    private mutating func keepingPartial(
        _ store: (JSON) -> Void, _ read: (inout TolerantJSONParser) throws(Interruption) -> JSON
    ) throws(Interruption) {
        do throws(Interruption) {
            store(try read(&self))
        } catch {
            if case .cut(let partial?) = error { store(partial) }
            throw error
        }
    }

    private mutating func value() throws(Interruption) -> JSON {
        switch try nextByte() {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): .string(try string())
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"):
            .number(try number())
        default: try literal()
        }
    }

    /// Steps into a container: whether it has an element.
    private mutating func opens(before close: UInt8) throws(Interruption) -> Bool {
        guard depth < Self.depthLimit else { throw .wrong("more than \(Self.depthLimit) levels of nesting") }
        depth += 1
        position += 1
        return try nextByte() != close
    }

    private mutating func close() {
        depth -= 1
        position += 1
    }

    /// After an element: whether another one follows.
    private mutating func continues(to close: UInt8) throws(Interruption) -> Bool {
        let byte = try nextByte()
        if byte == close { return false }
        guard byte == UInt8(ascii: ",") else {
            throw .wrong("neither a comma nor a closing bracket after a value")
        }
        position += 1
        guard try nextByte() == close else { return true }
        forgive(.trailingComma)
        return false
    }

    /// The next byte that is neither white space nor comment.
    mutating func nextByte() throws(Interruption) -> UInt8 {
        while let byte {
            if byte == UInt8(ascii: "/") {
                try skipComment()
            } else if byte > 0x20 {
                return byte
            } else {
                position += 1
            }
        }
        throw .cut(nil)
    }
}
