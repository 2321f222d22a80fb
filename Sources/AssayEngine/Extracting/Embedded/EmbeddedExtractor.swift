import AssayCore

// Embedded: values out of structured data that a file carries. The data says in terms of its standard what a value is;
// each standard has one file here that gives those terms the built-in schemas' names.

/// What a file's structured data says, by field name. Rows of tables are objects by column name.
struct EmbeddedFacts {
    let format: EmbeddedData.Format
    let values: JSONObject
}

/// Fills a schema's fields from structured data alone; the words on the pages only confirm the values.
struct EmbeddedExtractor: Sendable {
    let schema: DocumentSchema

    /// Values of the fields whose names the data knows, from the piece of data that knows the most; an empty
    /// object where there is none.
    func extract(_ data: [EmbeddedData]) -> (values: JSON, origins: [String: Origin]) {
        let known = data.compactMap(Self.facts).map { facts in
            (format: facts.format, values: fields(in: facts.values))
        }
        // The first of equals: pages repeat what they are about further down in brief.
        guard let most = known.reversed().max(by: { $0.values.count < $1.values.count }) else {
            return ([:], [:])
        }
        let origins = most.values.keys.map { ($0, Origin.embedded(most.format)) }
        return (.object(most.values), Dictionary(origins, uniquingKeysWith: { first, _ in first }))
    }

    private func fields(in facts: JSONObject) -> JSONObject {
        JSONObject(
            schema.fields.compactMap { field in
                facts[field.name].map { (field.name, Self.cut($0, to: field)) }
            })
    }

    /// Rows keep the columns that the schema has.
    private static func cut(_ value: JSON, to field: FieldDefinition) -> JSON {
        guard field.kind == .table, let rows = value.array else { return value }
        return .array(
            rows.map { row in .object(JSONObject(field.columns.map { ($0.name, row[$0.name] ?? .null) })) })
    }

    private static func facts(in data: EmbeddedData) -> EmbeddedFacts? {
        let values: JSONObject? =
            switch data.format {
            case .jsonLD: JobPostingFacts.values(in: data.text)
            case .crossIndustryInvoice: xml(data.text, CrossIndustryFacts.values)
            case .universalBusinessLanguage: xml(data.text, UBLFacts.values)
            }
        guard let values, !values.isEmpty else { return nil }
        return EmbeddedFacts(format: data.format, values: values)
    }

    private static func xml(_ text: String, _ values: (MarkupNode) -> JSONObject) -> JSONObject? {
        guard let tree = try? XMLTree(Array(text.utf8), isUTF8: true) else { return nil }
        return tree.withRoot(values)
    }
}
