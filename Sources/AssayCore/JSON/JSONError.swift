/// Why a text is no JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
    /// The closed list of what can be wrong.
    public enum Reason: Sendable, Hashable {
        /// The text ends where something must follow.
        case unexpectedEnd(expected: String)
        case unexpectedCharacter(String, expected: String)
        case invalidUTF8
        /// A control character stands raw in a string.
        case controlCharacter(UInt8)
        case invalidEscape
        /// Half of a UTF-16 surrogate pair.
        case loneSurrogate
        case invalidNumber
        /// An exponent of more than 14 digits.
        case exponentTooLarge
        case duplicateKey(String)
        case tooDeep(limit: Int)
        case tooLarge(bytes: Int, limit: Int)
    }

    public let reason: Reason
    /// Bytes before the place of the error.
    public let offset: Int
    /// From 1.
    public let line: Int
    /// From 1, in code points.
    public let column: Int
    /// Keys and indices on the way to the place, the innermost first.
    private let trail: [String]

    init(_ reason: Reason, at offset: Int, in bytes: [UInt8]) {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.reason = reason
        self.offset = offset
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        // Bytes 10xxxxxx continue a code point.
        column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        trail = []
    }

    private init(_ inner: JSONError, inside step: String) {
        reason = inner.reason
        offset = inner.offset
        line = inner.line
        column = inner.column
        trail = inner.trail + [step]
    }

    /// The same error as seen from the value that holds its place.
    func inside(_ key: String) -> JSONError { JSONError(self, inside: key) }

    /// JSON pointer (RFC 6901) to the value in which the error stands.
    public var pointer: String { JSONPointer.text(trail.reversed()) }
}

extension JSONError: CustomStringConvertible {
    /// `line 3, column 14, at /total: duplicate key "tax"`.
    public var description: String {
        "line \(line), column \(column)" + (trail.isEmpty ? "" : ", at \(pointer)") + ": \(reason)"
    }
}

extension JSONError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unexpectedEnd(let expected): "the text ends where \(expected) must follow"
        case .unexpectedCharacter(let found, let expected): "\(found) stands where \(expected) must stand"
        case .invalidUTF8: "bytes that are no UTF-8"
        case .controlCharacter(let byte): "a raw control character (code \(byte)) in a string"
        case .invalidEscape: "an unknown escape sequence"
        case .loneSurrogate: "half of a surrogate pair"
        case .invalidNumber: "a number that is not written as JSON wants it"
        case .exponentTooLarge: "a number with an exponent beyond any use"
        case .duplicateKey(let key): "duplicate key \"\(key)\""
        case .tooDeep(let limit): "more than \(limit) levels of nesting"
        case .tooLarge(let bytes, let limit): "\(bytes) bytes, where \(limit) are allowed"
        }
    }
}

/// JSON pointers (RFC 6901).
enum JSONPointer {
    static func text(_ steps: some Sequence<String>) -> String { steps.map { "/" + escaped($0) }.joined() }

    static func escaped(_ step: String) -> String {
        guard step.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return step
        }
        return step.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    static func unescaped(_ step: some StringProtocol) -> String {
        guard step.utf8.contains(UInt8(ascii: "~")) else { return String(step) }
        return String(step).replacing("~1", with: "/").replacing("~0", with: "~")
    }
}
