import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct WitnessTests {
    private static let page =
        "Acme Ltd\nSeller: Acme Ltd\nInvoice No: A-17\nDate: 03.04.2026\nTotal: 12.50 EUR\nParcel 99.00 of 05.06.2026"

    private func assessed(_ answer: JSON, from origin: Origin) throws -> Extraction {
        let prepared = PreparedDocument(TextPage.document(Self.page), schema: TestSchema.invoice)
        let origins = TestSchema.invoice.fields.map { ($0.name, origin) }
        return try Assessor(schema: TestSchema.invoice).assess(
            answer, of: prepared, origins: Dictionary(uniqueKeysWithValues: origins)
        ).extraction
    }

    private func witnesses(_ answer: JSON, from origin: Origin = .model("a/b")) -> [String: Witness] {
        let prepared = PreparedDocument(TextPage.document(Self.page), schema: TestSchema.invoice)
        let canonical = ValueNormaliser(schema: TestSchema.invoice, conventions: prepared.conventions)
            .normalise(answer).values
        let origins = TestSchema.invoice.fields.map { ($0.name, origin) }
        return prepared.opinion.witnesses(
            on: canonical, from: Dictionary(uniqueKeysWithValues: origins))
    }

    @Test func `The rules agree with their own value however it is written, and differ from another`() {
        let found = witnesses(["invoice_number": "a 17", "total": "12,50", "issue_date": "05.06.2026"])
        #expect(found["invoice_number"] == .agrees && found["total"] == .agrees)
        #expect(found["issue_date"] == .differs)
    }

    @Test func `The rules are silent on what they hesitated over, did not find, or gave themselves`() {
        #expect(witnesses(["total": "99.00"])["total"] == .silent)
        #expect(witnesses(["due_date": "05.06.2026"])["due_date"] == .silent)
        #expect(witnesses(["total": "12.50"], from: .rules)["total"] == nil)
    }

    @Test func `Every value that is not null is as sure as what speaks for it`() throws {
        let extraction = try assessed(
            ["invoice_number": "A-17", "issue_date": "05.06.2026", "seller_name": "Nobody & Sons"],
            from: .model("a/b"))
        let sure = extraction.confidence
        let leaves = extraction.values.leaves.filter { !$0.value.isNull }
        #expect(Set(sure.keys) == Set(leaves.map(\.path)))
        let (number, date, seller) = (sure["invoice_number"], sure["issue_date"], sure["seller_name"])
        #expect(try #require(number) > 0.9)
        #expect(try #require(date) < 0.5)
        #expect(try #require(seller) < 0.1)
    }

    @Test func `What is wrong with the reply counts against every value`() throws {
        let prepared = PreparedDocument(TextPage.document(Self.page), schema: TestSchema.invoice)
        let assessor = try Assessor(schema: TestSchema.invoice)
        func sure(_ reply: [Finding]) -> Double? {
            assessor.assess(["invoice_number": "A-17"], of: prepared, origins: [:], reply: reply)
                .extraction.confidence["invoice_number"]
        }
        let cut = Finding(.unclear, .truncated, message: "")
        #expect(try #require(sure([cut])) < (try #require(sure([]))))
    }
}
