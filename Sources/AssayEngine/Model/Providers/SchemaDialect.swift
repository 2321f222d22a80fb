import AssayCore

/// The part of JSON Schema that an API takes. What it doesn't take is left out, as every answer is validated
/// against the whole schema here anyway.
enum SchemaDialect: Sendable, Hashable {
    /// Everything.
    case whole
    /// Anthropic's structured outputs.
    case anthropicStrict
    /// OpenAI's structured outputs.
    case openAIStrict
    /// Gemini's `parametersJsonSchema` and `responseJsonSchema`.
    case gemini

    private static let common: Set<String> = [
        "type", "description", "title", "enum", "items", "properties", "required", "additionalProperties",
        "anyOf",
        "$ref", "$defs", "minItems",
    ]

    private var keywords: Set<String>? {
        switch self {
        case .whole: nil
        case .anthropicStrict: Self.common.union(["const", "allOf", "format"]).subtracting(["minItems"])
        case .openAIStrict:
            Self.common.union(["const", "format", "pattern", "minimum", "maximum", "multipleOf", "maxItems"])
        case .gemini:
            Self.common.union(["$id", "$anchor", "format", "prefixItems", "maxItems", "minimum", "maximum"])
        }
    }

    /// Strict dialects want every property required and no others; optional is written as "or null".
    private var isStrict: Bool { self == .anthropicStrict || self == .openAIStrict }

    /// The schema in this dialect; order is kept.
    func schema(_ schema: JSON) -> JSON {
        guard let keywords, let object = schema.object else { return schema }
        var members = JSONObject()
        for (key, value) in object {
            let key = key == "oneOf" ? "anyOf" : key
            guard keywords.contains(key) else { continue }
            members[key] = child(value, of: key)
        }
        if isStrict, let properties = members["properties"]?.object { close(&members, properties) }
        return .object(members)
    }

    private func child(_ value: JSON, of key: String) -> JSON {
        switch key {
        case "properties", "$defs":
            guard let object = value.object else { return value }
            return .object(JSONObject(object.map { ($0.key, schema($0.value)) }))
        case "anyOf", "allOf", "prefixItems": return .array((value.array ?? []).map(schema))
        case "items", "additionalProperties": return schema(value)
        default: return value
        }
    }

    private func close(_ members: inout JSONObject, _ properties: JSONObject) {
        let required = Set(members["required"]?.array?.compactMap(\.string) ?? [])
        members["properties"] = .object(
            JSONObject(
                properties.map { ($0.key, required.contains($0.key) ? $0.value : Self.orNull($0.value)) }))
        members["required"] = .array(properties.keys.map(JSON.string))
        members["additionalProperties"] = false
    }

    private static func orNull(_ schema: JSON) -> JSON {
        guard var members = schema.object else { return schema }
        switch members["type"] {
        case .string(let type): members["type"] = [.string(type), "null"]
        case .array(let types): members["type"] = .array(types.contains("null") ? types : types + ["null"])
        default:
            return schema["anyOf"]?.array?.contains(["type": "null"]) == true
                ? schema : ["anyOf": [schema, ["type": "null"]]]
        }
        if let values = members["enum"]?.array, !values.contains(.null) {
            members["enum"] = .array(values + [nil])
        }
        return .object(members)
    }
}
