extension SchemaCompiler {
    /// Rules that apply further schemas to the same value.
    mutating func combinationRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        if let schemas = try schemas(.allOf, reader) { rules.append(.allOf(schemas)) }
        if let schemas = try schemas(.anyOf, reader) { rules.append(.anyOf(schemas)) }
        if let schemas = try schemas(.oneOf, reader) { rules.append(.oneOf(schemas)) }
        if let schema = schema(.not, reader) { rules.append(.not(schema)) }
        let (then, otherwise) = (schema(.then, reader), schema(.else, reader))
        if let condition = schema(.if, reader) {
            rules.append(.conditional(condition: condition, then: then, else: otherwise))
        }
        // Not applied, but what is wrong in them is still worth telling.
        _ = try schemaMap(.defs, reader)
        _ = schema(.contentSchema, reader)
        return rules
    }

    mutating func arrayRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        let prefix = try schemas(.prefixItems, reader)
        let rest = schema(.items, reader)
        if prefix != nil || rest != nil { rules.append(.items(ItemRules(prefix: prefix ?? [], rest: rest))) }
        let (minimum, maximum) = (try reader.count(.minContains), try reader.count(.maxContains))
        if let schema = schema(.contains, reader) {
            rules.append(.contains(ContainsRule(schema: schema, minimum: minimum ?? 1, maximum: maximum)))
        }
        if try reader.flag(.uniqueItems) { rules.append(.uniqueItems) }
        return rules
    }

    mutating func objectRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules = try memberRules(reader).map { [SchemaRule.members($0)] } ?? []
        if let schema = schema(.propertyNames, reader) { rules.append(.propertyNames(schema)) }
        if let map = try reader.map(.dependentRequired) {
            var dependent: [(key: String, required: [String])] = []
            for (key, names) in map {
                dependent.append((key, try reader.names(names, .dependentRequired)))
            }
            rules.append(.dependentRequired(dependent))
        }
        if let map = try schemaMap(.dependentSchemas, reader) { rules.append(.dependentSchemas(map)) }
        return rules
    }

    private mutating func memberRules(_ reader: SchemaReader) throws(DefinitionError) -> MemberRules? {
        let declared = try schemaMap(.properties, reader) ?? []
        let required = try reader.object["required"].map { value throws(DefinitionError) in
            try reader.names(value, .required)
        }
        let names = Set((required ?? []).map(ScalarKey.init))
        let properties = declared.map {
            MemberRules.Property(
                name: $0.key, schema: $0.schema, isRequired: names.contains(ScalarKey($0.key)))
        }
        let others = names.subtracting(declared.map { ScalarKey($0.key) })
        let requiredOnly = (required ?? []).filter { others.contains(ScalarKey($0)) }.map {
            MemberRules.Property(name: $0, schema: nil, isRequired: true)
        }
        let patterns = try patternProperties(reader)
        let additional = additionalProperties(reader)
        if properties.isEmpty, requiredOnly.isEmpty, patterns.isEmpty, case .unchecked = additional {
            return nil
        }
        return MemberRules(properties: properties + requiredOnly, patterns: patterns, additional: additional)
    }

    private mutating func patternProperties(
        _ reader: SchemaReader
    ) throws(DefinitionError) -> [(pattern: SchemaPattern, schema: Int)] {
        var patterns: [(pattern: SchemaPattern, schema: Int)] = []
        for (key, schema) in try schemaMap(.patternProperties, reader) ?? [] {
            patterns.append((try pattern(key, reader.error(.patternProperties, "")), schema))
        }
        return patterns
    }

    private mutating func additionalProperties(_ reader: SchemaReader) -> MemberRules.Additional {
        if reader.object["additionalProperties"]?.bool == false { return .refused }
        return schema(.additionalProperties, reader).map { .checked($0) } ?? .unchecked
    }

    mutating func unevaluatedRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        if let schema = schema(.unevaluatedItems, reader) { rules.append(.unevaluatedItems(schema)) }
        if let schema = schema(.unevaluatedProperties, reader) {
            rules.append(.unevaluatedProperties(schema))
        }
        if !rules.isEmpty { tracksEvaluation = true }
        return rules
    }

    mutating func referenceRules(_ reader: SchemaReader) throws(DefinitionError) -> [SchemaRule] {
        var rules: [SchemaRule] = []
        if let reference = try reader.text(.ref) {
            rules.append(.reference(number(of: try target(of: reference, .ref, reader).schema)))
        }
        if let reference = try reader.text(.dynamicRef) {
            let (schema, anchor) = try target(of: reference, .dynamicRef, reader)
            let fallback = number(of: schema)
            if let anchor, documents.resources[schema.resource].dynamicAnchors[anchor] != nil {
                useDynamicAnchor(anchor)
                rules.append(.dynamicReference(DynamicReference(anchor: anchor, fallback: fallback)))
            } else {
                rules.append(.reference(fallback))
            }
        }
        return rules
    }

    private mutating func target(
        of reference: String, _ keyword: SchemaKeyword, _ reader: SchemaReader
    ) throws(DefinitionError) -> (schema: SchemaDocuments.Located, anchor: String?) {
        guard let target = try documents.find(reference, from: reader.schema.resource) else {
            throw reader.error(keyword, "\"\(reference)\" leads to no schema")
        }
        return target
    }

    private mutating func schema(_ keyword: SchemaKeyword, _ reader: SchemaReader) -> Int? {
        reader.object[keyword.rawValue].map {
            number(of: $0, reader.schema.place.appending(keyword.rawValue), reader)
        }
    }

    private mutating func schemas(
        _ keyword: SchemaKeyword, _ reader: SchemaReader
    ) throws(DefinitionError) -> [Int]? {
        guard let list = try reader.list(keyword) else { return nil }
        guard !list.isEmpty else { throw reader.error(keyword, "must not be empty") }
        let place = reader.schema.place.appending(keyword.rawValue)
        return list.enumerated().map { number(of: $0.element, place.appending(String($0.offset)), reader) }
    }

    private mutating func schemaMap(
        _ keyword: SchemaKeyword, _ reader: SchemaReader
    ) throws(DefinitionError) -> [(key: String, schema: Int)]? {
        let place = reader.schema.place.appending(keyword.rawValue)
        return try reader.map(keyword)?.map {
            ($0.key, number(of: $0.value, place.appending($0.key), reader))
        }
    }

    private mutating func number(
        of json: JSON, _ place: SchemaDocuments.Place, _ reader: SchemaReader
    ) -> Int {
        number(of: documents.located(json, at: place, in: reader.schema.resource))
    }
}
