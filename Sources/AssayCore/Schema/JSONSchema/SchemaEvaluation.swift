/// One run of a schema over a value.
struct SchemaEvaluation {
    /// Members and items that rules have looked at; `unevaluatedProperties` and `unevaluatedItems` ask for them.
    struct Evaluated {
        /// Places of members in their object; nil is none, and costs nothing.
        private var members: Set<Int>?
        /// All items before this one, and
        var prefix = 0
        /// these.
        private var items: Set<Int>?

        func hasMember(_ index: Int) -> Bool { members?.contains(index) ?? false }
        func hasItem(_ index: Int) -> Bool { index < prefix || items?.contains(index) ?? false }
        mutating func addMember(_ index: Int) { members = Self.adding([index], to: members.take()) }
        mutating func addItem(_ index: Int) { items = Self.adding([index], to: items.take()) }

        mutating func merge(_ other: Evaluated) {
            if let more = other.members { members = Self.adding(more, to: members.take()) }
            if let more = other.items { items = Self.adding(more, to: items.take()) }
            prefix = max(prefix, other.prefix)
        }

        private static func adding(_ more: Set<Int>, to set: consuming Set<Int>?) -> Set<Int> {
            guard var set else { return more }
            set.formUnion(more)
            return set
        }
    }

    let schema: JSONSchema
    let limit: Int
    private(set) var violations: [SchemaViolation] = []
    /// Whether violations are wanted, or only whether there are some.
    private(set) var collects: Bool
    /// To the value that is looked at; kept only while violations are wanted.
    private(set) var path: [FieldPath.Component] = []
    /// Steps into the value.
    private var level = 0
    /// Resources entered on the way, the outermost first; kept only where `$dynamicRef` asks for them.
    private var scope: [Int] = []
    /// Dynamic references being followed: a second time at the same value would go on for ever.
    private var followed: [Followed] = []
    private var depth = 0
    private var steps = 0
    /// Whether a limit was hit: then nothing is known, and the value does not pass.
    private var goesOn = false

    private struct Followed: Equatable {
        let target: Int
        let level: Int
        let scope: Set<Int>
    }

    /// Schemas inside schemas that are applied at once: enough for a recursive schema and the deepest value
    /// that is read (512 levels with a reference at each), and little enough for a stack of 8 MB: a debug build
    /// needs 5 KB at each.
    private static let depthLimit = 1_100
    /// Schemas applied in all: alternatives that nest can ask for exponentially many.
    private static let stepLimit = 1_000_000
    private static let goesOnMessage = "checking this value goes on for too long"

    init(_ schema: JSONSchema, limit: Int) {
        self.schema = schema
        self.limit = limit
        collects = limit > 0
    }

    mutating func holds(for value: JSON) -> Bool {
        var evaluated = Evaluated()
        let holds = apply(0, to: value, &evaluated)
        guard goesOn else { return holds }
        // A rule that negates may have turned the failure around.
        return violations.isEmpty ? fail(schema.nodes[0], "$ref", Self.goesOnMessage) : false
    }

    /// Applies a schema; what its rules have looked at is added to `evaluated` where it holds.
    mutating func apply(_ index: Int, to value: JSON, _ evaluated: inout Evaluated) -> Bool {
        let node = schema.nodes[index]
        guard depth < Self.depthLimit, steps < Self.stepLimit else {
            goesOn = true
            return fail(node, "$ref", Self.goesOnMessage)
        }
        depth += 1
        steps += 1
        let entersResource = !schema.dynamicAnchors.isEmpty && scope.last != node.resource
        if entersResource { scope.append(node.resource) }
        let holds = applyRules(of: node, to: value, &evaluated)
        if entersResource { scope.removeLast() }
        depth -= 1
        return holds
    }

    private mutating func applyRules(of node: SchemaNode, to value: JSON, _ evaluated: inout Evaluated)
        -> Bool
    {
        var own = Evaluated()
        var holds = true
        for rule in node.rules {
            // What other rules refuse is not looked at by them: nothing more can be said about it.
            if !holds, rule.asksForEvaluated { break }
            if !check(rule, of: node, value, &own) { holds = false }
            if !holds, !collects { return false }
        }
        if holds, schema.tracksEvaluation { evaluated.merge(own) }
        return holds
    }

    /// Applies a schema to a part of the value.
    mutating func apply(_ index: Int, to part: JSON, at component: @autoclosure () -> FieldPath.Component)
        -> Bool
    {
        level += 1
        defer { level -= 1 }
        var evaluated = Evaluated()
        guard collects else { return apply(index, to: part, &evaluated) }
        path.append(component())
        defer { path.removeLast() }
        return apply(index, to: part, &evaluated)
    }

    /// Whether a schema holds for a part of the value; nothing is reported where it does not.
    mutating func silently(_ index: Int, part: JSON) -> Bool {
        level += 1
        defer { level -= 1 }
        var evaluated = Evaluated()
        return silently(index, part, &evaluated)
    }

    /// Whether a schema holds; nothing is reported where it does not.
    mutating func silently(_ index: Int, _ value: JSON, _ evaluated: inout Evaluated) -> Bool {
        let outer = collects
        collects = false
        defer { collects = outer }
        return apply(index, to: value, &evaluated)
    }

    /// The violations of one schema alone, a few of them.
    mutating func violations(of index: Int, in value: JSON) -> [SchemaViolation] {
        let outer = (violations, collects)
        violations = []
        collects = true
        defer { (violations, collects) = outer }
        var evaluated = Evaluated()
        _ = apply(index, to: value, &evaluated)
        return violations
    }

    /// Reports a violation where that is wanted. Always false, so that rules can return it.
    mutating func fail(
        _ node: SchemaNode, _ keyword: String, at component: FieldPath.Component? = nil,
        _ message: @autoclosure () -> String
    ) -> Bool {
        guard collects else { return false }
        report(
            SchemaViolation(
                path: FieldPath(path + [component].compactMap(\.self)),
                keywordLocation: node.location + "/" + keyword, keyword: keyword, message: message()))
        return false
    }

    mutating func report(_ violation: SchemaViolation) {
        guard collects else { return }
        violations.append(violation)
        if violations.count >= limit { collects = false }
    }

    /// Follows a reference whose target depends on the resources that were entered on the way.
    mutating func follow(
        _ reference: DynamicReference, of node: SchemaNode, _ value: JSON, _ evaluated: inout Evaluated
    ) -> Bool {
        let anchored = schema.dynamicAnchors[reference.anchor] ?? [:]
        let target = scope.lazy.compactMap { anchored[$0] }.first ?? reference.fallback
        let step = Followed(target: target, level: level, scope: Set(scope))
        guard !followed.contains(step) else {
            return fail(node, "$dynamicRef", "the schema refers to itself without going into the value")
        }
        followed.append(step)
        defer { followed.removeLast() }
        return apply(target, to: value, &evaluated)
    }
}

extension SchemaRule {
    fileprivate var asksForEvaluated: Bool {
        switch self {
        case .unevaluatedItems, .unevaluatedProperties: true
        case .never, .types, .choice, .multipleOf, .bound, .size, .pattern, .format, .uniqueItems, .items,
            .contains,
            .members, .propertyNames, .dependentRequired, .dependentSchemas, .reference, .dynamicReference,
            .allOf,
            .anyOf, .oneOf, .not, .conditional:
            false
        }
    }
}
