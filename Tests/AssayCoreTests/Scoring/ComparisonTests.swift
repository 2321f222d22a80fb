import Foundation
import Testing

@testable import AssayCore

@Suite struct ComparisonTests {
    @Test func `Two runs of the same strategy differ in nothing`() throws {
        let runs = try [1, 2].map {
            try ScoringFixtures.simulated(
                $0, strategy: "s\($0)", documents: 20, right: 0.8, labels: 1, seed: 9)
        }
        let pair = try #require(try Comparison(of: runs).pairs.first)
        #expect(pair.fields.allSatisfy { $0.difference.value == 0 && $0.adjustedP == 1 && $0.flips.isEmpty })
        #expect(pair.f1.p == 1 && pair.allRight.difference.p == 1)
    }

    @Test func `A much better run wins, and its flips say where`() throws {
        let poor = try ScoringFixtures.simulated(
            1, strategy: "poor", documents: 60, right: 0.4, labels: 1, seed: 2)
        let good = try ScoringFixtures.simulated(
            2, strategy: "good", documents: 60, right: 0.95, labels: 1, seed: 3)
        let pair = try #require(try Comparison(of: [poor, good]).pairs.first)
        let total = try #require(pair.fields.first { $0.field == "total" })
        #expect(total.winner == .second && total.mcNemar?.discordant == total.flips.count)
        #expect(total.difference.interval.map { $0.low > 0 } == true)
        #expect(pair.f1.value > 0 && pair.f1.p < 0.01)
        #expect(pair.changes.map(\.what) == ["strategy", "repair.attempts"])
    }

    @Test func `A changed schema, prompt, reader and key are named, each by itself`() throws {
        let runs = try ReportFixtures.runs()
        let first = runs[0].run
        let engines = [
            "assay 0.1.0; prompt 1; rules 1; 3; tesseract 5.3.0",
            "assay 0.1.0; prompt 2; rules 1; 4; tesseract 5.3.0",
        ]
        let records = zip(engines, ["a", "b"]).map { engine, schema in
            RunRecord(
                id: first.id, folder: first.folder, configuration: "", schemaName: "invoice",
                schemaDigest: schema,
                schema: "{}", reading: "", strategyName: "s", strategyDigest: "",
                strategy: "{\"repair\":{\"attempts\":\(schema == "a" ? 0 : 2)}}", model: "m/\(schema)",
                engine: engine,
                createdAt: "")
        }
        let changes = ConfigurationChange.between(records[0], records[1])
        #expect(changes.map(\.what) == ["schema", "model", "prompt", "reader", "repair.attempts"])
        #expect(changes.last?.first == "0" && changes.last?.second == "2")
        #expect(changes[3].first == "3; tesseract 5.3.0")
    }

    @Test func `Runs over other documents or labels are refused with what is missing`() throws {
        let first = try ScoringFixtures.simulated(
            1, strategy: "a", documents: 5, right: 0.8, labels: 1, seed: 2)
        let fewer = try ScoringFixtures.simulated(
            2, strategy: "b", documents: 4, right: 0.8, labels: 1, seed: 2)
        let other = try ScoringFixtures.simulated(
            2, strategy: "b", documents: 5, right: 0.8, labels: 7, seed: 2)
        let missing = #expect(throws: ComparisonRefusal.self) { try Comparison(of: [first, fewer]) }
        #expect(missing?.message == "the runs are of different documents: b lacks doc-04.pdf")
        let labels = #expect(throws: ComparisonRefusal.self) { try Comparison(of: [first, other]) }
        #expect(labels?.message.hasPrefix("the labels differ: doc-00.pdf") == true)
        #expect(throws: ComparisonRefusal.self) { try Comparison(of: [first]) }
    }

