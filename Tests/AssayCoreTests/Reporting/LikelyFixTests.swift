import Testing

@testable import AssayCore

@Suite struct LikelyFixTests {
    /// Documents with a total and a number each, wrong in those of the given places.
    private static func text(wrong: Set<Int>, scans: Set<Int>, fields: String = "total: 2") throws -> String {
        let samples = try (0..<10).map { index in
            let values = try ScoringFixtures.json(
                wrong.contains(index) ? "{\(fields)}" : "{total: 1, number: 'A'}")
            return EvaluatedSample(
                outcome: ScoringFixtures.outcome("\(index)", values),
                label: try ScoringFixtures.label("{total: 1, number: 'A'}"),
                meta: ["form": scans.contains(index) ? "scan" : "pdf-text"])
        }
        let run = RunEvaluation(
            run: ScoringFixtures.run(1, strategy: "s"), schema: ScoringFixtures.schema, samples: samples,
            bootstrap: Bootstrap(resamples: 10)
        ) { _ in ReportFixtures.document("A 1 2 B") }
        let cluster = try #require(run.clusters.first { $0.cause == .wrongCandidate })
        return LikelyFix(of: cluster, in: run).text
    }

    @Test func `Where failures crowd in one group of documents, it is named`() throws {
        let crowded = try Self.text(wrong: [0, 1, 2], scans: [0, 1, 2, 3])
        #expect(crowded.contains("3 of 3 are in documents of form `scan`, which are 40.0 % of all."))
        let spread = try Self.text(wrong: [0, 1, 2], scans: [0, 1, 2, 3, 4, 5, 6, 7])
        #expect(!spread.contains("are in documents"))
        let few = try Self.text(wrong: [0, 1], scans: [0, 1, 2])
        #expect(!few.contains("are in documents"))
    }

    @Test func `The field with most failures is where to begin, unless it is the only one`() throws {
        let one = try Self.text(wrong: [0, 1, 2], scans: [], fields: "total: 2, number: 'A'")
        #expect(!one.contains("Begin with"))
        let two = try Self.text(wrong: [0, 1, 2], scans: [], fields: "total: 2, number: 'B'")
        #expect(two.contains("Begin with `number`: 3 of 6.") || two.contains("Begin with `total`: 3 of 6."))
    }
}
