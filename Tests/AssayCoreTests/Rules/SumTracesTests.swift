import Testing

@testable import AssayCore

@Suite struct SumTracesTests {
    private static func fields(_ foot: String) -> [String] {
        let document = TextPage.document(
            """
            Invoice No: 4711
            Item                  Count     Price    Amount
            Radial pump           2         30.00     60.00


            """ + foot)
        return RulesExtractor(schema: BillPage.schema)
            .found(in: document, conventions: WritingConventions(of: document)).traces.map(\.field)
    }

    @Test func `An amount above the total that nothing explains leaves empty parts of it in doubt`() {
        #expect(
            Self.fields(
                "Goods                                    60.00\nTotal                                    60.00"
            ) == [
                "net", "tax",
            ])
    }

    @Test(arguments: ["Total                    60.00", "Net     60.00\nVAT 20 %    12.00\nTotal     72.00"])
    func `Amounts that are read leave nothing in doubt`(foot: String) {
        #expect(Self.fields(foot).isEmpty)
    }

    @Test(arguments: [
        ("Total    240.00\nHeld back    30.00\nPayable now    210.00", ["rest"]),
        ("Total    240.00\nHeld back    30.00\nPayable now    211.00", []),
        ("Total    240.00\nRest    210.00", []),
    ])
    func `What the first amount below a total leaves of it may be what remains to be paid`(
        page: String, fields: [String]
    ) {
        let schema = TestSchema.schema(
            [
                FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true),
                FieldDefinition(name: "paid", kind: .money, labels: ["Paid"]),
                FieldDefinition(name: "rest", kind: .money, labels: ["Rest"]),
            ],
            checks: [
                Check(
                    id: "rest", severity: .soft,
                    form: .sum(
                        SumCheck(terms: [.init("total"), .init("paid", isSubtracted: true)], equals: "rest")))
            ])
        let document = TextPage.document(page)
        let found = RulesExtractor(schema: schema)
            .found(in: document, conventions: WritingConventions(of: document))
        #expect(found.traces.map(\.field) == fields)
    }
}
