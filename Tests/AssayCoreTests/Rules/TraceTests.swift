import Testing

@testable import AssayCore

@Suite struct TraceTests {
    private static let day = CalendarDate(iso: "2024-05-03")

    @Test(
        arguments: [
            (.null, .null, .unread), (.null, ["oak"], nil), (.null, [], .unread),
            (.value("remote"), "remote", .weakEvidence), (.value("remote"), "onsite", nil),
            (.value("remote"), .null, .unread),
            (.others(than: "remote"), "onsite", .ambiguous), (.others(than: "remote"), "remote", nil),
            (.others(than: "remote"), .null, .unread),
        ] as [(Trace.Doubt, JSON, FindingCode?)])
    func `Words on the page doubt null, one value, or all others`(
        doubt: Trace.Doubt, value: JSON, code: FindingCode?
    ) {
        let finding = Trace("workplace", doubt, quote: "from home").finding(on: ["workplace": value])
        #expect(finding?.code == code)
        #expect(finding?.path ?? "workplace" == "workplace")
        #expect(finding.map { $0.severity == .unclear && $0.message.contains("from home") } ?? true)
    }

    @Test(arguments: [(["a": .null], .unread), (["a": "b"], nil)] as [(JSON, FindingCode?)])
    func `A cell is doubted where the answer has its row`(row: JSON, code: FindingCode?) {
        let path = FieldPath("rows").appending(0).appending("a")
        let trace = Trace(at: path, .null, quote: "12 pieces")
        #expect(trace.finding(on: ["rows": [row]])?.code == code)
        #expect(trace.finding(on: ["rows": [row]])?.path == (code == nil ? nil : path))
        #expect(trace.finding(on: ["rows": []]) == nil)
    }

    @Test(arguments: [("2024-05-03", false), ("2024-05-04", true)])
    func `A day that another field states was read`(posted: String, isTold: Bool) {
        let trace = Trace("apply_by", .null, quote: "3 May 2024", date: Self.day)
        let values: JSON = ["posted_date": .string(posted), "apply_by": .null]
        #expect((trace.finding(on: values) != nil) == isTold)
    }

    @Test func `What the rules leave out is told whoever gives the answer`() throws {
        let schema = PostingTraces.schema
        let document = ReadDocument(pages: [
            MarkedUpPage.page("# Clerk\nWe file.\nMobiles Arbeiten ist möglich.")
        ])
        let prepared = PreparedDocument(document, schema: schema)
        #expect(prepared.traces.contains { $0.field == "workplace" && $0.doubt == .null })
        #expect(prepared.traces.allSatisfy { $0.finding(on: ["workplace": "hybrid"])?.path != "workplace" })
    }
}

/// The traces of a page under the postings' schema of these tests.
enum PostingTraces {
    static let schema = DocumentSchema(
        name: "test",
        fields: PostingPage.fields + [
            FieldDefinition(name: "must_haves", kind: .list, labels: ["Requirements"]),
            FieldDefinition(name: "nice_to_haves", kind: .list, labels: ["Bonus points"]),
        ], checks: [], json: [:], guidance: "", source: [:])

    static func found(_ page: Page) -> (extraction: Extraction, traces: [Trace]) {
        let document = ReadDocument(pages: [page])
        return RulesExtractor(schema: schema)
            .found(in: document, conventions: WritingConventions(of: document))
    }

    /// The findings on the rules' own answer, by field.
    static func doubts(_ page: Page, _ field: String) -> [FindingCode] {
        let (extraction, traces) = found(page)
        return traces.filter { $0.field == field }.compactMap { $0.finding(on: extraction.values)?.code }
    }
}
