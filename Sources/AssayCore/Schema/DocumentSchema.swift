/// A kind of document: a JSON Schema 2020-12 object schema with what `x-assay` adds to it.
public struct DocumentSchema: Sendable, Hashable {
    /// The folder's name: `invoice`.
    public let name: String
    /// Properties in the order of the file.
    public let fields: [FieldDefinition]
    public let checks: [Check]
    /// Amounts that documents state and the checks need, but no answer holds: what was paid and what was given back.
    /// The rules find them; they count without their signs.
    public let auxiliary: [FieldDefinition]
    /// Headings of documents that look like this kind and are another: `Payment reminder`, `Angebot`.
    public let otherTitles: [String]
    /// The JSON Schema without any `x-assay`: what a model may see and what values are validated against.
    public let json: JSON
    /// The text of `guidance.md`: what a model must know about this kind. May be empty.
    public let guidance: String
    /// The file as parsed, `x-assay` included; for the digest.
    public let source: JSON

    public init(
        name: String, fields: [FieldDefinition], checks: [Check], auxiliary: [FieldDefinition] = [],
        otherTitles: [String] = [], json: JSON, guidance: String, source: JSON
    ) {
        self.name = name
        self.fields = fields
        self.checks = checks
        self.auxiliary = auxiliary
        self.otherTitles = otherTitles
        self.json = json
        self.guidance = guidance
        self.source = source
    }

    /// The same with the auxiliary amounts as fields behind the others.
    var withAuxiliary: DocumentSchema {
        guard !auxiliary.isEmpty else { return self }
        return DocumentSchema(
            name: name, fields: fields + auxiliary, checks: checks, auxiliary: auxiliary,
            otherTitles: otherTitles, json: json, guidance: guidance, source: source)
    }

    /// The checks that look at nothing but fields: where one of them fails, each of its fields may be the wrong one.
    public var checksOfAnswers: [Check] {
        let names = Set(auxiliary.map(\.name))
        return checks.filter { names.isDisjoint(with: $0.form.fields) }
    }

    /// The definition of a field, or of a column for `line_items.amount`.
    public func field(_ generalisedPath: String) -> FieldDefinition? {
        let parts = generalisedPath.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = parts.first, let field = fields.first(where: { $0.name == first }) else {
            return nil
        }
        return parts.count == 1 ? field : field.columns.first { $0.name == parts[1] }
    }
}

/// What is wrong with a schema, strategy or label file: where, and what to do.
public struct DefinitionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// JSON pointer into the file; empty for the whole.
    public let pointer: String
    public let message: String

    public init(at pointer: String, _ message: String) {
        self.pointer = pointer
        self.message = message
    }

    public var description: String { pointer.isEmpty ? message : "at \(pointer): \(message)" }
}
