extension SchemaEvaluation {
    mutating func checkAll(_ schemas: [Int], _ value: JSON, _ evaluated: inout Evaluated) -> Bool {
        var holds = true
        for schema in schemas {
            if !apply(schema, to: value, &evaluated) { holds = false }
            if !holds, !collects { return false }
        }
        return holds
    }

    mutating func checkAny(
        _ schemas: [Int], of node: SchemaNode, _ value: JSON, _ evaluated: inout Evaluated
    ) -> Bool {
        var holds = false
        for schema in schemas {
            if silently(schema, value, &evaluated) { holds = true }
            // Without anybody who asks what was looked at, the first is enough.
            if holds, !self.schema.tracksEvaluation { return true }
        }
        return holds || explain(schemas, "anyOf", of: node, value)
    }

    mutating func checkOne(
        _ schemas: [Int], of node: SchemaNode, _ value: JSON, _ evaluated: inout Evaluated
    ) -> Bool {
        var fitting: [Int] = []
        var seen = Evaluated()
        for (index, schema) in schemas.enumerated() where silently(schema, value, &seen) {
            fitting.append(index + 1)
            if fitting.count > 1 { break }
        }
        switch fitting.count {
        case 0: return explain(schemas, "oneOf", of: node, value)
        case 1:
            evaluated.merge(seen)
            return true
        default:
            let both = fitting.map(String.init).joined(separator: " and ")
            return fail(
                node, "oneOf",
                "\(SchemaWording.short(value)) fits alternatives \(both), where one alone must fit")
        }
    }

    mutating func checkNot(_ schema: Int, of node: SchemaNode, _ value: JSON) -> Bool {
        var seen = Evaluated()
        guard silently(schema, value, &seen) else { return true }
        return fail(node, "not", "\(SchemaWording.short(value)) is what must not stand here")
    }

    /// Says why none of the alternatives fits. Those that are meant for another type don't matter; of the
    /// rest the one that went furthest into the value is the one that was meant.
    private mutating func explain(
        _ schemas: [Int], _ keyword: String, of node: SchemaNode, _ value: JSON
    ) -> Bool {
        guard collects else { return false }
        let types = schemas.map(declaredTypes)
        let meant = zip(schemas, types).filter { $0.1?.contain(value) ?? true }.map(\.0)
        if meant.isEmpty {
            let wanted = types.reduce(into: JSONTypes()) { $0.formUnion($1 ?? []) }
            return fail(node, keyword, SchemaWording.types(wanted, value))
        }
        let reasons = meant.map { violations(of: $0, in: value) }
        let depths = reasons.map { ($0.map(\.path.components.count).max() ?? 0, -$0.count) }
        let nearest = depths.indices.max { depths[$0] < depths[$1] }.map { reasons[$0] } ?? []
        if meant.count == 1 {
            for violation in nearest { report(violation) }
            return false
        }
        let reason = nearest.first.map { "; the nearest fails because \($0.message)" } ?? ""
        return fail(
            node, keyword, "\(SchemaWording.short(value)) fits none of \(schemas.count) alternatives\(reason)"
        )
    }

    /// The types a schema names itself.
    private func declaredTypes(_ index: Int) -> JSONTypes? {
        for rule in schema.nodes[index].rules { if case .types(let types) = rule { return types } }
        return nil
    }
}
