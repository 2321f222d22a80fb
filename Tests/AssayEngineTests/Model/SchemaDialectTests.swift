import AssayCore
import Testing

@testable import AssayEngine

@Suite struct SchemaDialectTests {
    private static let rich: JSON = [
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
        "properties": [
            "id": ["type": "string", "minLength": 1, "pattern": "^A"],
            "date": ["type": ["string", "null"], "format": "date"],
            "kind": ["type": "string", "enum": ["a", "b"]],
            "either": ["oneOf": [["type": "string"], ["type": "number"]]],
            "rows": [
                "type": "array", "maxItems": 9,
                "items": ["type": "object", "properties": ["n": ["type": "number", "minimum": 0]]],
            ],
            "part": ["$ref": "#/$defs/part"],
        ],
        "required": ["id"],
        "$defs": ["part": ["type": "object", "properties": ["minLength": ["type": "string"]]]],
    ]

    @Test func `Strict dialects require everything, close objects and write optional as "or null"`() {
        let strict = SchemaDialect.anthropicStrict.schema(Self.rich)
        #expect(strict["required"] == ["id", "date", "kind", "either", "rows", "part"])
        #expect(strict["additionalProperties"] == false)
        #expect(strict["properties"]?["id"] == ["type": "string"])
        #expect(strict["properties"]?["date"] == ["type": ["string", "null"], "format": "date"])
        #expect(strict["properties"]?["kind"] == ["type": ["string", "null"], "enum": ["a", "b", nil]])
        #expect(strict["properties"]?["either"]?["anyOf"]?.array?.count == 2)
        let row = strict["properties"]?["rows"]?["items"]
        #expect(row?["additionalProperties"] == false && row?["required"] == ["n"])
        #expect(row?["properties"]?["n"] == ["type": ["number", "null"]])
        #expect(strict["properties"]?["part"] == ["anyOf": [["$ref": "#/$defs/part"], ["type": "null"]]])
        #expect(strict["$defs"]?["part"]?["required"] == ["minLength"])
        #expect(SchemaDialect.openAIStrict.schema(Self.rich)["properties"]?["id"]?["pattern"] == "^A")
    }

    @Test func `A property may be called like a keyword`() {
        let schema: JSON = ["type": "object", "properties": ["minLength": ["type": "string"]]]
        #expect(SchemaDialect.gemini.schema(schema) == schema)
    }

    @Test(arguments: [SchemaDialect.whole, .anthropicStrict, .openAIStrict, .gemini])
    func `What is portable already stays as it is, in order, and twice is as once`(dialect: SchemaDialect) {
        let portable: JSON = [
            "type": "object",
            "properties": ["total": ["type": ["number", "null"]], "id": ["type": ["string", "null"]]],
            "required": ["total", "id"], "additionalProperties": false,
        ]
        #expect(dialect.schema(portable).text(.compact) == portable.text(.compact))
        let once = dialect.schema(Self.rich)
        #expect(dialect.schema(once) == once)
    }

    @Test func `A grammar names every property in order and holds definitions that go in circles`() {
        let schema: JSON = [
            "type": "object", "properties": ["b": ["type": "string"], "a \"q\"": ["$ref": "#/$defs/tree"]],
            "$defs": ["tree": ["type": "object", "properties": ["left": ["$ref": "#/$defs/tree"]]]],
        ]
        let grammar = SchemaGrammar.text(for: schema)
        #expect(grammar.hasPrefix("root ::= ws object-"))
        #expect(
            grammar.contains(#""\"b\"" ws ":" ws string ws "," ws "\"a \\\"q\\\"\"" ws ":" ws definition-0"#))
        #expect(grammar.contains("definition-0 ::= object-"))
    }
}
