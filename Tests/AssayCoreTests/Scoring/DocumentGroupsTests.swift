import Testing

@testable import AssayCore

@Suite struct DocumentGroupsTests {
    private static func run(_ meta: [JSON?]) throws -> RunEvaluation {
        let samples = try meta.enumerated().map { index, meta in
            EvaluatedSample(
                outcome: ScoringFixtures.outcome("\(index)", ["total": index == 0 ? 2 : 1]),
                label: try ScoringFixtures.label("{total: 1}"), meta: meta)
        }
        return RunEvaluation(
            run: ScoringFixtures.run(1, strategy: "s"), schema: ScoringFixtures.schema, samples: samples,
            bootstrap: Bootstrap(resamples: 10))
    }

    @Test func `Keys that make groups count, the usual ones first`() throws {
        let run = try Self.run([
            ["lang": "de", "branch": "a", "special": "1", "form": "scan"],
            ["lang": "de", "branch": "a", "special": "2", "form": "scan"],
            ["lang": "en", "branch": "b", "special": "3", "form": "scan"],
            ["lang": "en", "branch": "b", "special": "4", "form": "scan"],
        ])
        // One form is no group, and a remark of its own for each document makes none.
        #expect(run.groupKeys == ["lang", "branch"])
        #expect(run.groups(by: "lang").map(\.name) == ["de", "en"])
        #expect(run.groups(by: "lang").map { $0.accuracy.overall.accuracy } == [0.5, 1])
    }

    @Test func `Documents without the key are left out, and the file's type stands in`() throws {
        let run = try Self.run([["lang": "de"], nil, ["lang": 7]])
        #expect(run.groups(by: "lang").map { $0.accuracy.documents } == [1])
        #expect(run.groups(by: "type").map(\.name) == ["application/pdf"])
    }
}
