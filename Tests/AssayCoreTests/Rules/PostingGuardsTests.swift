import Testing

@testable import AssayCore

@Suite struct PostingGuardsTests {
    private static let schema = DocumentSchema(
        name: "test",
        fields: PostingTraces.schema.fields + [FieldDefinition(name: "skills", kind: .list)], checks: [],
        json: [:], guidance: "", source: [:])

    private static func doubts(_ text: String, _ field: String) -> [FindingCode] {
        let document = ReadDocument(pages: [GridPage.page("Piano Tuner\n\n" + text)])
        let (extraction, traces) = RulesExtractor(schema: schema)
            .found(in: document, conventions: WritingConventions(of: document))
        return traces.filter { $0.field == field }.compactMap { $0.finding(on: extraction.values)?.code }
    }

    @Test(
        arguments: [
            ("Requirements:\n- patience\n- an ear; harps desirable for the post", true),
            ("Requirements:\n- patience\n- an ear", false),
            ("Requirements:\n- patience\n- takes advantage of the desired pitch, and of assets", false),
        ])
    func `A wish within a requirement is looked for`(text: String, isDoubted: Bool) {
        #expect(!Self.doubts(text, "nice_to_haves").isEmpty == isDoubted)
    }

    @Test(
        arguments: [
            ("Requirements:\n- patience\n- knowledge of OpenHarp", []),
            ("Requirements:\n- patience\n- no HRPX employee; HRPY certified; Best Harp Use (BHU)", []),
            ("Requirements:\n- patience\n- the use of HUMX and ZZTO", [.unread, .unread]),
            ("Requirements:\n- patience\n- knowledge of Tunelab", []),
            ("Requirements:\n- patience\n- knowledge of English", []),
        ] as [(String, [FindingCode])])
    func `Names of tools that no list of skills states leave it in doubt`(text: String, codes: [FindingCode])
    {
        #expect(Set(Self.doubts(text, "skills")) == Set(codes))
    }

    @Test(
        arguments: [
            ("Duration: 9 months", true), ("A 2-year contract, to be renewed.", true),
            ("The contract drawings hang in the hall.", false), ("Contract: permanent, 2 years", false),
        ])
    func `A stated time is a sign of a kind of employment`(text: String, isDoubted: Bool) {
        #expect(!Self.doubts(text, "contract").isEmpty == isDoubted)
    }

    @Test(
        arguments: [
            ("We pay 280 000 - 340 000 quonks per month.", true), ("The remuneration is 4200 quonks.", true),
            ("We tune 1200 pianos.", false), ("The salary has been paid since 1995.", false),
        ])
    func `Thousands beside a period or a word for pay are a sign of pay`(text: String, isDoubted: Bool) {
        #expect(!Self.doubts(text, "pay_min").isEmpty == isDoubted)
    }

    @Test(
        arguments: [
            ("Apply within 14 days of this notice.", true), ("We tune within 14 days.", false),
        ])
    func `Days to apply from an unknown one on are a sign of a deadline`(text: String, isDoubted: Bool) {
        #expect(!Self.doubts(text, "apply_by").isEmpty == isDoubted)
    }
}
