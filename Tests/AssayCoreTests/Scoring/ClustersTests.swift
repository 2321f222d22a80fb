import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ClustersTests {
    @Test func `Documents of one group are added up, and those without one are alone`() throws {
        let run = try ScoringFixtures.simulated(
            1, strategy: "a", documents: 5, right: 0.8, labels: 1, seed: 1)
        let byLanguage = Clusters(of: run.documents, by: "lang")
        #expect(byLanguage.summed([[1], [10], [2], [20], [3]]) == [[6], [30]])
        #expect(Clusters(of: run.documents, by: "sender").summed([[1], [2], [3], [4], [5]]).count == 5)
    }

    @Test func `The rates stay, and two groups prove less than sixty documents`() throws {
        let runs = try [(1, 0.4), (2, 0.95)].map { id, right in
            try ScoringFixtures.simulated(
                id, strategy: "s\(id)", documents: 60, right: right, labels: 1, seed: UInt64(id))
        }
        let alone = try #require(try Comparison(of: runs).pairs.first)
        let clustered = try #require(try Comparison(of: runs, clusteredBy: "lang").pairs.first)
        #expect(alone.f1.value == clustered.f1.value)
        #expect(alone.f1.p < 0.01 && clustered.f1.p > 0.05)
        #expect(clustered.fields.allSatisfy { $0.adjustedP > 0.05 })
        // Documents that are all right too: 60 documents show the difference, two groups can't.
        #expect(alone.allRight.adjustedP < 0.01 && clustered.allRight.adjustedP > 0.05)
        #expect(clustered.seconds.p > 0.05)
        #expect(clustered.clustering == Clustering(key: "lang", clusters: 2) && alone.clustering == nil)
        let told = ComparisonSentences.sentences(for: clustered).joined(separator: "\n")
        #expect(told.contains("Documents with the same lang count as one: 2 groups of 60 documents."))
        #expect(!told.contains("would have been seen"))
    }

    @Test func `A key that no document has is refused with those that there are`() throws {
        let runs = try [1, 2].map { id in
            try ScoringFixtures.simulated(
                id, strategy: "s\(id)", documents: 4, right: 0.8, labels: 1, seed: 1)
        }
        let refusal = #expect(throws: ComparisonRefusal.self) {
            try Comparison(of: runs, clusteredBy: "sender")
        }
        #expect(refusal?.message.contains("\"sender\"") == true && refusal?.hint == "Known: lang.")
        let slip = #expect(throws: ComparisonRefusal.self) { try Comparison(of: runs, clusteredBy: "lnag") }
        #expect(slip?.hint == "Did you mean lang?")
    }

    @Test
    func `Documents that are alike raise false alarms one by one, and none when they are counted together`()
        throws
    {
        var alarms = (alone: 0, clustered: 0)
        for trial in 0..<60 {
            let runs = try [1, 2].map { try Self.senders(run: $0, trial: trial) }
            let bootstrap = Bootstrap(resamples: 400)
            let alone = try #require(try Comparison(of: runs, bootstrap: bootstrap).pairs.first)
            let clustered = try #require(
                try Comparison(of: runs, clusteredBy: "sender", bootstrap: bootstrap).pairs.first)
            alarms.alone += alone.f1.isDecided ? 1 : 0
            alarms.clustered += clustered.f1.isDecided ? 1 : 0
        }
        #expect(alarms.alone > 20 && alarms.clustered <= 8, "\(alarms)")
    }

    /// Ten senders of eight documents; a run is right about all of a sender's or about none.
    private static func senders(run id: Int64, trial: Int) throws -> RunEvaluation {
        var random = SeededGenerator(seed: UInt64(trial * 2) + UInt64(id))
        let label: JSON = ["number": "INV-1", "total": 7]
        let samples = try (0..<10).flatMap { sender in
            let values: JSON = Bool.random(using: &random) ? label : ["number": "INV-2", "total": 8]
            return try (0..<8).map { number in
                EvaluatedSample(
                    outcome: ScoringFixtures.outcome("doc-\(sender)-\(number)", values),
                    label: try Label(json: label, schema: ScoringFixtures.schema),
                    meta: ["sender": .string("s\(sender)")])
            }
        }
        return RunEvaluation(
            run: ScoringFixtures.run(id, strategy: "s\(id)"), schema: ScoringFixtures.schema,
            samples: samples, bootstrap: Bootstrap(resamples: 10))
    }
}
