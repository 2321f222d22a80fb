import Testing

@testable import AssayCore

@Suite struct ImpliedChoiceTests {
    private static func text(_ implied: String) -> String {
        """
        {"type": "object", "properties": {
            "pay": {"type": ["number", "null"], "x-assay": {"kind": "money", "labels": ["Salary"]}},
            "currency": {"type": ["string", "null"], "x-assay": {"kind": "currency", "labels": []}},
            "period": {"enum": ["hour", "month", "year", null], "x-assay": {
                "kind": "choice", "labels": [], "synonyms": {"per month": "month", "monthly": "month"},
                "implied": \(implied)}}}}
        """
    }

    private static func schema() throws -> DocumentSchema {
        try DocumentSchema(
            parsing: text(#"[{"value": "year", "from": 20000, "currencies": ["USD", "EUR"]}]"#), guidance: "",
            name: "x")
    }

    @Test(arguments: [
        ("Salary: $132,552", "year"), ("Salary: $1,300", nil), ("Salary: 132,552 AMD", nil),
        ("Salary: $25,000 per month", "month"), ("Salary: $25,000\nTravel is reviewed monthly", "year"),
    ])
    func `An amount that can mean nothing else implies the choice where no word beside it states one`(
        page: String, period: String?
    ) throws {
        let schema = try Self.schema()
        let document = TextPage.document(page)
        let prepared = PreparedDocument(document, schema: schema)
        #expect(prepared.ruled.values["period"]?.string == period)
        let assessed = try Assessor(schema: schema).assess(
            prepared.ruled.values, of: prepared, known: prepared.ruled.evidence, origins: [:])
        #expect(assessed.findings.isEmpty)
    }

    @Test(arguments: [("year", true), ("hour", false)])
    func `A model's choice is grounded where the amount implies it`(period: String, isGrounded: Bool) throws {
        let schema = try Self.schema()
        let prepared = PreparedDocument(TextPage.document("Salary: $132,552"), schema: schema)
        let assessed = try Assessor(schema: schema).assess(
            ["pay": 132552, "currency": "USD", "period": .string(period)], of: prepared, origins: [:])
        #expect(assessed.findings.contains { $0.code == .notGrounded } == !isGrounded)
        #expect((assessed.extraction.evidence["period"]?.match == .implied) == isGrounded)
    }

    @Test(arguments: [
        (#"{"value": "year"}"#, "", "a list"),
        (#"[{"value": "yaer"}]"#, "/0/value", "Did you mean \"year\"?"),
        (#"[{"value": "year", "currencies": ["USD"]}]"#, "/0", "\"from\" is missing"),
        (#"[{"value": "year", "from": 1}]"#, "/0", "\"currencies\" is missing"),
        (#"[{"value": "year", "from": 1, "currencies": ["USD"], "to": 2}]"#, "/0/to", "unknown key"),
    ])
    func `A mistake in what is implied is refused`(implied: String, pointer: String, message: String) {
        let error = #expect(throws: DefinitionError.self) {
            try DocumentSchema(parsing: Self.text(implied), guidance: "", name: "x")
        }
        #expect(error?.pointer == "/properties/period/x-assay/implied" + pointer)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
