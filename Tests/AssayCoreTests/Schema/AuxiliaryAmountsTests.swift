import Testing

@testable import AssayCore

@Suite struct AuxiliaryAmountsTests {
    private static let paidAndChange =
        #"{"paid": {"kind": "money", "labels": ["Cash"]}, "change": {"kind": "money", "labels": ["Change"]}}"#
    private static let check =
        #"{"id": "paid-less-change", "severity": "soft", "sum": {"fields": ["paid", "-change"], "equals": "total"}}"#

    private static func schema(
        _ auxiliary: String = paidAndChange, checks: String = "[\(check)]"
    ) throws(DefinitionError) -> DocumentSchema {
        try DocumentSchema(
            parsing: """
                {"type": "object", "required": ["total"], "properties": {
                    "total": {"type": ["number", "null"], "x-assay": {"kind": "money", "labels": ["Total"]}}},
                 "x-assay": {"auxiliary": \(auxiliary), "checks": \(checks)}}
                """, guidance: "", name: "receipt")
    }

    private static func total(_ amount: String) -> JSON {
        ["total": JSONNumber(amount).map(JSON.number) ?? .null]
    }

    private static func assessed(
        _ page: String, answer: JSON? = nil
    ) throws -> (extraction: Extraction, findings: [Finding]) {
        let schema = try schema()
        let prepared = PreparedDocument(TextPage.document(page), schema: schema)
        return try Assessor(schema: schema).assess(
            answer ?? prepared.ruled.values, of: prepared,
            known: answer == nil ? prepared.ruled.evidence : [:], origins: [:])
    }

    @Test(arguments: ["Change 4.60", "Change -4.60", "Change: 4.60-"])
    func `The rules take the total that what was paid and given back leaves`(change: String) throws {
        let page = "Total 12.90\nTotal 15.40\nCash 20.00\n\(change)"
        let assessed = try Self.assessed(page)
        #expect(assessed.extraction.values == Self.total("15.40"))
        #expect(!assessed.findings.contains { $0.code == .softCheckFailed })
    }

    @Test(arguments: [("12.90", true), ("15.40", false)])
    func `A model's total is held against them`(total: String, fails: Bool) throws {
        let page = "Total 12.90\nTotal 15.40\nCash 20.00\nChange 4.60"
        let assessed = try Self.assessed(page, answer: Self.total(total))
        let finding = assessed.findings.first { $0.check == "paid-less-change" }
        #expect((finding != nil) == fails)
        #expect(
            finding.map { $0.path == "total" && $0.message.contains("paid 20.00 - change 4.60 = 15.40") }
                != false)
    }

    @Test func `No answer, tool schema or evidence holds them`() throws {
        let schema = try Self.schema()
        let prepared = PreparedDocument(
            TextPage.document("Total 15.40\nCash 20.00\nChange 4.60"), schema: schema)
        #expect(schema.fields.map(\.name) == ["total"])
        #expect(prepared.ruled.values == Self.total("15.40"))
        #expect(Set(prepared.ruled.evidence.keys) == ["total"])
        #expect(!ToolSchema(schema: schema, valueForm: .canonical).json.text().contains("paid"))
    }

    @Test func `A total that they confirm is surer`() throws {
        let bare = try Self.assessed("Total 15.40")
        let confirmed = try Self.assessed("Total 15.40\nCash 20.00\nChange 4.60")
        #expect(
            try #require(confirmed.extraction.confidence["total"]) > #require(
                bare.extraction.confidence["total"]))
    }

    @Test func `Where one of them is missing or doubtful nothing is said`() throws {
        for page in ["Total 15.40\nCash 30.00", "Total 15.40\nCash 30.00\nChange 1.00\nChange 2.00"] {
            #expect(try Self.assessed(page).findings.allSatisfy { $0.check == nil })
        }
    }

    @Test func `A failing check is repaired by asking for the field alone`() throws {
        let schema = try Self.schema()
        let finding = Finding(
            .unclear, .softCheckFailed, at: "total", check: "paid-less-change", message: "x")
        #expect(RepairPolicy.fields(of: [finding], checks: schema.checksOfAnswers) == ["total"])
    }

    @Test(arguments: [
        ("[]", "[\(check)]", "", "an object of amounts"),
        (#"{"total": {"kind": "money", "labels": ["X"]}}"#, "[]", "/total", "there is a field of this name"),
        (#"{"paid": {"kind": "text", "labels": ["X"]}}"#, "[]", "/paid/kind", "must be money or number"),
        (#"{"paid": {"kind": "money", "labels": []}}"#, "[]", "/paid/labels", "at least one caption"),
        (#"{"paid": {"labels": ["X"]}}"#, "[]", "/paid", "\"kind\" is missing"),
        (#"{"paid": {"kind": "money", "labels": ["X"]}}"#, "[]", "/paid", "no check has it"),
        (#"{"paid": {"kind": "money", "labels": ["X"], "weight": 2}}"#, "[]", "/paid/weight", "unknown key"),
        (
            paidAndChange,
            #"[\#(check), {"id": "r", "severity": "soft", "range": {"field": "paid", "min": 0}}]"#, "/paid",
            "the check \"r\" may have it among the fields of a sum"
        ),
        (
            paidAndChange,
            #"[\#(check), {"id": "s", "severity": "soft", "sum": {"fields": ["total", "change"], "equals": "paid"}}]"#,
            "/paid", "the check \"s\""
        ),
    ])
    func `A mistake is refused with its place`(
        auxiliary: String, checks: String, place: String, message: String
    ) {
        let error = #expect(throws: DefinitionError.self) { try Self.schema(auxiliary, checks: checks) }
        #expect(error?.pointer == "/x-assay/auxiliary" + place)
        #expect(error?.message.contains(message) == true)
    }
}
