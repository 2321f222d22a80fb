/// Recursive descent over UTF-8 that is known to be valid. Errors carry their place; the pointer grows as
/// they pass up through the values, so that the happy path pays nothing for it.
struct JSONParser {
    let bytes: [UInt8]
    let syntax: JSON.Syntax
    let depthLimit: Int
    var position = 0

    init(_ bytes: [UInt8], syntax: JSON.Syntax, depthLimit: Int) {
        self.bytes = bytes
        self.syntax = syntax
        self.depthLimit = depthLimit
    }

    mutating func document() throws(JSONError) -> JSON {
        if syntax == .json5, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        try skipBlanks()
        let value = try value(depth: 0)
        try skipBlanks()
        guard position == bytes.count else { throw unexpected("the end of the text") }
        return value
    }

    /// The byte at the position; nil at the end.
    var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard let byte else { throw unexpected("a value") }
        return switch byte {
        case UInt8(ascii: "{"): .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): .string(try string())
        case UInt8(ascii: "'") where syntax == .json5: .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number(try number())
        case UInt8(ascii: "t"): try literal("true", .bool(true))
        case UInt8(ascii: "f"): try literal("false", .bool(false))
        case UInt8(ascii: "n"): try literal("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        try enter(depth)
        var object = JSONObject()
        guard byte != UInt8(ascii: "}") else { return leave(with: object) }
        while true {
            let start = position
            let key = try key()
            try expect(UInt8(ascii: ":"), "a colon")
            do throws(JSONError) {
                guard object.insert(key, try value(depth: depth)) else {
                    throw JSONError(.duplicateKey(key), at: start, in: bytes)
                }
            } catch {
                throw error.inside(key)
            }
            guard try continues(to: UInt8(ascii: "}"), "a comma or }") else { return leave(with: object) }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSON] {
        try enter(depth)
        var elements: [JSON] = []
        guard byte != UInt8(ascii: "]") else { return leave(with: elements) }
        while true {
            do throws(JSONError) {
                elements.append(try value(depth: depth))
            } catch {
                throw error.inside(String(elements.count))
            }
            guard try continues(to: UInt8(ascii: "]"), "a comma or ]") else { return leave(with: elements) }
        }
    }

    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth <= depthLimit else {
            throw JSONError(.tooDeep(limit: depthLimit), at: position, in: bytes)
        }
        position += 1
        try skipBlanks()
    }

    private mutating func leave<Value>(with value: Value) -> Value {
        position += 1
        return value
    }

    /// After an element: whether another one follows. Stands at the closing bracket where none does.
    private mutating func continues(to close: UInt8, _ expected: String) throws(JSONError) -> Bool {
        try skipBlanks()
        if byte == close { return false }
        guard byte == UInt8(ascii: ",") else { throw unexpected(expected) }
        position += 1
        try skipBlanks()
        return !(syntax == .json5 && byte == close)
    }

    private mutating func expect(_ wanted: UInt8, _ name: String) throws(JSONError) {
        try skipBlanks()
        guard byte == wanted else { throw unexpected(name) }
        position += 1
        try skipBlanks()
    }

    private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let end = position + word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { end <= bytes.count && bytes[position..<end].elementsEqual($0) }
        guard matches else { throw unexpected("a value") }
        position = end
        return value
    }
}
