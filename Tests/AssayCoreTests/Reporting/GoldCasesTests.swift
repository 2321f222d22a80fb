import Testing

@testable import AssayCore

@Suite struct GoldCasesTests {
    @Test(arguments: [(1, 5), (2, 10), (7, 10), (10, 10), (14, 14), (60, 20)])
    func `There are ten to twenty rows where the labels have as many, and none twice`(
        documents: Int, rows: Int
    ) throws {
        let run = try ScoringFixtures.simulated(
            1, strategy: "s", documents: documents, right: 0.8, labels: 1, seed: 2)
        let blocks = GoldCases(section: ReportSection([run], bootstrap: Bootstrap(resamples: 10))).blocks
        guard case .table(let table)? = blocks.last else {
            Issue.record("no table")
            return
        }
        // Each document has five labelled fields.
        #expect(table.rows.count == rows)
        #expect(Set(table.rows.map { "\($0[0].text) \($0[1].text)" }).count == rows)
        #expect(Set(table.rows.map { $0[0].text }).count == min(documents, 20))
    }
}
