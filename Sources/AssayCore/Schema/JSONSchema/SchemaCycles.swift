/// Schemas that apply themselves to the same value would never come to an end.
enum SchemaCycles {
    /// Finds cycles of references that do not go into the value. Those through `$dynamicRef` depend on the
    /// value and are caught while it is checked.
    static func refuse(in nodes: [SchemaNode]) throws(DefinitionError) {
        let successors = nodes.map { $0.rules.flatMap(\.appliedInPlace) }
        var predecessors: [[Int]] = Array(repeating: [], count: nodes.count)
        for (index, next) in successors.enumerated() {
            for target in next { predecessors[target].append(index) }
        }
        // What applies nothing in place is harmless, and so, step by step, is what applies only the harmless.
        var open = successors.map(\.count)
        var harmless = open.indices.filter { open[$0] == 0 }
        while let index = harmless.popLast() {
            for predecessor in predecessors[index] {
                open[predecessor] -= 1
                if open[predecessor] == 0 { harmless.append(predecessor) }
            }
        }
        guard var index = open.firstIndex(where: { $0 > 0 }) else { return }
        // From anything that is left every way leads into a cycle.
        for _ in nodes { index = successors[index].first { open[$0] > 0 } ?? index }
        throw DefinitionError(
            at: nodes[index].location, "the schema refers to itself without going into the value")
    }
}

extension SchemaRule {
    /// The schemas that the rule applies to the same value.
    fileprivate var appliedInPlace: [Int] {
        switch self {
        case .reference(let schema), .not(let schema): [schema]
        case .allOf(let schemas), .anyOf(let schemas), .oneOf(let schemas): schemas
        case .conditional(let condition, let then, let otherwise):
            [condition] + [then, otherwise].compactMap(\.self)
        case .dependentSchemas(let dependent): dependent.map(\.schema)
        case .never, .types, .choice, .multipleOf, .bound, .size, .pattern, .format, .uniqueItems, .items,
            .contains,
            .members, .propertyNames, .dependentRequired, .dynamicReference, .unevaluatedItems,
            .unevaluatedProperties:
            []
        }
    }
}
