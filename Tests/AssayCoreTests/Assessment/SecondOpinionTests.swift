import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct SecondOpinionTests {
    private static let page =
        "Acme Ltd\nSeller: Acme Ltd\nInvoice No: A-17\nDate: 03.04.2026\nTotal: 12.50 EUR\nParcel 99.00 of 05.06.2026"

    @Test func `The rules don't contradict themselves`() throws {
        let prepared = PreparedDocument(TextPage.document(Self.page), schema: TestSchema.invoice)
        #expect(prepared.ruled.values["total"]?.isNull == false)
        #expect(try codes(prepared.ruled.values).isEmpty)
    }

    @Test(arguments: [
        ("currency", "USD" as JSON), ("issue_date", "05.06.2026"), ("invoice_number", "99.00"),
        ("seller_name", "Parcel"),
    ])
    func `A value that stands in the document where another has the caption is a disagreement`(
        field: String, value: JSON
    ) throws {
        #expect(try codes([field: value])[field] == [.disagreement])
    }

    @Test func `Null where the document has the value under its caption is a disagreement`() throws {
        #expect(try codes([:])["invoice_number"]?.contains(.disagreement) == true)
    }

    @Test func `A value that the rules hesitated over is settled by an answer that is the other one`() throws
    {
        let prepared = PreparedDocument(TextPage.document(Self.page), schema: TestSchema.invoice)
        #expect(prepared.ruled.evidence[FieldPath("total")]?.rivals == ["99.00"])
        #expect(try codes(["total": "99.00"])["total"] == nil)
        #expect(try codes(["total": "98.00"])["total"] == [.disagreement])
    }

    @Test func `A second total at an equal caption is told, whichever of the two is answered`() throws {
        let page = """
            Acme Ltd
            Subtotal: 10.00 EUR
            VAT: 2.50 EUR
            Total: 12.50 EUR
            Thank you
            Total: 16.02 EUR
            """
        let sum = SumCheck(terms: [.init("subtotal"), .init("tax_total")], equals: "total")
        let schema = TestSchema.schema(
            [
                FieldDefinition(name: "subtotal", kind: .money, labels: ["Subtotal"]),
                FieldDefinition(name: "tax_total", kind: .money, labels: ["VAT"]),
                FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true),
            ], checks: [Check(id: "adds-up", severity: .hard, form: .sum(sum))])
        let answer: JSON = ["subtotal": "10.00", "tax_total": "2.50", "total": "12.50"]
        #expect(try codes(answer, on: page, schema)["total"] == [.ambiguous])
        let honest = page.replacing("Total: 16.02 EUR", with: "")
        #expect(try codes(answer, on: honest, schema)["total"] == nil)
    }

    @Test(arguments: [("Adventure Tours", [FindingCode.weakEvidence]), (nil, [])])
    func `An optional name of which the rules find nothing is doubtful`(
        name: String?, expected: [FindingCode]
    ) throws {
        let schema = TestSchema.schema([
            FieldDefinition(name: "venue", kind: .text, labels: ["Venue"]),
            FieldDefinition(name: "remark", kind: .text, isGrounded: false),
        ])
        let answer: JSON = ["venue": name.map(JSON.string) ?? .null, "remark": "nice"]
        #expect(try codes(answer, on: "We meet at Adventure Tours again", schema)["venue"] ?? [] == expected)
    }

    @Test func `Another writing of the same value is none`() throws {
        let found = try codes([
            "seller_name": "ACME LTD", "invoice_number": "a 17", "issue_date": "3 April 2026",
            "currency": "€",
            "total": "12,50",
        ])
        #expect(!found.values.joined().contains(.disagreement))
    }

    @Test func `An optional value without a caption is weak and a required one is not`() throws {
        let page = "Acme Ltd\nParcel 99.00 of 05.06.2026"
        let found = try codes(["due_date": "05.06.2026", "invoice_number": "99.00"], on: page)
        #expect(found["due_date"] == [.weakEvidence])
        #expect(found["invoice_number"] == nil)
    }

    private func codes(
        _ answer: JSON, on page: String = page, _ schema: DocumentSchema = TestSchema.invoice
    ) throws -> [String: [FindingCode]] {
        let prepared = PreparedDocument(TextPage.document(page), schema: schema)
        let canonical = ValueNormaliser(schema: schema, conventions: prepared.conventions)
            .normalise(answer).values
        let findings = prepared.opinion.findings(on: canonical)
        return Dictionary(grouping: findings) { $0.path.field ?? "" }.mapValues { $0.map(\.code) }
    }
}
