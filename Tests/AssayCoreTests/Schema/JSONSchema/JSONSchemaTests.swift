import AssayCore
import Testing

@Suite struct JSONSchemaTests {
    /// A few cases of each keyword, so that a run without the official suite proves something.
    @Test(
        arguments: [
            (##"true"##, ##"1"##, nil), (##"false"##, ##"1"##, ""),
            (##"{"type":"integer"}"##, ##"1.0"##, nil), (##"{"type":"integer"}"##, ##"1.5"##, "/type"),
            (##"{"type":["string","null"]}"##, ##"null"##, nil),
            (##"{"type":"number"}"##, ##""1""##, "/type"),
            (##"{"enum":[1,"a",null]}"##, ##"1.0"##, nil), (##"{"enum":[1,"a"]}"##, ##""b""##, "/enum"),
            (##"{"const":{"a":[1]}}"##, ##"{"a":[1.0]}"##, nil), (##"{"const":0}"##, ##"false"##, "/const"),
            (##"{"multipleOf":0.01}"##, ##"19.99"##, nil),
            (##"{"multipleOf":0.01}"##, ##"19.999"##, "/multipleOf"),
            (##"{"multipleOf":1e-8}"##, ##"12391239123"##, nil),
            (##"{"multipleOf":0.3}"##, ##"1e308"##, "/multipleOf"),
            (##"{"multipleOf":7}"##, ##"14e300"##, nil), (##"{"multipleOf":7}"##, ##"15"##, "/multipleOf"),
            (##"{"minimum":1.1}"##, ##"1.10"##, nil),
            (##"{"minimum":1.1}"##, ##"1.09999999999999999999"##, "/minimum"),
            (##"{"exclusiveMaximum":3}"##, ##"3.0"##, "/exclusiveMaximum"),
            (##"{"exclusiveMinimum":-3}"##, ##"-2"##, nil),
            (##"{"maxLength":2}"##, ##""😀é""##, nil), (##"{"maxLength":2}"##, ##""abc""##, "/maxLength"),
            (##"{"minLength":2}"##, ##""😀""##, "/minLength"), (##"{"pattern":"^a+$"}"##, ##""aa""##, nil),
            (##"{"pattern":"^a+$"}"##, ##""aa\n""##, "/pattern"), (##"{"pattern":"b"}"##, ##"5"##, nil),
            (##"{"prefixItems":[{"type":"string"}],"items":false}"##, ##"["a"]"##, nil),
            (##"{"prefixItems":[{"type":"string"}],"items":false}"##, ##"["a",1]"##, "/items"),
            (##"{"items":{"type":"string"}}"##, ##"["a",1]"##, "/items/type"),
            (##"{"maxItems":1}"##, ##"[1,2]"##, "/maxItems"),
            (##"{"uniqueItems":true}"##, ##"[1,true]"##, nil),
            (##"{"uniqueItems":true}"##, ##"[{"a":1},{"a":1.0}]"##, "/uniqueItems"),
            (##"{"contains":{"const":1}}"##, ##"[2,1]"##, nil),
            (##"{"contains":{"const":1}}"##, ##"[]"##, "/contains"),
            (##"{"contains":{"const":1},"minContains":0}"##, ##"[]"##, nil),
            (##"{"contains":{"const":1},"maxContains":1}"##, ##"[1,1]"##, "/maxContains"),
            (##"{"required":["a"]}"##, ##"{"a":null}"##, nil),
            (##"{"required":["a"]}"##, ##"{}"##, "/required"),
            (##"{"properties":{"a":{"type":"null"}}}"##, ##"{"a":1}"##, "/properties/a/type"),
            (
                ##"{"patternProperties":{"^x":{"type":"null"}}}"##, ##"{"x1":1}"##,
                "/patternProperties/^x/type"
            ),
            (
                ##"{"additionalProperties":false,"properties":{"a":true}}"##, ##"{"b":1}"##,
                "/additionalProperties"
            ),
            (##"{"additionalProperties":{"type":"null"}}"##, ##"{"b":1}"##, "/additionalProperties/type"),
            (##"{"propertyNames":{"maxLength":1}}"##, ##"{"ab":1}"##, "/propertyNames/maxLength"),
            (##"{"minProperties":1}"##, ##"{}"##, "/minProperties"),
            (##"{"maxProperties":0}"##, ##"{"a":1}"##, "/maxProperties"),
            (##"{"dependentRequired":{"a":["b"]}}"##, ##"{"a":1}"##, "/dependentRequired"),
            (
                ##"{"dependentSchemas":{"a":{"required":["b"]}}}"##, ##"{"a":1}"##,
                "/dependentSchemas/a/required"
            ),
            (##"{"allOf":[{"minimum":1},{"maximum":2}]}"##, ##"3"##, "/allOf/1/maximum"),
            (##"{"anyOf":[{"minimum":3},{"maximum":1}]}"##, ##"2"##, "/anyOf"),
            (##"{"anyOf":[{"minimum":3},true]}"##, ##"2"##, nil),
            (##"{"oneOf":[{"minimum":1},{"maximum":3}]}"##, ##"2"##, "/oneOf"),
            (##"{"not":{"type":"null"}}"##, ##"null"##, "/not"),
            (
                ##"{"if":{"minimum":5},"then":{"multipleOf":2},"else":{"multipleOf":3}}"##, ##"7"##,
                "/then/multipleOf"
            ),
            (
                ##"{"if":{"minimum":5},"then":{"multipleOf":2},"else":{"multipleOf":3}}"##, ##"4"##,
                "/else/multipleOf"
            ),
            (##"{"$ref":"#/$defs/a~1b%25","$defs":{"a/b%":{"type":"null"}}}"##, ##"1"##, "/$defs/a~1b%/type"),
            (##"{"$ref":"#x","$defs":{"y":{"$anchor":"x","type":"null"}}}"##, ##"1"##, "/$defs/y/type"),
            (
                ##"{"properties":{"c":{"$ref":"#"}},"maxProperties":1}"##, ##"{"c":{"c":{"a":1,"b":2}}}"##,
                "/maxProperties"
            ),
            (
                ##"{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}"##,
                ##"{"a":1,"b":2}"##, "/unevaluatedProperties"
            ),
            (
                ##"{"anyOf":[{"properties":{"a":true}},true],"unevaluatedProperties":false}"##, ##"{"a":1}"##,
                nil
            ),
            (##"{"contains":{"const":1},"unevaluatedItems":false}"##, ##"[1,2]"##, "/unevaluatedItems"),
            (##"{"format":"date"}"##, ##""2026-02-30""##, "/format"),
            (##"{"format":"unknown"}"##, ##""x""##, nil),
        ] as [(String, String, String?)])
    func `Every keyword holds and is named where it does not`(
        schema: String, value: String, location: String?
    ) throws {
        let schema = try JSONSchema(compiling: JSON(parsing: schema))
        let value = try JSON(parsing: value)
        #expect(schema.violations(in: value).first?.keywordLocation == location)
        #expect(schema.isValid(value) == (location == nil))
    }

    @Test(arguments: [
        (##"{"type":"txt"}"##, "/type"), (##"{"type":[]}"##, "/type"), (##"{"type":5}"##, "/type"),
        (##"{"enum":1}"##, "/enum"),
        (##"{"properties":{"a":{"pattern":"["}}}"##, "/properties/a/pattern"),
        (##"{"pattern":"a**"}"##, "/pattern"),
        (##"{"pattern":"\\Z"}"##, "/pattern"), (##"{"patternProperties":{"(":true}}"##, "/patternProperties"),
        (##"{"multipleOf":0}"##, "/multipleOf"), (##"{"minLength":-1}"##, "/minLength"),
        (##"{"minLength":1.5}"##, "/minLength"),
        (##"{"required":"a"}"##, "/required"), (##"{"required":["a","a"]}"##, "/required"),
        (##"{"items":[true]}"##, "/items"),
        (##"{"allOf":[]}"##, "/allOf"), (##"{"allOf":{}}"##, "/allOf"),
        (##"{"properties":[]}"##, "/properties"),
        (##"{"$defs":{"a":{"type":"nul"}}}"##, "/$defs/a/type"), (##"{"$ref":"#/$defs/a"}"##, "/$ref"),
        (##"[]"##, ""),
        (##"{"$ref":"https://example.com/"}"##, "/$ref"),
        (##"{"$schema":"http://json-schema.org/draft-07/schema#"}"##, "/$schema"),
        (##"{"uniqueItems":1}"##, "/uniqueItems"), (##"{"minimum":"1"}"##, "/minimum"),
        (##"{"$id":"a#b"}"##, "/$id"),
        (##"{"$ref":"#"}"##, ""),
        (##"{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"not":{"$ref":"#"}}}}"##, ""),
        (##"{"$defs":{"a":{"anyOf":[true,{"$ref":"#/$defs/a"}]}}}"##, "/$defs/a"),
    ])
    func `A mistake in a schema is refused with its place`(schema: String, pointer: String) throws {
        let json = try JSON(parsing: schema)
        let error = #expect(throws: DefinitionError.self) { try JSONSchema(compiling: json) }
        #expect(error?.pointer.hasPrefix(pointer) == true)
        #expect(!pointer.isEmpty || error?.pointer.contains("type") != true)
    }

    @Test func `Unknown keywords are refused where that is asked for, with the one that was meant`() throws {
        let json = try JSON(parsing: ##"{"properties":{"a":{"minLenght":1}}}"##)
        _ = try JSONSchema(compiling: json)
        let error = #expect(throws: DefinitionError.self) {
            try JSONSchema(compiling: json, unknownKeywords: .refused)
        }
        #expect(error?.pointer == "/properties/a/minLenght")
        #expect(error?.message.contains("Did you mean \"minLength\"?") == true)
    }

    @Test func `Other documents are found by their address, and their places named with it`() throws {
        let schema = try JSONSchema(
            compiling: ["$id": "https://a.example/x/main", "$ref": "../common#/$defs/n"],
            documents: ["https://a.example/common": ["$defs": ["n": ["type": "number"]]]])
        let violation = try #require(schema.violations(in: "a").first)
        #expect(violation.keywordLocation == "https://a.example/common#/$defs/n/type")
    }

    @Test func `Formats only describe where that is asked for`() throws {
        #expect(try JSONSchema(compiling: ["format": "date"], assertFormats: false).isValid("x"))
    }

    @Test func `Violations stop at the limit`() throws {
        let schema = try JSONSchema(compiling: ["items": ["type": "null"]])
        let items = JSON.array(Array(repeating: 1, count: 1000))
        #expect(schema.violations(in: items).count == 100)
        #expect(schema.violations(in: items, atMost: 7).count == 7)
    }
}
