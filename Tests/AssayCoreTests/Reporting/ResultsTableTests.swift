import Testing

@testable import AssayCore

@Suite struct ResultsTableTests {
    @Test func `Only what stands between the markers is replaced, and again gives the same`() throws {
        let report = try ReportFixtures.report()
        let page = "# Ours\n\n<!-- results:begin -->\nold\n<!-- results:end -->\nMore.\n"
        let text = try #require(ResultsTable.text(report, replacingIn: page))
        #expect(
            text.hasPrefix(
                "# Ours\n\n<!-- results:begin -->\n| kind | documents | measure | `rules` | `text-llm` |"))
        #expect(text.hasSuffix("<!-- results:end -->\nMore.\n"))
        #expect(text.contains("| invoice | 4 | F1, all fields |"))
        #expect(!text.contains("\nold\n"))
        #expect(ResultsTable.text(report, replacingIn: text) == text)
    }

    @Test func `A page without the markers is not touched`() throws {
        #expect(ResultsTable.text(try ReportFixtures.report(), replacingIn: "# Ours\n") == nil)
    }

    @Test func `What one strategy did alone stands only where nothing is compared`() throws {
        let runs = try ReportFixtures.runs()
        let alone = RunEvaluation(
            run: ScoringFixtures.run(3, strategy: "rules", folder: "Samples/odd"), schema: runs[0].schema,
            samples: [])
        let column = "| kind | documents | measure | `rules` |\n"
        #expect(!ResultsTable.generated(report(runs + [alone])).contains(column))
        #expect(ResultsTable.generated(report([alone])).contains(column))
    }

    private func report(_ runs: [RunEvaluation]) -> EvaluationReport {
        EvaluationReport(evaluations: runs, date: "2026-03-17", bootstrap: Bootstrap(resamples: 500))
    }
}
