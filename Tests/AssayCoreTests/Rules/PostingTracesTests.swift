import Testing

@testable import AssayCore

@Suite struct PostingTracesTests {
    private static func doubts(_ text: String, _ field: String) -> [FindingCode] {
        PostingTraces.doubts(MarkedUpPage.page("# Piano Tuner\n" + text), field)
    }

    @Test(
        arguments: [
            ("We tune.\nA recital is held on 3 May 2024 in the hall.", true),
            ("We tune, starting 3 May 2024.", false), ("Eintritt zum 3. Mai 2024.", false),
            ("A post from 3 May 2024 to 2 June 2024.", false), ("We tune.", false),
            ("Please apply by 3 May.", true), ("Closing date: soon", false),
        ])
    func `A day that nothing explains may be the last one`(text: String, isDoubted: Bool) {
        #expect(Self.doubts(text, "apply_by").contains(.unread) == isDoubted)
    }

    @Test func `Days before the last one may be the first, and days that were read are none`() {
        let text = "We tune.\nOn 3 April 2024 we met in the hall.\nClosing date: 3 May 2024"
        #expect(Self.doubts(text, "posted_date").contains(.unread))
        #expect(Self.doubts(text, "apply_by").isEmpty)
        #expect(Self.doubts("Closing date: 3 May 2024\nWe tune.", "posted_date").isEmpty)
        #expect(Self.doubts("Closing date: 3 May 2024\nOn 9 May 2024 we met.", "posted_date").isEmpty)
    }

    @Test(arguments: [
        ("We pay $45 for what you tune.", true), ("We raised $40M and pay well.", false),
        ("A housing allowance of $500 is given.", false), ("We pay well.", false),
    ])
    func `Amounts of money that nothing explains may be pay`(text: String, isDoubted: Bool) {
        #expect(Self.doubts(text, "pay_min").contains(.unread) == isDoubted)
    }

    @Test func `Words say whose dollars are meant`() {
        let fields = PostingPage.fields + [FieldDefinition(name: "pay_currency", kind: .currency)]
        let schema = DocumentSchema(
            name: "test", fields: fields, checks: [], json: [:], guidance: "", source: [:])
        let document = ReadDocument(pages: [
            MarkedUpPage.page("# Piano Tuner\nSalary: $29.10 per hour (Canadian dollars)")
        ])
        let traces = PreparedDocument(document, schema: schema).traces.filter { $0.field == "pay_currency" }
        #expect(traces.map { $0.finding(on: ["pay_currency": "USD"])?.code } == [.ambiguous])
        #expect(traces.allSatisfy { $0.finding(on: ["pay_currency": "CAD"]) == nil })
    }

    @Test func `An agency's name is no employer's`() {
        let text = "For our client, a maker of pianos, we look for you.\nHollow Oak Ltd · Keswick"
        #expect(Self.doubts(text, "company") == [.weakEvidence])
        #expect(Self.doubts("Hollow Oak Ltd · Keswick\nWe tune.", "company").isEmpty)
    }

    @Test func `Other documents leave no traces`() {
        let fields = [FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true)]
        let schema = DocumentSchema(
            name: "test", fields: fields, checks: [], json: [:], guidance: "", source: [:])
        let document = ReadDocument(pages: [MarkedUpPage.page("Remote, 3 May 2024, requirements")])
        #expect(PreparedDocument(document, schema: schema).traces.isEmpty)
    }
}
