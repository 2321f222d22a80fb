extension DocumentSchema {
    /// Reads `schema.json`: JSON or JSON5, a JSON Schema 2020-12 of an object whose properties are the fields.
    /// Everything that could be a slip of the pen is refused: unknown keys and keywords at every level, kinds that
    /// don't fit their types, checks of fields that don't exist, fields that can't be null.
    ///
    /// A name in the root's `required` must not be null (`FieldDefinition.isRequired`); for columns, `required`
    /// means no more than that the column is there.
    public init(parsing text: String, guidance: String, name: String) throws(DefinitionError) {
        let source = try JSON(definition: text)
        guard source["type"] == "object", let properties = source["properties"]?.object, !properties.isEmpty
        else {
            throw DefinitionError(
                at: "", "must be a JSON Schema with \"type\": \"object\" and \"properties\"")
        }
        let json = source.withoutExtensions
        let compiled = try JSONSchema(compiling: json, unknownKeywords: .refused)
        var reader = FieldReader(source)
        let fields = try reader.fields(properties, at: "/properties", required: try Self.required(source))
        let (checks, auxiliary) = try Self.checks(source["x-assay"], fields)
        try reader.refuseOtherExtensions()
        try Self.refuseFieldsWithoutNull(fields, compiled)
        self.init(
            name: name, fields: fields, checks: checks, auxiliary: auxiliary,
            otherTitles: try Self.otherTitles(source["x-assay"]), json: json, guidance: guidance,
            source: source)
    }

    /// What the schema says, for digests: equal for equal schemas, whatever the order of their keys.
    public var canonicalJSON: JSON { ["schema": source, "guidance": .string(guidance)] }

    private static func required(_ source: JSON) throws(DefinitionError) -> Set<String> {
        let names = (source["required"]?.array ?? []).compactMap(\.string)
        let known = source["properties"]?.object?.keys ?? []
        for name in names where !known.contains(name) {
            throw DefinitionError(
                at: "/required",
                "there is no property \"\(name)\".\(Suggestion.sentence(for: name, in: known))")
        }
        return Set(names)
    }

    private static let extensions = ["checks", "auxiliary", "other_titles"]

    private static func otherTitles(_ json: JSON?) throws(DefinitionError) -> [String] {
        guard let json else { return [] }
        return try DefinitionObject(json, at: "/x-assay", keys: extensions).texts("other_titles") ?? []
    }

    private static func checks(
        _ json: JSON?, _ fields: [FieldDefinition]
    ) throws(DefinitionError) -> (checks: [Check], auxiliary: [FieldDefinition]) {
        guard let json else { return ([], []) }
        let extra = try DefinitionObject(json, at: "/x-assay", keys: extensions)
        let auxiliary = try FieldReader.auxiliary(extra, besides: fields)
        guard let value = extra["checks"] else { return ([], try Self.used(auxiliary, by: [], extra)) }
        guard let list = value.array else { throw extra.mismatch("checks", value, "a list of checks") }
        var checks: [Check] = []
        for (index, element) in list.enumerated() {
            let pointer = extra.pointer(to: "checks") + "/\(index)"
            let check = try Check(element, at: pointer, CheckedFields(fields + auxiliary))
            guard !checks.contains(where: { $0.id == check.id }) else {
                throw DefinitionError(at: pointer + "/id", "there is another check \"\(check.id)\"")
            }
            checks.append(check)
        }
        return (checks, try Self.used(auxiliary, by: checks, extra))
    }

    /// An amount that no check looks at has no effect, and one that a sum must equal would be blamed for it.
    private static func used(
        _ auxiliary: [FieldDefinition], by checks: [Check], _ extra: DefinitionObject
    ) throws(DefinitionError) -> [FieldDefinition] {
        for amount in auxiliary {
            let pointer = DefinitionObject.pointer(extra.pointer(to: "auxiliary"), amount.name)
            let summed = checks.compactMap { check in
                if case .sum(let sum) = check.form { sum } else { nil }
            }
            guard summed.contains(where: { sum in sum.terms.contains { $0.field == amount.name } }) else {
                throw DefinitionError(at: pointer, "no check has it among the fields of a sum")
            }
            for check in checks {
                let isTerm =
                    if case .sum(let sum) = check.form { sum.equals != amount.name } else { false }
                guard isTerm || !check.form.fields.contains(amount.name) else {
                    throw DefinitionError(
                        at: pointer,
                        "the check \"\(check.id)\" may have it among the fields of a sum, and nowhere else")
                }
            }
        }
        return auxiliary
    }

    /// A document may not state a value, and a model that can't answer null invents one.
    private static func refuseFieldsWithoutNull(
        _ fields: [FieldDefinition], _ compiled: JSONSchema
    ) throws(DefinitionError) {
        let nothing = JSON.object(JSONObject(fields.map { ($0.name, JSON.null) }))
        let rows = JSON.object(
            JSONObject(
                fields.map { field in
                    let row = JSONObject(field.columns.map { ($0.name, JSON.null) })
                    return (field.name, field.kind == .table ? [.object(row)] : .null)
                }))
        // Conditions between fields may well refuse it; what counts is the field's own schema.
        let broken = (compiled.violations(in: nothing) + compiled.violations(in: rows)).filter {
            $0.keywordLocation.hasPrefix("/properties/") || $0.keywordLocation.hasPrefix("/$defs/")
        }
        // A field has one step, a column three: table, row, column.
        let names = broken.filter { [1, 3].contains($0.path.components.count) }.map(\.path.generalised)
        guard let first = names.first else { return }
        let pointer = first.split(separator: ".").joined(separator: "/items/properties/")
        let list = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        throw DefinitionError(
            at: "/properties/" + pointer,
            "null must be allowed, because a document may not state the value: write \"type\": [\"string\", \"null\"] "
                + "or the like, and null in \"enum\". This concerns \(list.joined(separator: ", ")).")
    }
}

extension JSON {
    /// The value without any `x-assay`, at any depth.
    fileprivate var withoutExtensions: JSON {
        switch self {
        case .object(let object):
            let kept = object.lazy.filter { $0.key != "x-assay" }
            return .object(JSONObject(kept.map { ($0.key, $0.value.withoutExtensions) }))
        case .array(let elements): return .array(elements.map(\.withoutExtensions))
        case .null, .bool, .number, .string: return self
        }
    }
}
