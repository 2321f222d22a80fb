/// Reads the fields of a document schema and the columns of its tables.
struct FieldReader {
    private let document: JSON
    /// Places of `x-assay` that were read.
    private var read: Set<String> = ["/x-assay"]

    private static let keys = [
        "kind", "labels", "compare", "weight", "ground", "sensitive", "synonyms", "implied",
    ]
    private static let nameCharacters = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-".utf8)

    init(_ document: JSON) { self.document = document }

    mutating func fields(
        _ properties: JSONObject, at pointer: String, required: Set<String>
    ) throws(DefinitionError) -> [FieldDefinition] {
        var fields: [FieldDefinition] = []
        for (name, json) in properties {
            let place = DefinitionObject.pointer(pointer, name)
            try Self.checkName(name, at: place)
            let schema = try PropertySchema(json, at: place, in: document)
            fields.append(try field(name, schema, isRequired: required.contains(name)))
        }
        return fields
    }

    /// What stands in an `x-assay` that was not read has no effect, which nobody means.
    func refuseOtherExtensions() throws(DefinitionError) {
        if let place = Self.extensions(in: document, at: "").first(where: { !read.contains($0) }) {
            throw DefinitionError(
                at: place,
                "x-assay stands at the root, on properties and on the columns of tables, and nowhere else")
        }
    }

    private static func extensions(in json: JSON, at pointer: String) -> [String] {
        switch json {
        case .object(let object):
            return object.flatMap { key, value in
                let place = DefinitionObject.pointer(pointer, key)
                return key == "x-assay" ? [place] : extensions(in: value, at: place)
            }
        case .array(let elements):
            return elements.enumerated().flatMap { extensions(in: $0.element, at: "\(pointer)/\($0.offset)") }
        case .null, .bool, .number, .string: return []
        }
    }

    /// Models and providers take no other names, and paths need the dots.
    static func checkName(_ name: String, at pointer: String) throws(DefinitionError) {
        guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(nameCharacters.contains),
            !name.hasPrefix("-")
        else {
            throw DefinitionError(
                at: pointer,
                "a field's name has letters, digits, _ and -, 64 at most: \"\(SchemaWording.cut(name))\"")
        }
    }

    private mutating func field(
        _ name: String, _ schema: PropertySchema, isRequired: Bool
    ) throws(DefinitionError) -> FieldDefinition {
        let place = schema.extensionPointer ?? schema.pointer + "/x-assay"
        if schema.extensionPointer != nil { read.insert(place) }
        let extra = try DefinitionObject(schema.object["x-assay"] ?? [:], at: place, keys: Self.keys)
        let kind = try FieldKind(of: schema, in: document, extra)
        let choices = (schema.object["enum"]?.array ?? []).compactMap(\.string)
        return FieldDefinition(
            name: name, kind: kind, description: schema.object["description"]?.string ?? "",
            labels: try extra.texts("labels") ?? [], compare: try comparator(extra, kind),
            weight: try extra.amount("weight").map { Double("\($0)") ?? 1 } ?? 1,
            isGrounded: try extra.flag("ground") ?? true, isSensitive: try extra.flag("sensitive") ?? false,
            isRequired: isRequired, choices: kind == .choice ? choices : [],
            synonyms: try synonyms(extra, kind, choices), implied: try implied(extra, choices),
            columns: kind == .table ? try columns(schema) : [])
    }

    private mutating func columns(_ schema: PropertySchema) throws(DefinitionError) -> [FieldDefinition] {
        let pointer = schema.pointer + "/items"
        let row = try PropertySchema(schema.object["items"] ?? nil, at: pointer, in: document)
        guard let properties = row.object["properties"]?.object, !properties.isEmpty else {
            throw DefinitionError(at: pointer, "the rows of a table need \"properties\": its columns")
        }
        // Where the row is a definition, the columns stand there.
        let place = schema.object["items"]?["$ref"]?.string.map { String($0.dropFirst()) } ?? pointer
        let columns = try fields(properties, at: place + "/properties", required: [])
        for column in columns where column.kind == .table || column.kind == .list {
            throw DefinitionError(
                at: DefinitionObject.pointer(place + "/properties", column.name), "a column holds one value")
        }
        return columns
    }

    private func comparator(
        _ extra: DefinitionObject, _ kind: FieldKind
    ) throws(DefinitionError) -> Comparator? {
        guard let comparator: Comparator = try extra.choice("compare") else { return nil }
        guard kind.comparators.contains(comparator) else {
            let fitting = kind.comparators.map(\.rawValue).joined(separator: " or ")
            throw extra.error("compare", "a \(kind.rawValue) is compared as \(fitting)")
        }
        return comparator
    }

    private func implied(
        _ extra: DefinitionObject, _ choices: [String]
    ) throws(DefinitionError) -> [ImpliedChoice] {
        guard let value = extra["implied"] else { return [] }
        guard let list = value.array else { throw extra.mismatch("implied", value, "a list") }
        var implied: [ImpliedChoice] = []
        for (number, json) in list.enumerated() {
            let entry = try DefinitionObject(
                json, at: extra.pointer(to: "implied") + "/\(number)", keys: ["value", "from", "currencies"])
            let choice = try entry.required("value", entry.text("value"))
            guard choices.contains(choice) else {
                throw entry.error(
                    "value",
                    "\"\(choice)\" is not in the field's \"enum\".\(Suggestion.sentence(for: choice, in: choices))"
                )
            }
            implied.append(
                ImpliedChoice(
                    value: choice, least: try entry.required("from", entry.amount("from")),
                    currencies: try entry.required("currencies", entry.texts("currencies"))))
        }
        return implied
    }

    private func synonyms(
        _ extra: DefinitionObject, _ kind: FieldKind, _ choices: [String]
    ) throws(DefinitionError) -> [String: String] {
        guard let value = extra["synonyms"] else { return [:] }
        guard kind == .choice else { throw extra.error("synonyms", "only a choice has synonyms") }
        guard let object = value.object else { throw extra.mismatch("synonyms", value, "an object") }
        var synonyms: [String: String] = [:]
        for (key, value) in object {
            guard let choice = value.string, choices.contains(choice) else {
                let hint = value.string.map { Suggestion.sentence(for: $0, in: choices) } ?? ""
                throw DefinitionError(
                    at: DefinitionObject.pointer(extra.pointer(to: "synonyms"), key),
                    "\(SchemaWording.short(value)) is not in the field's \"enum\".\(hint)")
            }
            synonyms[key] = choice
        }
        return synonyms
    }
}
