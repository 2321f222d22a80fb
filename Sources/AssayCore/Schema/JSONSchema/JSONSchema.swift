// JSON Schema 2020-12, compiled: the schema's text is read once (SchemaCompiler) into numbered nodes with
// rules (SchemaNode), and values are checked against these (SchemaEvaluation) without looking at it again.

/// A JSON Schema of draft 2020-12, ready to check values. All keywords of the draft's core, applicator,
/// unevaluated, validation and format vocabularies.
public struct JSONSchema: Sendable {
    /// What becomes of keywords that the draft does not know.
    public enum UnknownKeywords: Sendable, Hashable {
        /// As the draft wants it.
        case ignored
        /// For files that people write: a slip of the pen must not switch a rule off.
        case refused
    }

    /// The main schema first.
    let nodes: [SchemaNode]
    /// Schemas with an anchor that some `$dynamicRef` asks for: by anchor, then by resource.
    let dynamicAnchors: [String: [Int: Int]]
    /// Whether some rule asks which members and items other rules have looked at.
    let tracksEvaluation: Bool

    /// - Parameters:
    ///   - documents: further schemas that `$ref` may name, by absolute URI. Nothing is ever fetched.
    ///   - assertFormats: whether `format` rules a value out, or only describes it. Asserted are `date`,
    ///     `date-time`, `time`, `email`, `uri`, `uuid`, and our own `iban`, `currency`, `vat-id`, `country`.
    /// - Throws: where a keyword has a value of the wrong type, a `$ref` leads nowhere, a pattern is none, or a
    ///   schema refers to itself without going into the value.
    public init(
        compiling json: JSON, documents: [String: JSON] = [:], assertFormats: Bool = true,
        unknownKeywords: UnknownKeywords = .ignored
    ) throws(DefinitionError) {
        var compiler = try SchemaCompiler(
            json, documents: documents, assertFormats: assertFormats, unknownKeywords: unknownKeywords)
        nodes = try compiler.compile()
        dynamicAnchors = compiler.dynamicAnchors
        tracksEvaluation = compiler.tracksEvaluation
    }

    /// What is wrong with a value, in the order of the schema; empty for a valid one. Stops at the limit.
    public func violations(in value: JSON, atMost limit: Int = 100) -> [SchemaViolation] {
        var evaluation = SchemaEvaluation(self, limit: limit)
        _ = evaluation.holds(for: value)
        return evaluation.violations
    }

    /// Whether a value is valid; quicker than its violations.
    public func isValid(_ value: JSON) -> Bool {
        var evaluation = SchemaEvaluation(self, limit: 0)
        return evaluation.holds(for: value)
    }
}

/// One way in which a value breaks a schema.
public struct SchemaViolation: Sendable, Hashable {
    /// The value that is wrong; for a missing member, the place where it should be.
    public let path: FieldPath
    /// JSON pointer to the keyword in the schema: `/properties/total/type`. In another document, its URI, `#`
    /// and the pointer.
    public let keywordLocation: String
    /// `type`, `required`, …
    public let keyword: String
    /// What is wrong with which value and what is wanted instead, without the path.
    public let message: String
}
