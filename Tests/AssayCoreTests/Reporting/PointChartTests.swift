import Testing

@testable import AssayCore

@Suite struct PointChartTests {
    private static func section() throws -> ReportSection {
        ReportSection(try ReportFixtures.runs(), bootstrap: Bootstrap(resamples: 50))
    }

    @Test func `The curve of risk has a step for each verdict, told in words too`() throws {
        let chart = PointChart(riskCoverage: try Self.section())
        #expect(chart.series.map(\.name) == ["rules", "text-llm"])
        #expect(chart.series[1].points.map(\.x) == [0.5, 0.75, 1])
        #expect(chart.description.contains("text-llm: up to VALID 50 %"))
    }

    @Test func `Accuracy stands by cost where prices differ, else by time`() throws {
        #expect(PointChart(costOf: try Self.section()).unit == .dollars)
        let one = ReportSection([try ReportFixtures.runs()[0]], bootstrap: Bootstrap(resamples: 50))
        #expect(PointChart(costOf: one).unit == .seconds)
    }

    @Test func `Every value that both runs were scored on is counted once`() throws {
        let runs = try ReportFixtures.runs()
        let table = OutcomeTable.table(("rules", "text-llm"), runs[0], runs[1])
        let total = table.rows.flatMap { $0.dropFirst() }.reduce(0.0) { $0 + ($1.order ?? 0) }
        #expect(total == 17)
    }
}