    /// The family of tests is every field and column of every pair.
    @Test func `p is adjusted over the fields and columns of all pairs together`() throws {
        let runs = try [(1, 0.5), (2, 0.8), (3, 0.9)].map { id, right in
            try ScoringFixtures.simulated(
                id, strategy: "s\(id)", documents: 25, right: right, labels: 1, seed: UInt64(id))
        }
        let bootstrap = Bootstrap(resamples: 200)
        let pairs = try Comparison(of: runs, bootstrap: bootstrap).pairs
        let fields = pairs.flatMap(\.fields)
        #expect(pairs.count == 3 && fields.map(\.adjustedP) == Holm.adjusted(fields.map(\.difference.p)))
        #expect(fields.allSatisfy { $0.tests == fields.count })
        let alone = try Comparison(of: Array(runs.prefix(2)), bootstrap: bootstrap).pairs[0].fields
        #expect(zip(alone, fields).contains { $0.adjustedP < $1.adjustedP })
    }

    /// A document that failed is wrong under the run that it failed in, and stays among the documents.
    @Test func `A failed document counts against its run`() throws {
        let label = try ScoringFixtures.label("{number: \"A-1\", total: 7, date: null}")
        let right = try ScoringFixtures.json("{number: \"A-1\", total: 7, date: null}")
        let runs = [0, 6].map { failed in
            RunEvaluation(
                run: ScoringFixtures.run(Int64(failed + 1), strategy: "s\(failed)"),
                schema: ScoringFixtures.schema,
                samples: (0..<10).map { number in
                    let hasFailed = number < failed
                    return EvaluatedSample(
                        outcome: ScoringFixtures.outcome(
                            "doc-\(number)", hasFailed ? nil : right,
                            failure: hasFailed ? .reading(.damaged("broken")) : nil), label: label)
                })
        }
        let pair = try #require(try Comparison(of: runs).pairs.first)
        #expect(pair.documents == 10 && pair.allRight.mcNemar == McNemar(firstOnly: 6, secondOnly: 0))
        for field in pair.fields {
            // The absent one too: nothing vouches for it.
            #expect(
                field.documents == 10 && field.mcNemar == McNemar(firstOnly: 6, secondOnly: 0),
                "\(field.field)")
            #expect(field.flips.allSatisfy { $0.isFirstRight })
        }
        #expect(abs(pair.accuracy.value + 0.6) < 1e-12 && pair.allRight.winner == .first)
    }

    /// Pairs of runs that are equally good, through the whole comparison: each pair may raise one false alarm over all of
    /// its fields (Holm) and one over pooled F1. 5 % of 300 is 15, and 26 is three standard deviations above it. With
    /// ASSAY_SIMULATIONS=2000 there are so many.
    @Test func `Equally good runs are told apart in no more than one of twenty cases`() throws {
        let trials = ProcessInfo.processInfo.environment["ASSAY_SIMULATIONS"].flatMap(UInt64.init) ?? 300
        let mean = Double(trials) * 0.05
        let most = Int(mean + 3 * (mean * 0.95).squareRoot())
        var (fieldAlarms, pooledAlarms) = (0, 0)
        for trial in 0..<trials {
            let runs = try [1, 2].map { run in
                try ScoringFixtures.simulated(
                    Int64(run), strategy: "s\(run)", documents: 30, right: 0.8, labels: trial,
                    seed: trial * 2 + UInt64(run) + 10_000, bootstrap: Bootstrap(resamples: 300))
            }
            let pair = try #require(
                try Comparison(of: runs, bootstrap: Bootstrap(resamples: 300)).pairs.first)
            fieldAlarms += pair.fields.contains { $0.adjustedP < 0.05 } ? 1 : 0
            pooledAlarms += pair.f1.p < 0.05 ? 1 : 0
        }
        if trials > 300 { print("alarms in \(trials): fields \(fieldAlarms), pooled F1 \(pooledAlarms)") }
        #expect(fieldAlarms <= most && pooledAlarms <= most, "\(fieldAlarms), \(pooledAlarms) of \(trials)")
        #expect(pooledAlarms >= 3, "a test that never fires tells nothing")
    }
}
