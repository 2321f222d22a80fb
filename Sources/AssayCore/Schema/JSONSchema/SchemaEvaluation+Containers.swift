extension SchemaEvaluation {
    mutating func check(_ rules: ItemRules, _ value: JSON, _ evaluated: inout Evaluated) -> Bool {
        guard case .array(let items) = value else { return true }
        var holds = true
        let end = rules.rest == nil ? min(rules.prefix.count, items.count) : items.count
        for (index, item) in items[..<end].enumerated() {
            guard let schema = index < rules.prefix.count ? rules.prefix[index] : rules.rest else { break }
            if !apply(schema, to: item, at: .index(index)) { holds = false }
            if !holds, !collects { return false }
        }
        evaluated.prefix = max(evaluated.prefix, end)
        return holds
    }

    mutating func check(
        _ rule: ContainsRule, of node: SchemaNode, _ value: JSON, _ evaluated: inout Evaluated
    ) -> Bool {
        guard case .array(let items) = value else { return true }
        var count = 0
        for (index, item) in items.enumerated() {
            guard silently(rule.schema, part: item) else { continue }
            count += 1
            if schema.tracksEvaluation { evaluated.addItem(index) }
        }
        if count < rule.minimum {
            let keyword = count == 0 ? "contains" : "minContains"
            return fail(node, keyword, "\(count) of the items fit, where at least \(rule.minimum) must")
        }
        guard let maximum = rule.maximum, count > maximum else { return true }
        return fail(node, "maxContains", "\(count) of the items fit, where \(maximum) may")
    }

    mutating func checkUniqueItems(of node: SchemaNode, _ value: JSON) -> Bool {
        guard case .array(let items) = value else { return true }
        var seen: [JSON: Int] = [:]
        for (index, item) in items.enumerated() {
            if let first = seen.updateValue(index, forKey: item) {
                return fail(node, "uniqueItems", "items [\(first)] and [\(index)] are equal")
            }
        }
        return true
    }

    mutating func checkUnevaluatedItems(_ schema: Int, _ value: JSON, _ evaluated: inout Evaluated) -> Bool {
        guard case .array(let items) = value else { return true }
        var holds = true
        for (index, item) in items.enumerated().dropFirst(evaluated.prefix) {
            guard !evaluated.hasItem(index) else { continue }
            if !apply(schema, to: item, at: .index(index)) { holds = false }
        }
        evaluated.prefix = items.count
        return holds
    }

    mutating func check(
        _ rules: MemberRules, of node: SchemaNode, _ value: JSON, _ evaluated: inout Evaluated
    ) -> Bool {
        guard case .object(let members) = value else { return true }
        var holds = true
        var requiredSeen = 0
        var guess = 0
        for (index, (key, member)) in members.enumerated() {
            let place = rules.place(of: key, guess: guess)
            if let place {
                guess = place + 1
                if rules.properties[place].isRequired { requiredSeen += 1 }
            }
            let schema = place.flatMap { rules.properties[$0].schema }
            let (isKnown, isValid) = checkMember(key, member, schema, rules, of: node)
            if isKnown, self.schema.tracksEvaluation { evaluated.addMember(index) }
            if !isValid { holds = false }
            if !holds, !collects { return false }
        }
        return (requiredSeen == rules.requiredCount || failMissing(rules, members, of: node)) && holds
    }

    /// Whether some keyword looks at the member, and whether it is valid.
    private mutating func checkMember(
        _ key: String, _ member: JSON, _ schema: Int?, _ rules: MemberRules, of node: SchemaNode
    ) -> (isKnown: Bool, isValid: Bool) {
        var isKnown = schema != nil
        var isValid = schema.map { apply($0, to: member, at: .key(key)) } ?? true
        for (pattern, schema) in rules.patterns where pattern.matches(key) {
            isKnown = true
            if !apply(schema, to: member, at: .key(key)) { isValid = false }
        }
        guard !isKnown else { return (true, isValid) }
        switch rules.additional {
        case .unchecked: return (false, true)
        case .checked(let schema): return (true, apply(schema, to: member, at: .key(key)))
        case .refused:
            let known = rules.properties.lazy.filter { $0.schema != nil }.map(\.name)
            return (
                true,
                fail(
                    node, "additionalProperties", at: .key(key),
                    "there is no field \"\(SchemaWording.cut(key))\".\(Suggestion.sentence(for: key, in: known))"
                )
            )
        }
    }

    private mutating func failMissing(_ rules: MemberRules, _ members: JSONObject, of node: SchemaNode)
        -> Bool
    {
        for property in rules.properties where property.isRequired && members[property.name] == nil {
            _ = fail(node, "required", at: .key(property.name), "\"\(property.name)\" is missing")
        }
        return false
    }

    mutating func checkNames(_ schema: Int, _ value: JSON) -> Bool {
        guard case .object(let members) = value else { return true }
        var holds = true
        for key in members.keys where !apply(schema, to: .string(key), at: .key(key)) { holds = false }
        return holds
    }

    mutating func checkDependent(
        _ dependent: [(key: String, required: [String])], of node: SchemaNode, _ value: JSON
    ) -> Bool {
        guard case .object(let members) = value else { return true }
        var holds = true
        for (key, required) in dependent where members[key] != nil {
            for name in required where members[name] == nil {
                holds = fail(
                    node, "dependentRequired", at: .key(name),
                    "\"\(name)\" is missing, which \"\(key)\" calls for")
            }
        }
        return holds
    }

    mutating func checkDependent(
        _ dependent: [(key: String, schema: Int)], _ value: JSON, _ evaluated: inout Evaluated
    ) -> Bool {
        guard case .object(let members) = value else { return true }
        return checkAll(dependent.filter { members[$0.key] != nil }.map(\.schema), value, &evaluated)
    }

    mutating func checkUnevaluatedMembers(_ schema: Int, _ value: JSON, _ evaluated: inout Evaluated) -> Bool
    {
        guard case .object(let members) = value else { return true }
        var holds = true
        for (index, (key, member)) in members.enumerated() where !evaluated.hasMember(index) {
            if !apply(schema, to: member, at: .key(key)) { holds = false }
            evaluated.addMember(index)
        }
        return holds
    }
}
