/// The right answers for one document: what `labels/<name>.json` says.
///
/// A key that is absent is not labelled and not scored; `null` means that the document does not state it;
/// `{"any_of": [...]}` lists several right answers and may stand for a field, a table's cell or a list's
/// item. Values are canonical: ISO 8601 dates, ISO 4217 currencies, numbers as JSON numbers.
public struct Label: Sendable, Hashable {
    /// The labelled fields in the schema's order, each with the answers as the file has them.
    public let fields: [Field]

    /// A labelled field.
    public struct Field: Sendable, Hashable {
        public let name: String
        /// As in the file, `any_of` included.
        public let expected: JSON
        /// The right answers; never empty.
        let accepted: [Answer]
    }

    /// One right answer.
    enum Answer: Sendable, Hashable {
        /// The document does not state it.
        case absent
        case value(JSON)
        /// Items of a list, each with its right writings.
        case items([[String]])
        case rows([Row])
    }

    /// One row of a labelled table: the labelled cells by column, each with its right answers.
    struct Row: Sendable, Hashable {
        let cells: [String: Cell]
    }

    struct Cell: Sendable, Hashable {
        let expected: JSON
        /// Never empty; null among them where the document need not state it.
        let accepted: [JSON]
    }

    /// Reads a label file.
    ///
    /// - Throws: where the file is no object, names a field that the schema lacks, or a value is of the wrong
    ///   type or not canonical; with the pointer to it.
    public init(json: JSON, schema: DocumentSchema) throws(DefinitionError) {
        guard case .object(let members) = json else {
            throw DefinitionError(
                at: "", "a label file is a JSON object with a member for each labelled field")
        }
        try LabelParser.refuseUnknown(members.keys, of: schema.fields, at: FieldPath())
        var fields: [Field] = []
        for definition in schema.fields {
            guard let expected = members[definition.name] else { continue }
            let accepted = try LabelParser(definition: definition).answers(
                expected, at: FieldPath(definition.name))
            fields.append(Field(name: definition.name, expected: expected, accepted: accepted))
        }
        self.fields = fields
    }

    /// What the file says about a field; nil where it is not labelled.
    public subscript(field: String) -> JSON? { fields.first { $0.name == field }?.expected }
}
