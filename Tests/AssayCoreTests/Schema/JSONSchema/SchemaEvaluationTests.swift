import AssayCore
import Testing

@Suite struct SchemaEvaluationTests {
    private static let invoice: JSON = [
        "type": "object", "additionalProperties": false, "required": ["total", "currency"],
        "properties": [
            "total": ["type": ["number", "null"]], "currency": ["enum": ["EUR", "USD", nil]],
            "rows": ["items": ["properties": ["amount": ["anyOf": [["type": "number"], ["type": "null"]]]]]],
            "note": ["anyOf": [["type": "null"], ["type": "string", "minLength": 3, "maxLength": 5]]],
            "party": [
                "oneOf": [
                    ["required": ["name", "city"]],
                    ["required": ["id"], "properties": ["id": ["minimum": 1]]],
                ]
            ],
        ],
    ]

    @Test(
        arguments: [
            (
                ["total": "12 EUR", "currency": "EUR"], "total",
                #""12 EUR" stands where a number or null must stand"#
            ),
            (["total": 1], "currency", #""currency" is missing"#),
            (
                ["totel": 1, "total": 1, "currency": nil], "totel",
                #"there is no field "totel". Did you mean "total"?"#
            ),
            (
                ["total": 1, "currency": "eur"], "currency",
                #""eur" stands where "EUR", "USD" or null must stand. Did you mean "EUR"?"#
            ),
            (
                ["total": 1, "currency": nil, "rows": [["amount": 1], ["amount": "x"]]], "rows[1].amount",
                #""x" stands where a number or null must stand"#
            ),
            (["total": 1, "currency": nil, "note": "ab"], "note", #""ab" is shorter than 3 characters"#),
            (
                ["total": 1, "currency": nil, "note": ["a"]], "note",
                "a list of 1 item stands where a text or null must stand"
            ),
            (
                ["total": 1, "currency": nil, "party": ["id": 0]], "party",
                "an object fits none of 2 alternatives; the nearest fails because 0 is less than 1"
            ),
        ] as [(JSON, String, String)])
    func `A violation says where and why in words for people`(value: JSON, path: String, message: String)
        throws
    {
        let violations = try JSONSchema(compiling: Self.invoice).violations(in: value)
        #expect(violations.map(\.path.description) == [path])
        #expect(violations.map(\.message) == [message])
    }

    @Test func `Long values are cut`() throws {
        let text = String(repeating: "é", count: 100_000)
        let violation = try #require(
            try JSONSchema(compiling: ["type": "null"]).violations(in: .string(text)).first)
        #expect(violation.message == "\"\(String(repeating: "é", count: 60))…\" stands where null must stand")
    }

    @Test func `Recursive schemas follow the deepest value that is read`() throws {
        let text =
            String(repeating: "{\"c\":", count: 511) + "{\"c\":1}" + String(repeating: "}", count: 511)
        let value = try JSON(parsing: text)
        let schema = try JSONSchema(
            compiling: [
                "$ref": "#/$defs/n",
                "$defs": ["n": ["type": "object", "properties": ["c": ["$ref": "#/$defs/n"]]]],
            ])
        let violations = schema.violations(in: value)
        #expect(violations.map(\.keyword) == ["type"])
        #expect(violations.first?.path.components.count == 512)
    }

    @Test func `A chain of references that is too long ends in a violation, not in a crash`() throws {
        var definitions: JSONObject = ["d100": ["properties": ["c": ["$ref": "#/$defs/d0"]]]]
        for number in 0..<100 { definitions["d\(number)"] = ["$ref": .string("#/$defs/d\(number + 1)")] }
        let schema = try JSONSchema(compiling: ["$ref": "#/$defs/d0", "$defs": .object(definitions)])
        let depth = 400
        let text = String(repeating: "{\"c\":", count: depth) + "1" + String(repeating: "}", count: depth)
        #expect(
            schema.violations(in: try JSON(parsing: text)).map(\.message) == [
                "checking this value goes on for too long"
            ])
    }

    @Test func `A dynamic reference that comes back to the same value ends in a violation`() throws {
        let schema = try JSONSchema(
            compiling: ["$dynamicAnchor": "a", "anyOf": [["type": "null"], ["$dynamicRef": "#a"]]])
        #expect(!schema.isValid(1))
        #expect(schema.isValid(nil))
    }

    @Test func `Alternatives that nest exponentially are given up`() throws {
        let two: JSON = ["type": "object", "properties": ["c": ["$ref": "#"]], "required": ["c"]]
        let branch: JSON = ["type": "object", "properties": ["c": ["$ref": "#/$defs/n"]], "required": ["c"]]
        let schema = try JSONSchema(compiling: ["anyOf": [two, two, ["type": "null"]]])
        let text = String(repeating: "{\"c\":", count: 60) + "1" + String(repeating: "}", count: 60)
        let value = try JSON(parsing: text)
        #expect(schema.violations(in: value).last?.message.hasSuffix("too long") == true)
        let negated = try JSONSchema(
            compiling: ["not": ["$ref": "#/$defs/n"], "$defs": ["n": ["anyOf": [branch, branch]]]])
        #expect(!negated.isValid(value))
    }
}
