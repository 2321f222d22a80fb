import Testing

@testable import AssayCore

@Suite struct EvaluationReportTests {
    private static func runs(_ count: Int) throws -> [RunEvaluation] {
        try (1...count).map {
            try ScoringFixtures.simulated(
                Int64($0), strategy: "version \($0)", documents: 12, right: $0 == 3 ? 0.95 : 0.7, labels: 1,
                seed: UInt64($0))
        }
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 3), (5, 4)])
    func `Up to three runs are compared each with each, more with the best alone`(
        count: Int, pairs: Int
    ) throws {
        let report = EvaluationReport(
            evaluations: try Self.runs(count), date: "", bootstrap: Bootstrap(resamples: 50))
        let text = MarkdownReport.text(report)
        let tables = text.split(separator: "\n").filter {
            $0.contains(" less version ") && $0.hasPrefix("**")
        }
        #expect(tables.count == pairs, "\(tables)")
        #expect(text.contains("Choosing between versions") == (count > 3))
        if count > 3 { #expect(tables.allSatisfy { $0.contains("version 3") }) }
    }

    @Test func `A run beside its VALID documents, and equality to the letter, stand in the figures`() throws {
        let rows = SummaryFigures(try Self.runs(1)[0]).rows.map(\.title)
        #expect(rows.contains("equal byte for byte") && rows.contains("F1, VALID documents"))
    }
}

@Suite struct OverviewTableTests {
    @Test func `A line a run, none too wide`() throws {
        let name = String(repeating: "long-name-", count: 9)
        let runs = try [1, 2].map {
            try ScoringFixtures.simulated(
                $0, strategy: name, documents: 5, right: 0.8, labels: 1, seed: UInt64($0))
        }
        let lines = OverviewTable.text(runs).split(separator: "\n")
        #expect(lines.count == 3 && lines.allSatisfy { $0.count <= 100 }, "\(lines)")
    }
}
