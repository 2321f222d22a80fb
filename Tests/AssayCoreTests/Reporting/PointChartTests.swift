import Testing

@testable import AssayCore

@Suite struct PointChartTests {
    private static func named(_ runs: [RunEvaluation]) -> [(name: String, reliability: Reliability)] {
        runs.map { ($0.run.strategyName, $0.reliability) }
    }

    private static func section() throws -> ReportSection {
        ReportSection(try ReportFixtures.runs(), bootstrap: Bootstrap(resamples: 50))
    }

    @Test func `The curve of risk goes by the confidence of values, told in words too`() throws {
        let section = try Self.section()
        let chart = PointChart(riskCoverageOf: "invoice", Self.named(section.evaluations))
        #expect(chart.series.map(\.name) == ["rules", "text-llm"])
        for (series, run) in zip(chart.series, section.evaluations) {
            #expect(series.points.map(\.x) == series.points.map(\.x).sorted() && series.points.last?.x == 1)
            #expect(series.points.last?.y == run.reliability.curve.points.last?.risk)
        }
        #expect(chart.description.contains("rules: confidence from 0.980 "))
    }

    @Test func `The axis of risk ends above the worst point and not far above it`() throws {
        let chart = PointChart(riskCoverageOf: "invoice", Self.named(try Self.section().evaluations))
        let worst = try #require(chart.series.flatMap(\.points).map(\.y).max())
        #expect(chart.highest >= worst && chart.highest <= max(0.1, worst * 2.5))
    }

    @Test func `A long curve is drawn with few points, its last one among them`() throws {
        let sure = (0..<400).map { (sureness: Double($0) / 400, isRight: $0 > 100) }
        let run = try ReliabilityTests.evaluation(sure)
        let points = try #require(
            PointChart(riskCoverageOf: "invoice", Self.named([run])).series.first
        ).points
        #expect((20...26).contains(points.count) && points.last?.x == 1)
    }

    @Test func `The curve of calibration has what is raw and what is calibrated`() throws {
        let values = (0..<120).map { (sureness: $0 < 60 ? 0.5 : 0.9, isRight: $0 % 10 != 0) }
        let run = try ReliabilityTests.evaluation(values)
        let chart = PointChart(calibrationOf: "invoice", Self.named([run]))
        #expect(chart.series.map(\.name) == ["s, raw", "s, calibrated"])
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
