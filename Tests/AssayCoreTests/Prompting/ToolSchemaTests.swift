import Testing

@testable import AssayCore

@Suite struct ToolSchemaTests {
    @Test func `The tool keeps to what all providers accept`() throws {
        let expected = #"""
            {"type":"object","properties":{"number":{"type":["string","null"],"description":"The number."},"issued":{"type":["string","null"]},"total":{"type":["number","null"],"description":"With tax."},"currency":{"type":["string","null"]},"state":{"anyOf":[{"type":"string","enum":["open","paid"]},{"type":"null"}]},"tags":{"type":["array","null"],"items":{"type":"string"},"maxItems":9},"rows":{"type":["array","null"],"items":{"type":"object","properties":{"text":{"type":["string","null"]},"amount":{"type":["number","null"]}},"required":["text","amount"],"additionalProperties":false}}},"required":["number","issued","total","currency","state","tags","rows"],"additionalProperties":false}
            """#
        #expect(ToolSchema(schema: PromptSchema.invoice, valueForm: .canonical).json.text() == expected)
    }

    @Test func `Values asked as printed are strings`() {
        let schema = ToolSchema(schema: PromptSchema.invoice, valueForm: .asPrinted).json
        #expect(schema["properties"]?["total"]?["type"] == ["string", "null"])
        #expect(
            schema["properties"]?["rows"]?["items"]?["properties"]?["amount"]?["type"] == ["string", "null"])
    }

    @Test func `A tool for some fields has these alone, in the schema's order`() {
        let schema = ToolSchema(
            schema: PromptSchema.invoice, valueForm: .canonical, fields: ["rows", "issued"]
        ).json
        #expect(schema["required"] == ["issued", "rows"])
        #expect(schema["properties"]?.object?.keys == ["issued", "rows"])
        #expect(schema["properties"]?["rows"]?["items"]?["required"] == ["text", "amount"])
    }

    @Test func `Lists are asked for last, everything else in the schema's order`() throws {
        let schema = try DocumentSchema(
            parsing: #"""
                {"title": "t", "type": "object", "properties": {
                  "b": {"type": ["string", "null"], "x-assay": {"kind": "text"}},
                  "list": {"type": ["array", "null"], "maxItems": 9, "items": {"type": "string"}, "x-assay": {"kind": "list"}},
                  "a": {"type": ["string", "null"], "x-assay": {"kind": "text"}}}}
                """#, guidance: "", name: "t")
        let tool = ToolSchema(schema: schema, valueForm: .asPrinted).json
        #expect(tool["properties"]?.object?.keys == ["b", "a", "list"])
        #expect(tool["required"] == ["b", "a", "list"])
        #expect(tool["properties"]?["list"]?["maxItems"] == 9)
    }

    @Test func `A reference to itself ends`() throws {
        let json = try JSON(
            parsing:
                ##"{"type":"object","properties":{"a":{"$ref":"#/$defs/n"}},"$defs":{"n":{"$ref":"#/$defs/n"}}}"##
        )
        let schema = DocumentSchema(
            name: "x", fields: [], checks: [], json: json, guidance: "", source: .null)
        #expect(
            ToolSchema(schema: schema, valueForm: .canonical).json["properties"]?["a"]?["type"] == [
                "string", "null",
            ])
    }

    @Test func `Long descriptions are cut at a word`() {
        let text = String(repeating: "words and ", count: 40)
        let short = ToolSchema.shortened(text)
        #expect(short.count <= 160 && short.hasSuffix("…"))
        #expect(text.hasPrefix(short.dropLast()))
        #expect(ToolSchema.shortened("Short.") == "Short.")
    }
}
