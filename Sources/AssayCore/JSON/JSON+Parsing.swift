extension JSON {
    /// What is read as JSON.
    public enum Syntax: Sendable, Hashable {
        /// RFC 8259 and nothing else.
        case json
        /// For files that people write: RFC 8259 and, out of JSON5, comments, trailing commas, keys without
        /// quotes, strings in single quotes, and a byte order mark. Numbers stay those of JSON.
        case json5
    }

    /// What a text may be at most.
    public struct Limits: Sendable, Hashable {
        /// Levels of nesting; never more than 1024, because values are walked recursively.
        public let depth: Int
        public let bytes: Int

        public init(depth: Int = 512, bytes: Int = 64 << 20) {
            self.depth = min(max(depth, 0), 1024)
            self.bytes = bytes
        }
    }

    /// Reads one JSON value. Time and space are linear in the length of the text.
    public init(parsing text: String, syntax: Syntax = .json, limits: Limits = Limits()) throws(JSONError) {
        self = try JSON(validUTF8: Array(text.utf8), syntax: syntax, limits: limits)
    }

    /// Reads one JSON value from UTF-8; bytes that are no UTF-8 are refused.
    public init(
        parsing bytes: some Collection<UInt8>, syntax: Syntax = .json, limits: Limits = Limits()
    ) throws(JSONError) {
        let bytes = Array(bytes)
        if let offset = bytes.firstOffsetOfInvalidUTF8 {
            throw JSONError(.invalidUTF8, at: offset, in: bytes)
        }
        self = try JSON(validUTF8: bytes, syntax: syntax, limits: limits)
    }

    private init(validUTF8 bytes: [UInt8], syntax: Syntax, limits: Limits) throws(JSONError) {
        guard bytes.count <= limits.bytes else {
            throw JSONError(.tooLarge(bytes: bytes.count, limit: limits.bytes), at: 0, in: [])
        }
        var parser = JSONParser(bytes, syntax: syntax, depthLimit: limits.depth)
        self = try parser.document()
    }
}

extension [UInt8] {
    /// Where the first sequence stands that is no UTF-8; nil where all is well.
    fileprivate var firstOffsetOfInvalidUTF8: Int? {
        do {
            _ = try UTF8Span(validating: span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
