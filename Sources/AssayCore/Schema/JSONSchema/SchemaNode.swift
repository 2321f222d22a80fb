/// One schema object, compiled: its rules in the order in which they are applied.
struct SchemaNode: Sendable {
    /// Where the schema stands: a JSON pointer, after URI and `#` in other documents than the main one.
    let location: String
    /// The schema resource (`$id`) it belongs to.
    let resource: Int
    let rules: [SchemaRule]
}

/// What one keyword, or a few that belong together, demand. Schemas are named by their place in
/// `JSONSchema.nodes`.
indirect enum SchemaRule: Sendable {
    /// The schema `false`.
    case never
    case types(JSONTypes)
    /// `enum` and `const`.
    case choice(ChoiceRule)
    case multipleOf(DecimalDivisor)
    case bound(BoundRule)
    case size(SizeRule)
    case pattern(SchemaPattern)
    case format(StringFormat)
    case uniqueItems
    case items(ItemRules)
    case contains(ContainsRule)
    case members(MemberRules)
    case propertyNames(Int)
    case dependentRequired([(key: String, required: [String])])
    case dependentSchemas([(key: String, schema: Int)])
    case reference(Int)
    case dynamicReference(DynamicReference)
    case allOf([Int])
    case anyOf([Int])
    case oneOf([Int])
    case not(Int)
    case conditional(condition: Int, then: Int?, else: Int?)
    case unevaluatedItems(Int)
    case unevaluatedProperties(Int)
}

/// The types of JSON Schema.
struct JSONTypes: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let string = JSONTypes(rawValue: 1)
    static let number = JSONTypes(rawValue: 2)
    static let integer = JSONTypes(rawValue: 4)
    static let boolean = JSONTypes(rawValue: 8)
    static let array = JSONTypes(rawValue: 16)
    static let object = JSONTypes(rawValue: 32)
    static let null = JSONTypes(rawValue: 64)

    /// In the order in which messages name them.
    static let names: [(name: String, types: JSONTypes)] = [
        ("string", .string), ("number", .number), ("integer", .integer), ("boolean", .boolean),
        ("array", .array), ("object", .object), ("null", .null),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(name: String) {
        guard let match = Self.names.first(where: { $0.name == name }) else { return nil }
        self = match.types
    }

    func contain(_ value: JSON) -> Bool {
        switch value {
        case .null: contains(.null)
        case .bool: contains(.boolean)
        case .number(let number): contains(.number) || contains(.integer) && number.isInteger
        case .string: contains(.string)
        case .array: contains(.array)
        case .object: contains(.object)
        }
    }
}

struct ChoiceRule: Sendable {
    let keyword: String
    let values: [JSON]
    /// nil while there are so few values that comparing them is quicker.
    let set: Set<JSON>?

    init(keyword: String, values: [JSON]) {
        self.keyword = keyword
        self.values = values
        set = values.count > 12 ? Set(values) : nil
    }

    func contains(_ value: JSON) -> Bool { set?.contains(value) ?? values.contains(value) }
}

/// `minimum` and its like.
struct BoundRule: Sendable {
    enum Side: String, Sendable, CaseIterable {
        case minimum, maximum, exclusiveMinimum, exclusiveMaximum
    }

    let side: Side
    let limit: JSONNumber
    let normalised: JSONNumber.Normalised

    func holds(_ number: JSONNumber) -> Bool {
        let value = number.normalised
        return switch side {
        case .minimum: !(value < normalised)
        case .maximum: !(normalised < value)
        case .exclusiveMinimum: normalised < value
        case .exclusiveMaximum: value < normalised
        }
    }
}

/// `minLength` and its like; lengths are code points.
struct SizeRule: Sendable {
    enum Measure: String, Sendable, CaseIterable {
        case minLength, maxLength, minItems, maxItems, minProperties, maxProperties
    }

    let measure: Measure
    let limit: Int
}

struct ItemRules: Sendable {
    let prefix: [Int]
    let rest: Int?
}

struct ContainsRule: Sendable {
    let schema: Int
    let minimum: Int
    let maximum: Int?
}

/// `$dynamicRef`: the outermost resource in the dynamic scope that has the anchor decides.
struct DynamicReference: Sendable {
    let anchor: String
    /// The schema that holds where no resource in scope has the anchor.
    let fallback: Int
}

/// `properties`, `patternProperties`, `additionalProperties` and `required` together: one pass over the members.
struct MemberRules: Sendable {
    struct Property: Sendable {
        let name: String
        /// nil where the name stands in `required` alone.
        let schema: Int?
        let isRequired: Bool
    }

    /// What members are held to that neither `properties` nor `patternProperties` know.
    enum Additional: Sendable {
        case unchecked
        case refused
        case checked(Int)
    }

    let properties: [Property]
    let patterns: [(pattern: SchemaPattern, schema: Int)]
    let additional: Additional
    let requiredCount: Int
    private let places: [ScalarKey: Int]

    init(properties: [Property], patterns: [(pattern: SchemaPattern, schema: Int)], additional: Additional) {
        self.properties = properties
        self.patterns = patterns
        self.additional = additional
        requiredCount = properties.count { $0.isRequired }
        let keyed = properties.enumerated().map { (ScalarKey($0.element.name), $0.offset) }
        places = Dictionary(keyed, uniquingKeysWith: { first, _ in first })
    }

    /// The place of a member's property; `guess` is where it stands if members come in the schema's order.
    func place(of key: String, guess: Int) -> Int? {
        guess < properties.count && properties[guess].name.hasSameScalars(as: key)
            ? guess : places[ScalarKey(key)]
    }
}
