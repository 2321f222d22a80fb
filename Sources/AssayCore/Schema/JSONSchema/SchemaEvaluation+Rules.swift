extension SchemaEvaluation {
    mutating func check(
        _ rule: SchemaRule, of node: SchemaNode, _ value: JSON, _ evaluated: inout Evaluated
    ) -> Bool {
        switch rule {
        case .never: return refuse(value, by: node)
        case .types(let types):
            return types.contain(value) || fail(node, "type", SchemaWording.types(types, value))
        case .choice(let choice):
            return choice.contains(value) || fail(node, choice.keyword, SchemaWording.choice(choice, value))
        case .multipleOf(let divisor): return check(divisor, of: node, value)
        case .bound(let bound): return check(bound, of: node, value)
        case .size(let size): return check(size, of: node, value)
        case .pattern(let pattern): return check(pattern, of: node, value)
        case .format(let format): return check(format, of: node, value)
        case .uniqueItems: return checkUniqueItems(of: node, value)
        case .items(let items): return check(items, value, &evaluated)
        case .contains(let contains): return check(contains, of: node, value, &evaluated)
        case .members(let members): return check(members, of: node, value, &evaluated)
        case .propertyNames(let schema): return checkNames(schema, value)
        case .dependentRequired(let dependent): return checkDependent(dependent, of: node, value)
        case .dependentSchemas(let dependent): return checkDependent(dependent, value, &evaluated)
        case .reference(let schema): return apply(schema, to: value, &evaluated)
        case .dynamicReference(let reference): return follow(reference, of: node, value, &evaluated)
        case .allOf(let schemas): return checkAll(schemas, value, &evaluated)
        case .anyOf(let schemas): return checkAny(schemas, of: node, value, &evaluated)
        case .oneOf(let schemas): return checkOne(schemas, of: node, value, &evaluated)
        case .not(let schema): return checkNot(schema, of: node, value)
        case .conditional(let condition, let then, let otherwise):
            var seen = Evaluated()
            let holds = silently(condition, value, &seen)
            if holds { evaluated.merge(seen) }
            return (holds ? then : otherwise).map { apply($0, to: value, &evaluated) } ?? true
        case .unevaluatedItems(let schema): return checkUnevaluatedItems(schema, value, &evaluated)
        case .unevaluatedProperties(let schema): return checkUnevaluatedMembers(schema, value, &evaluated)
        }
    }

    /// By the schema `false`, whose keyword is the one that holds it.
    private mutating func refuse(_ value: JSON, by node: SchemaNode) -> Bool {
        guard collects else { return false }
        let steps = node.location.split(separator: "/").map(String.init)
        let keyword = steps.last { SchemaKeyword(rawValue: $0) != nil } ?? "false"
        report(
            SchemaViolation(
                path: FieldPath(path), keywordLocation: node.location, keyword: keyword,
                message: "\(SchemaWording.short(value)) stands where nothing may stand"))
        return false
    }

    private mutating func check(_ divisor: DecimalDivisor, of node: SchemaNode, _ value: JSON) -> Bool {
        guard case .number(let number) = value, !divisor.divides(number) else { return true }
        return fail(node, "multipleOf", "\(SchemaWording.short(value)) is no multiple of \(divisor.number)")
    }

    private mutating func check(_ bound: BoundRule, of node: SchemaNode, _ value: JSON) -> Bool {
        guard case .number(let number) = value, !bound.holds(number) else { return true }
        return fail(node, bound.side.rawValue, SchemaWording.bound(bound, value))
    }

    private mutating func check(_ size: SizeRule, of node: SchemaNode, _ value: JSON) -> Bool {
        let holds: Bool
        switch (size.measure, value) {
        case (.minLength, .string(let text)): holds = text.unicodeScalars.count >= size.limit
        // Code points are never more than bytes: short texts need no counting.
        case (.maxLength, .string(let text)):
            holds = text.utf8.count <= size.limit || text.unicodeScalars.count <= size.limit
        case (.minItems, .array(let items)): holds = items.count >= size.limit
        case (.maxItems, .array(let items)): holds = items.count <= size.limit
        case (.minProperties, .object(let members)): holds = members.count >= size.limit
        case (.maxProperties, .object(let members)): holds = members.count <= size.limit
        case (.minLength, _), (.maxLength, _), (.minItems, _), (.maxItems, _), (.minProperties, _),
            (.maxProperties, _):
            holds = true
        }
        return holds || fail(node, size.measure.rawValue, SchemaWording.size(size, value))
    }

    private mutating func check(_ pattern: SchemaPattern, of node: SchemaNode, _ value: JSON) -> Bool {
        guard case .string(let text) = value, !pattern.matches(text) else { return true }
        return fail(
            node, "pattern", "\(SchemaWording.short(value)) does not match the pattern \(pattern.text)")
    }

    private mutating func check(_ format: StringFormat, of node: SchemaNode, _ value: JSON) -> Bool {
        guard case .string(let text) = value, !format.holds(for: text) else { return true }
        return fail(node, "format", "\(SchemaWording.short(value)) is no \(format.noun)")
    }
}
