/// Turns what a model or the rules answered into the canonical object of a schema: every field in order, null
/// where nothing is stated, ISO dates, JSON numbers with the digits as printed, ISO 4217 codes, the schema's
/// choices, clean text. Normalising twice gives the same values as once.
public struct ValueNormaliser: Sendable {
    public let schema: DocumentSchema
    /// How the document writes dates and numbers.
    public let conventions: WritingConventions

    public init(schema: DocumentSchema, conventions: WritingConventions) {
        self.schema = schema
        self.conventions = conventions
    }

    /// The canonical object, and what was wrong or had to be rewritten. A value that can't be read as its kind is
    /// kept as it came, with an `invalid` finding; a date that can be read two ways gets the likelier day and an
    /// `unclear` finding; rewritten values and members that the schema doesn't have are notes. A `raw` that is no
    /// object gives nulls throughout and an `invalid` finding at the root.
    public func normalise(_ raw: JSON) -> (values: JSON, findings: [Finding]) {
        var pass = NormalisingPass(conventions: conventions)
        guard let object = raw.object else {
            pass.report(
                .invalid, .schemaViolation, at: FieldPath(), "The answer is no object but \(raw.typeName).")
            let nothing = schema.fields.map { ($0.name, JSON.null) }
            return (.object(JSONObject(nothing)), pass.findings)
        }
        let values = pass.object(object, fields: schema.fields, at: FieldPath())
        return (.object(values), pass.findings)
    }

    /// One value of one field or column in canonical form, with the findings that concern it.
    public func normalise(
        _ raw: JSON, field: FieldDefinition, at path: FieldPath
    ) -> (value: JSON, findings: [Finding]) {
        var pass = NormalisingPass(conventions: conventions)
        let value = pass.value(raw, field: field, at: path)
        return (value, pass.findings)
    }
}

extension JSON {
    /// With its article, for messages.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
