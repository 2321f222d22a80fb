/// From the text of a schema to numbered nodes. A schema gets its number when it is first named; those that
/// wait are compiled in turn, so that recursive schemas need no recursion here.
struct SchemaCompiler {
    var documents: SchemaDocuments
    let assertFormats: Bool
    let unknownKeywords: JSONSchema.UnknownKeywords
    private(set) var dynamicAnchors: [String: [Int: Int]] = [:]
    var tracksEvaluation = false
    private var numbers: [SchemaDocuments.Place: Int] = [:]
    private var numbered: [SchemaDocuments.Located] = []

    init(
        _ json: JSON, documents: [String: JSON], assertFormats: Bool,
        unknownKeywords: JSONSchema.UnknownKeywords
    ) throws(DefinitionError) {
        self.documents = try SchemaDocuments(json, supplied: documents)
        self.assertFormats = assertFormats
        self.unknownKeywords = unknownKeywords
    }

    mutating func compile() throws(DefinitionError) -> [SchemaNode] {
        var nodes: [SchemaNode] = []
        _ = number(of: documents.root)
        while nodes.count < numbered.count {
            nodes.append(try node(numbered[nodes.count]))
            if nodes.count == numbered.count { numberDynamicAnchors() }
        }
        try SchemaCycles.refuse(in: nodes)
        return nodes
    }

    mutating func number(of schema: SchemaDocuments.Located) -> Int {
        if let number = numbers[schema.place] { return number }
        numbers[schema.place] = numbered.count
        numbered.append(schema)
        return numbered.count - 1
    }

    /// Notes that some `$dynamicRef` asks for an anchor.
    mutating func useDynamicAnchor(_ name: String) { dynamicAnchors[name] = dynamicAnchors[name] ?? [:] }

    /// Any resource with the anchor may come into scope, also one that was loaded late.
    private mutating func numberDynamicAnchors() {
        for name in dynamicAnchors.keys {
            for (index, resource) in documents.resources.enumerated() {
                guard let schema = resource.dynamicAnchors[name] else { continue }
                let number = number(of: schema)
                dynamicAnchors[name]?[index] = number
            }
        }
    }

    private mutating func node(_ schema: SchemaDocuments.Located) throws(DefinitionError) -> SchemaNode {
        let location = documents.text(schema.place)
        let rules: [SchemaRule]
        switch schema.json {
        case .bool(let allows): rules = allows ? [] : [.never]
        case .object(let object):
            try refuseUnknownKeywords(in: object, at: location)
            let hasValidation = documents.hasValidation(schema.place)
            let reader = SchemaReader(
                object: hasValidation ? object : Self.withoutValidation(object), schema: schema,
                location: location)
            rules = try self.rules(reader)
        case .null, .number, .string, .array:
            throw DefinitionError(at: location, "a schema must be an object, true or false")
        }
        return SchemaNode(location: location, resource: schema.resource, rules: rules)
    }

    private func refuseUnknownKeywords(
        in object: JSONObject, at location: String
    ) throws(DefinitionError) {
        guard unknownKeywords == .refused else { return }
        for key in object.keys where SchemaKeyword(rawValue: key) == nil {
            let hint = Suggestion.sentence(for: key, in: SchemaKeyword.allCases.map(\.rawValue))
            throw DefinitionError(
                at: location + "/" + JSONPointer.escaped(key),
                "JSON Schema 2020-12 has no keyword \"\(key)\".\(hint)")
        }
    }

    private static func withoutValidation(_ object: JSONObject) -> JSONObject {
        JSONObject(
            object.lazy.filter { member in
                !SchemaKeyword.validation.contains { $0.rawValue == member.key }
            }.map { ($0.key, $0.value) })
    }

    private mutating func rules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        // What only looks at the evaluated members of other rules comes last.
        try valueRules(reader) + referenceRules(reader) + combinationRules(reader) + arrayRules(reader)
            + objectRules(reader) + unevaluatedRules(reader)
    }
}
