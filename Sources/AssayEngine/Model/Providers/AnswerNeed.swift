import AssayCore

/// How long an answer can be that copies its values from the document, and how far one has come that is being written.
/// What goes on beyond that is of no use to anybody.
struct AnswerNeed: Sendable, Hashable {
    /// nil: can't be told, as where pictures are shown.
    let mostBytes: Int?
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isObject = false
    private var seen = 0
    /// Bytes that came after the end of the object.
    private var after = 0

    /// What a model says after its answer is dropped; more than this isn't waited for.
    private static let mostAfter = 2000
    /// White space, escapes, and one value that is said twice.
    private static let slack = 3
    private static let least = 4096

    init(mostBytes: Int? = nil) { self.mostBytes = mostBytes }

    init(of request: ModelRequest) {
        var document = 0
        var hasPictures = false
        for turn in request.turns {
            switch turn {
            case .answer(_, let text), .rejection(_, let text): document += text.utf8.count
            case .user(let parts):
                for part in parts {
                    switch part {
                    case .text(let text): document += text.utf8.count
                    case .image: hasPictures = true
                    }
                }
            }
        }
        let need = hasPictures ? nil : Self.bytes(of: request.tool.parameters, document: document)
        mostBytes = need.map { $0 * Self.slack + Self.least }
    }

    /// Takes the answer as far as it has come; true where the rest is not worth waiting for.
    mutating func isPassed(by answer: String) -> Bool {
        let count = answer.utf8.count
        // A call that follows words is the answer in their place.
        if count < seen { self = AnswerNeed(mostBytes: mostBytes) }
        for byte in answer.utf8.suffix(count - seen) { take(byte) }
        seen = count
        return after > Self.mostAfter || mostBytes.map { count > $0 } == true
    }

    private mutating func take(_ byte: UInt8) {
        if isObject, depth == 0 { return after += 1 }
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInString = depth > 0
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth += 1
            isObject = true
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth = max(0, depth - 1)
        default: break
        }
    }

    /// Without white space; nil where the schema says it in a way that is not followed here.
    private static func bytes(of schema: JSON, document: Int) -> Int? {
        if schema["$ref"] != nil || schema["allOf"] != nil { return nil }
        if let options = (schema["anyOf"] ?? schema["oneOf"])?.array {
            let needs = options.map { bytes(of: $0, document: document) }
            return needs.contains(nil) ? nil : needs.compactMap(\.self).max()
        }
        if let values = schema["enum"]?.array { return values.map { $0.text(.compact).utf8.count }.max() }
        let types = schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string].compactMap(\.self)
        if types.contains("object") {
            return members(of: schema["properties"]?.object ?? [:], document: document)
        }
        if types.contains("array") { return list(of: schema, document: document) }
        // Characters may be written as six bytes where the document has two.
        return types.contains("string") ? (schema["maxLength"]?.number?.int ?? document) * 3 + 2 : 40
    }

    private static func members(of properties: JSONObject, document: Int) -> Int? {
        var sum = 2
        for (key, value) in properties {
            guard let need = bytes(of: value, document: document) else { return nil }
            sum += key.utf8.count + 4 + need
        }
        return sum
    }

    /// What the rows hold stands in the document; what stands around it doesn't.
    private static func list(of schema: JSON, document: Int) -> Int? {
        guard let items = schema["items"], let frame = bytes(of: items, document: 0),
            let whole = bytes(of: items, document: document)
        else { return nil }
        let rows = schema["maxItems"]?.number?.int ?? document / 2 + 1
        return min(rows, document / 2 + 1) * (frame + 1) + whole
    }
}
