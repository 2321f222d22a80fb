import Testing

@testable import AssayCore

@Suite struct TableLinesTests {
    private static func found(_ lines: String) -> (extraction: Extraction, traces: [Trace]) {
        let document = TextPage.document(
            "Item                                  Count     Price    Amount\n" + lines)
        return RulesExtractor(schema: BillPage.schema)
            .found(in: document, conventions: WritingConventions(of: document))
    }

    private static func description(_ lines: String) -> JSON? {
        found(lines).extraction.values["items"]?.array?.first?["what"]
    }

    /// A row of these words, its numbers below the captions, whatever its length.
    private static func row(_ words: String) -> String {
        words + String(repeating: " ", count: 38 - words.count) + "1     60.00     60.00\n"
    }

    @Test(
        arguments: [
            ("Call-out, tank not", "reaching 3 degrees"), ("Labour, boiler and", "Cylinder"),
            ("Pump, valve,", "Filter"),
        ])
    func `A line that plainly goes on with the one above is part of the description`(
        first: String, second: String
    ) {
        let lines = Self.row(first) + second
        #expect(Self.description(lines) == .string(first + " " + second))
        #expect(Self.found(lines).traces.isEmpty)
    }

    @Test func `Words right below a description that may be part of it leave it in doubt`() throws {
        let found = Self.found(Self.row("Radial pump") + "Stainless housing")
        let trace = try #require(found.traces.first)
        #expect(trace.path.description == "items[0].what")
        #expect(trace.finding(on: found.extraction.values)?.code == .weakEvidence)
        #expect(trace.finding(on: ["items": [["what": "Radial pump Stainless housing"]]]) == nil)
        #expect(trace.finding(on: ["items": .null]) == nil)
    }

    @Test(arguments: [("[DESK-04] Radial pump", "Radial pump"), ("[new] Radial pump", "[new] Radial pump")])
    func `A code in brackets before a name is no part of it`(words: String, name: String) {
        #expect(Self.description(Self.row(words)) == .string(name))
    }

    @Test(arguments: ["GTIN: 4099904172886", "01.09.2027 - 30.09.2027", "- Stainless housing"])
    func `What says more about an item leaves its name as it is`(line: String) {
        #expect(Self.found(Self.row("Radial pump") + line).traces.isEmpty)
    }

    @Test func `Numbers that no cell took leave the missing ones in doubt`() {
        let found = Self.found(
            "Energy               1,350        31.20      421.20\nStanding charge        12        11.90      142.80"
        )
        let paths = Set(found.traces.map(\.path.description))
        let cells = found.extraction.values["items"]?.array?.first
        #expect((cells?["count"]?.isNull == true) == paths.contains("items[0].count"))
    }
}
