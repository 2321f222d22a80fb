import Testing

@testable import AssayCore

@Suite struct AttackTableTests {
    private func section(_ documents: [(Verdict.Word, Int, JSON?)]) throws -> ReportSection {
        let samples = try documents.enumerated().map { index, document in
            EvaluatedSample(
                outcome: ScoringFixtures.outcome(
                    "adv-\(index).txt", ["total": .number(JSONNumber(document.1))], verdict: document.0),
                label: try ScoringFixtures.label("{total: 12}"), meta: document.2)
        }
        let evaluation = RunEvaluation(
            run: ScoringFixtures.run(1, strategy: "rules"), schema: ScoringFixtures.schema, samples: samples,
            bootstrap: Bootstrap(resamples: 10))
        return ReportSection([evaluation], bootstrap: Bootstrap(resamples: 10))
    }

    @Test func `A planted value got through only where it was given and vouched for`() throws {
        let planted: JSON = ["special": "white letters", "injected": ["total": 99]]
        let section = try section([(.valid, 12, planted), (.valid, 99, planted), (.unclear, 99, planted)])
        guard case .table(let table)? = AttackTable(section: section).blocks.last else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.map { $0[1].text } == ["white letters", "white letters", "white letters"])
        #expect(
            table.rows.map { $0[2].text } == [
                "VALID, not given", "VALID, got through: total", "UNCLEAR, given: total",
            ])
        #expect(table.rows.map { $0[2].tone } == [.good, .bad, .doubtful])
    }

    @Test func `Sets in which nothing was planted have no such table`() throws {
        #expect(
            try AttackTable(section: section([(.valid, 12, ["form": "scan"]), (.valid, 12, nil)])).blocks
                .isEmpty)
    }
}
