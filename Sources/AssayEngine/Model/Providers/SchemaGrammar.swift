import AssayCore

/// A JSON Schema as a grammar in llama.cpp's GBNF, for servers that constrain a reply by a grammar alone.
/// Objects have all their properties in the schema's order; bounds and patterns are left to validation.
struct SchemaGrammar {
    private let definitions: JSONObject
    private var rules: [String] = []
    private var named: [String: String] = [:]
    /// Schemas nested deeper than this are any JSON.
    private static let maxDepth = 64

    static func text(for schema: JSON) -> String {
        var grammar = SchemaGrammar(definitions: schema["$defs"]?.object ?? JSONObject())
        let root = grammar.expression(schema, depth: 0)
        return (["root ::= ws \(root) ws"] + grammar.rules + basics).joined(separator: "\n") + "\n"
    }

    private init(definitions: JSONObject) { self.definitions = definitions }

    private static let basics = [
        #"string ::= "\"" char* "\"""#,
        #"char ::= [^"\\\x00-\x1F\x7F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F])"#,
        #"integer ::= "-"? ("0" | [1-9] [0-9]*)"#,
        #"number ::= integer ("." [0-9]+)?"#,
        #"date ::= "\"" [0-9] [0-9] [0-9] [0-9] "-" [0-1] [0-9] "-" [0-3] [0-9] "\"""#,
        #"boolean ::= "true" | "false""#,
        #"object ::= "{" ws (string ws ":" ws value ws ("," ws string ws ":" ws value ws)*)? "}""#,
        #"array ::= "[" ws (value ws ("," ws value ws)*)? "]""#,
        #"value ::= object | array | string | number | boolean | "null""#,
        #"ws ::= [ \n]?"#,
    ]

    private mutating func expression(_ schema: JSON, depth: Int) -> String {
        guard depth < Self.maxDepth else { return "value" }
        if let name = schema["$ref"]?.string { return reference(name, depth: depth) }
        if let value = schema["const"] { return Self.literal(value.text(.compact)) }
        if let values = schema["enum"]?.array, !values.isEmpty {
            return Self.alternatives(values.map { Self.literal($0.text(.compact)) })
        }
        if let schemas = (schema["anyOf"] ?? schema["oneOf"])?.array, !schemas.isEmpty {
            var options: [String] = []
            for schema in schemas { options.append(expression(schema, depth: depth + 1)) }
            return Self.alternatives(options)
        }
        let types = schema["type"]?.array ?? schema["type"].map { [$0] } ?? []
        var options: [String] = []
        for type in types { options.append(expression(schema, type: type.string ?? "", depth: depth)) }
        return options.isEmpty ? "value" : Self.alternatives(options)
    }

    private mutating func expression(_ schema: JSON, type: String, depth: Int) -> String {
        switch type {
        case "object": return object(schema, depth: depth)
        case "array":
            let item = schema["items"].map { expression($0, depth: depth + 1) } ?? "value"
            return #"("[" ws (\#(item) ws ("," ws \#(item) ws)*)? "]")"#
        case "string": return schema["format"] == "date" ? "date" : "string"
        case "integer", "number", "boolean": return type
        case "null": return #""null""#
        default: return "value"
        }
    }

    private mutating func object(_ schema: JSON, depth: Int) -> String {
        guard let properties = schema["properties"]?.object, !properties.isEmpty else { return "object" }
        var members: [String] = []
        for (key, value) in properties {
            members.append(
                #"\#(Self.literal(JSON.string(key).text(.compact))) ws ":" ws \#(expression(value, depth: depth + 1)) ws"#
            )
        }
        let rule = "object-\(rules.count)"
        rules.append(#"\#(rule) ::= "{" ws \#(members.joined(separator: #" "," ws "#)) "}""#)
        return rule
    }

    private mutating func reference(_ pointer: String, depth: Int) -> String {
        let prefix = "#/$defs/"
        guard pointer.hasPrefix(prefix), let schema = definitions[String(pointer.dropFirst(prefix.count))]
        else {
            return "value"
        }
        if let rule = named[pointer] { return rule }
        let rule = "definition-\(named.count)"
        named[pointer] = rule
        let body = expression(schema, depth: depth + 1)
        rules.append("\(rule) ::= \(body)")
        return rule
    }

    private static func alternatives(_ options: [String]) -> String {
        options.count == 1 ? options[0] : "(\(options.joined(separator: " | ")))"
    }

    private static func literal(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
