/// The keywords of draft 2020-12, those that only describe included.
enum SchemaKeyword: String, CaseIterable {
    case schema = "$schema"
    case id = "$id"
    case anchor = "$anchor"
    case dynamicAnchor = "$dynamicAnchor"
    case ref = "$ref"
    case dynamicRef = "$dynamicRef"
    case defs = "$defs"
    case vocabulary = "$vocabulary"
    case comment = "$comment"
    case allOf, anyOf, oneOf, not
    case `if`, then, `else`
    case dependentSchemas, dependentRequired
    case prefixItems, items, contains, minContains, maxContains, minItems, maxItems, uniqueItems
    case properties, patternProperties, additionalProperties, propertyNames
    case required, minProperties, maxProperties
    case unevaluatedItems, unevaluatedProperties
    case type, const
    case enumeration = "enum"
    case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    case minLength, maxLength, pattern, format
    case contentEncoding, contentMediaType, contentSchema
    case title, description, `default`, examples, deprecated, readOnly, writeOnly

    /// Where schemas stand in the keyword's value.
    enum Shape {
        case noSchema, schema, list, map
    }

    var shape: Shape {
        switch self {
        case .not, .if, .then, .else, .items, .contains, .additionalProperties, .propertyNames,
            .unevaluatedItems, .unevaluatedProperties, .contentSchema:
            .schema
        case .allOf, .anyOf, .oneOf, .prefixItems: .list
        case .defs, .dependentSchemas, .properties, .patternProperties: .map
        case .schema, .id, .anchor, .dynamicAnchor, .ref, .dynamicRef, .vocabulary, .comment,
            .dependentRequired, .minContains, .maxContains, .minItems, .maxItems, .uniqueItems, .required,
            .minProperties, .maxProperties, .type, .const, .enumeration, .multipleOf, .maximum,
            .exclusiveMaximum, .minimum, .exclusiveMinimum, .minLength, .maxLength, .pattern, .format,
            .contentEncoding, .contentMediaType, .title, .description, .default, .examples, .deprecated,
            .readOnly, .writeOnly:
            .noSchema
        }
    }

    /// The validation vocabulary, which a custom dialect may leave out.
    static let validation: Set<SchemaKeyword> = [
        .type, .const, .enumeration, .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum,
        .minLength, .maxLength, .pattern, .minItems, .maxItems, .uniqueItems, .minContains, .maxContains,
        .minProperties, .maxProperties, .required, .dependentRequired,
    ]
}
