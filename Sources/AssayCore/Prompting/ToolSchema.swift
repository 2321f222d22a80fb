/// A document schema cut down to what all providers accept as a tool's parameters: objects with every property
/// required and none beside them, optional values by a type of null, enums of strings, no bounds but that of a list's
/// length (it ends a model's loop), no patterns and formats, references resolved. The full schema stays with the validator.
struct ToolSchema {
    private let schema: DocumentSchema
    private let valueForm: ValueForm
    /// Top-level fields to keep; nil: all.
    private let fields: Set<String>?

    init(schema: DocumentSchema, valueForm: ValueForm, fields: Set<String>? = nil) {
        self.schema = schema
        self.valueForm = valueForm
        self.fields = fields
    }

    /// Keys in a fixed order: `type`, `description`, then what belongs to the type, properties as in the schema but
    /// lists last: a model that loses itself in a list has then answered everything else.
    var json: JSON { object(schema.json, path: "", depth: 0) }

    /// Deeper schemas are refused by some providers; deeper references can only be circles.
    private static let deepest = 5

    private func object(_ node: JSON, path: String, depth: Int) -> JSON {
        var properties = JSONObject()
        var lists = JSONObject()
        for (name, property) in node["properties"]?.object ?? [:]
        where path != "" || fields?.contains(name) ?? true {
            let path = path.isEmpty ? name : "\(path).\(name)"
            let value = value(property, path: path, depth: depth + 1)
            if value.isList { lists[name] = value } else { properties[name] = value }
        }
        for (name, list) in lists { properties[name] = list }
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(properties.keys.map(JSON.string)), "additionalProperties": false,
        ]
    }

    private func value(_ node: JSON, path: String, depth: Int, isNullable: Bool = true) -> JSON {
        let node = resolved(node, depth: depth)
        var result = JSONObject()
        let choices = (node["enum"]?.array ?? []).compactMap(\.string)
        if !choices.isEmpty {
            // An enum beside a type of null would leave null out.
            let choice: JSON = ["type": "string", "enum": .array(choices.map(JSON.string))]
            result = isNullable ? ["anyOf": [choice, ["type": "null"]]] : choice.object ?? [:]
        } else {
            let type = type(node, path: path)
            result["type"] = isNullable ? [.string(type), "null"] : .string(type)
            if type == "array" {
                result["items"] = value(node["items"] ?? [:], path: path, depth: depth + 1, isNullable: false)
                if let most = node["maxItems"] { result["maxItems"] = most }
            } else if type == "object" {
                for (key, part) in object(node, path: path, depth: depth).object ?? [:] where key != "type" {
                    result[key] = part
                }
            }
        }
        if let text = node["description"]?.string { result["description"] = .string(Self.shortened(text)) }
        return .object(result)
    }

    /// The type that is not null.
    private func type(_ node: JSON, path: String) -> String {
        let stated = node["type"]?.string ?? node["type"]?.array?.compactMap(\.string).first { $0 != "null" }
        let type =
            stated ?? (node["properties"] != nil ? "object" : node["items"] != nil ? "array" : "string")
        switch valueForm {
        case .canonical: return type
        case .asPrinted: return type == "number" || type == "integer" ? "string" : type
        }
    }

    /// The definition that a node refers to, or the alternative that is not null, with the node's own description.
    private func resolved(_ node: JSON, depth: Int) -> JSON {
        guard depth < Self.deepest else { return ["type": "string"] }
        var target: JSON
        if let reference = node["$ref"]?.string, let name = reference.split(separator: "/").last {
            let definitions = schema.json["$defs"] ?? schema.json["definitions"] ?? [:]
            target = definitions[String(name)] ?? [:]
        } else if let alternatives = (node["anyOf"] ?? node["oneOf"])?.array {
            target = alternatives.first { $0["type"]?.string != "null" } ?? [:]
        } else {
            return node
        }
        if let description = node["description"], case .object(var members) = target {
            members["description"] = description
            target = .object(members)
        }
        return resolved(target, depth: depth + 1)
    }

    /// Descriptions are paid for with every prompt: longer ones are cut at a word.
    private static let longestDescription = 160

    static func shortened(_ text: String) -> String {
        guard text.count > longestDescription else { return text }
        let words = text.prefix(longestDescription - 1).split(separator: " ").dropLast()
        return words.joined(separator: " ") + "…"
    }
}

extension JSON {
    fileprivate var isList: Bool { self["type"]?[0] == "array" || self["type"] == "array" }
}
