import AssayCore
import Testing

@Suite struct DocumentSchemaParsingTests {
    @Test(arguments: [("invoice", 14, 12), ("receipt", 4, 6), ("job-posting", 14, 7)])
    func `The shipped schemas load`(name: String, fields: Int, checks: Int) throws {
        let guidance = try repositoryFile("Schemas/\(name)/guidance.md")
        let schema = try DocumentSchema(
            parsing: repositoryFile("Schemas/\(name)/schema.json"), guidance: guidance, name: name)
        #expect(schema.fields.count == fields)
        #expect(schema.checks.count == checks)
        #expect(schema.guidance == guidance)
        #expect(schema.fields.map(\.name) == schema.json["properties"]?.object?.keys)
        #expect(!schema.json.text().contains("x-assay"))
        #expect(schema.source["x-assay"] != nil)
        let nothing = JSON.object(JSONObject(schema.fields.map { ($0.name, JSON.null) }))
        #expect(try JSONSchema(compiling: schema.json).isValid(nothing))
    }

    @Test func `Everything that a field states is read`() throws {
        let schema = try DocumentSchema(
            parsing: """
                { // JSON5
                  type: 'object', required: ["due", "total"],
                  properties: {
                    due: { type: ["string", "null"], format: "date", description: "When." },
                    total: { type: ["number", "null"], "x-assay": { kind: "money", compare: "number", weight: 2.5,
                      ground: false, sensitive: true, labels: ["Total", "Summe"] } },
                    state: { enum: ["open", "paid", null], "x-assay": { synonyms: { "bezahlt": "paid" } } },
                    rows: { type: ["array", "null"], items: { type: "object", required: ["name"],
                      properties: { name: { type: ["string", "null"], "x-assay": { labels: ["Item"] } } } } },
                  },
                }
                """, guidance: "", name: "bill")
        #expect(schema.name == "bill")
        #expect(
            schema.fields == [
                FieldDefinition(name: "due", kind: .date, description: "When.", isRequired: true),
                FieldDefinition(
                    name: "total", kind: .money, labels: ["Total", "Summe"], compare: .number, weight: 2.5,
                    isGrounded: false, isSensitive: true, isRequired: true),
                FieldDefinition(
                    name: "state", kind: .choice, choices: ["open", "paid"], synonyms: ["bezahlt": "paid"]),
                FieldDefinition(
                    name: "rows", kind: .table,
                    columns: [FieldDefinition(name: "name", kind: .text, labels: ["Item"])]),
            ])
    }

    @Test(
        arguments: [
            (#"{"type":["string","null"]}"#, .text), (#"{"type":["string","null"],"format":"date"}"#, .date),
            (#"{"type":["number","null"]}"#, .number), (#"{"type":["integer","null"]}"#, .number),
            (#"{"type":["string","null"],"enum":["a",null]}"#, .choice), (#"{"enum":["a",null]}"#, .choice),
            (#"{"type":["array","null"],"items":{"type":"string"}}"#, .list),
            (
                #"{"type":["array","null"],"items":{"type":"object","properties":{"c":{"type":["number","null"]}}}}"#,
                .table
            ),
            (#"{"type":["string","null"],"format":"iban"}"#, .identifier),
            (#"{"type":["string","null"],"format":"currency"}"#, .currency),
            (#"{"anyOf":[{"type":"number"},{"type":"null"}]}"#, .number),
            (##"{"$ref":"#/$defs/day"}"##, .date),
            (##"{"type":["array","null"],"items":{"$ref":"#/$defs/row"}}"##, .table),
            (#"{"type":["string","null"],"x-assay":{"kind":"identifier"}}"#, .identifier),
            (#"{"type":["string","null"],"enum":["EUR",null],"x-assay":{"kind":"currency"}}"#, .currency),
        ] as [(String, FieldKind)])
    func `The kind follows from the type where it is not stated`(property: String, kind: FieldKind) throws {
        let text = """
            {"type":"object","properties":{"a":\(property)},"$defs":{"day":{"type":["string","null"],"format":"date"},
             "row":{"type":"object","properties":{"c":{"type":["string","null"],"x-assay":{"labels":["C"]}}}}}}
            """
        // A definition that no field uses would hold an x-assay without effect.
        let used = property.contains("row") ? text : text.replacing(#","x-assay":{"labels":["C"]}"#, with: "")
        let schema = try DocumentSchema(parsing: used, guidance: "", name: "x")
        #expect(schema.fields.map(\.kind) == [kind])
        #expect(
            schema.fields[0].columns.map(\.labels)
                == (property.contains("row") ? [["C"]] : kind == .table ? [[]] : []))
    }

    @Test(
        arguments: [
            (#"{"#, "", "line 1, column 2"), (#"[]"#, "", "must be a JSON Schema"),
            (#"{"type":"object"}"#, "", "properties"),
            (#"{"type":"object","properties":{}}"#, "", "properties"),
            (#"{"properties":{"a":{}}}"#, "", "must be a JSON Schema"),
            (
                #"{"type":"object","properties":{"a":PROPERTY},"required":["b"]}"#, "/required",
                "there is no property \"b\""
            ),
            (
                #"{"type":"object","properties":{"a":{"type":"txt"}}}"#, "/properties/a/type",
                "there is no type \"txt\""
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["string","null"],"minLenght":1}}}"#,
                "/properties/a/minLenght", "Did you mean \"minLength\"?"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["string","null"],"format":"dat"}}}"#,
                "/properties/a/format", "Did you mean \"date\"?"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["string","null"],"pattern":"["}}}"#,
                "/properties/a/pattern", "is no regular expression"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":"string"},"b":{"enum":["x"]},"c":PROPERTY}}"#,
                "/properties/a", "This concerns a, b."
            ),
            (#"{"type":"object","properties":{"a.b":PROPERTY}}"#, "/properties/a.b", "name"),
            (#"{"type":"object","properties":{"":PROPERTY}}"#, "/properties/", "name"),
            (#"{"type":"object","properties":{"a":true}}"#, "/properties/a", "true stands where a schema"),
            (
                #"{"type":"object","properties":{"a":{"type":["boolean","null"]}}}"#, "/properties/a",
                "no boolean"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["object","null"]}}}"#, "/properties/a",
                "no object"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["string","number","null"]}}}"#, "/properties/a",
                "one type besides null"
            ),
            (#"{"type":"object","properties":{"a":{}}}"#, "/properties/a", "one type besides null"),
            (
                #"{"type":"object","properties":{"a":{"type":["array","null"]}}}"#, "/properties/a/items",
                "schema"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["array","null"],"items":{"type":"number"}}}}"#,
                "/properties/a/items", "texts"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["array","null"],"items":{"type":"object"}}}}"#,
                "/properties/a/items", "columns"
            ),
            (
                #"{"type":"object","properties":{"t":{"type":["array","null"],"items":{"type":"object","properties":{"l":{"type":["array","null"],"items":{"type":"string"}}}}}}}"#,
                "/properties/t/items/properties/l", "one value"
            ),
            (
                #"{"type":"object","properties":{"t":{"type":["array","null"],"items":{"type":"object","properties":{"c":{"type":"number"}}}}}}"#,
                "/properties/t/items/properties/c", "This concerns t.c."
            ),
            (
                #"{"type":"object","properties":{"a":PROPERTY},"x-assay":{"check":[]}}"#, "/x-assay/check",
                "Did you mean \"checks\"?"
            ),
            (
                #"{"type":"object","properties":{"a":PROPERTY},"x-assay":[]}"#, "/x-assay",
                "an object must stand"
            ),
            (
                #"{"type":"object","properties":{"a":PROPERTY},"$defs":{"b":{"x-assay":{}}}}"#,
                "/$defs/b/x-assay", "nowhere else"
            ),
            (
                #"{"type":"object","properties":{"a":{"type":["array","null"],"items":{"type":"string","x-assay":{}}}}}"#,
                "/properties/a/items/x-assay", "nowhere else"
            ),
        ] as [(String, String, String)])
    func `A mistake is refused with its place and what to do`(text: String, pointer: String, message: String)
        throws
    {
        let text = text.replacing("PROPERTY", with: #"{"type":["string","null"]}"#)
        let error = #expect(throws: DefinitionError.self) {
            try DocumentSchema(parsing: text, guidance: "", name: "x")
        }
        #expect(error?.pointer == pointer)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        (#"{"kind":"txt"}"#, "/kind", "Did you mean \"text\"?"),
        (#"{"knd":"text"}"#, "/knd", "Did you mean \"kind\"?"),
        (#"{"kind":"money"}"#, "/kind", "it can hold text, identifier"),
        (#"{"kind":"table"}"#, "/kind", "can't hold a table"),
        (#"{"kind":"choice"}"#, "/kind", "needs an \"enum\""), (#"{"kind":5}"#, "/kind", "5 is not known"),
        (#"{"labels":"Total"}"#, "/labels", "a list of texts"),
        (#"{"labels":["a",1]}"#, "/labels/1", "some text"),
        (#"{"labels":[""]}"#, "/labels/0", "some text"), (#"{"compare":"exact"}"#, "/compare", "Known are"),
        (#"{"compare":"money"}"#, "/compare", "is compared as text or identifier or choice"),
        (#"{"weight":-1}"#, "/weight", "from 0"),
        (#"{"weight":"1"}"#, "/weight", "from 0"), (#"{"ground":"yes"}"#, "/ground", "true or false"),
        (#"{"sensitive":1}"#, "/sensitive", "true or false"),
        (#"{"synonyms":{"a":"b"}}"#, "/synonyms", "only a choice"),
    ])
    func `A mistake in a property's x-assay is refused`(extra: String, pointer: String, message: String)
        throws
    {
        let text = #"{"type":"object","properties":{"a":{"type":["string","null"],"x-assay":\#(extra)}}}"#
        let error = #expect(throws: DefinitionError.self) {
            try DocumentSchema(parsing: text, guidance: "", name: "x")
        }
        #expect(error?.pointer == "/properties/a/x-assay" + pointer)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func `Synonyms lead to choices`() throws {
        let text =
            #"{"type":"object","properties":{"a":{"enum":["open","paid",null],"x-assay":{"synonyms":{"x":"payd"}}}}}"#
        let error = #expect(throws: DefinitionError.self) {
            try DocumentSchema(parsing: text, guidance: "", name: "x")
        }
        #expect(error?.pointer == "/properties/a/x-assay/synonyms/x")
        #expect(error?.message.contains("Did you mean \"paid\"?") == true)
    }

    @Test func `Canonical JSON differs with guidance and content, not with name and key order`() throws {
        let parse = { (text: String, guidance: String, name: String) in
            try DocumentSchema(parsing: text, guidance: guidance, name: name).canonicalJSON.text(.canonical)
        }
        let one = #"{"type":"object","properties":{"a":{"type":["string","null"],"maxLength":10}}}"#
        let same = #"{"properties":{"a":{"maxLength":1e1,"type":["string","null"]}},"type":"object"}"#
        #expect(try parse(one, "", "x") == parse(same, "", "y"))
        #expect(try parse(one, "", "x") != parse(one, "Be careful.", "x"))
        #expect(try parse(one, "", "x") != parse(one.replacing("10", with: "11"), "", "x"))
    }
}
