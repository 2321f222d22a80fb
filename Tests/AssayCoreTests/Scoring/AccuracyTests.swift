import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

@Suite struct AccuracyTests {
    @Test func `Counts and rates are those reckoned by hand`() throws {
        let documents = [
            try ScoringFixtures.scores(
                "{number: 'A', total: 1, seller: 'x'}", "{number: 'A', total: 1, seller: null}"),
            try ScoringFixtures.scores("{number: 'B', total: null}", "{number: 'C', total: 1, seller: null}"),
            try ScoringFixtures.scores(nil, "{number: 'A', total: 1, seller: null}"),
        ]
        let accuracy = Accuracy(of: documents, schema: ScoringFixtures.schema)
        #expect(
            accuracy.documents == 3 && accuracy.values == 9 && accuracy.allRight == 0 && accuracy.edits == 6)
        let number = try #require(accuracy.fields.first { $0.field == "number" })
        #expect(number.tally.columns == [1, 0, 1, 1, 0])
        #expect(number.tally.precision == 0.5 && number.tally.recall == 1.0 / 3 && number.tally.f1 == 0.4)
        #expect(number.interval == Wilson.interval(successes: 1, of: 3))
        // total weighs 2: right 1 + 2 + 1 (null seller of the second), of 3 * (1 + 2 + 1).
        #expect(accuracy.overall.right == 4 && accuracy.overall.count == 12)
        #expect(
            accuracy.macroAccuracy.map { abs($0 - (1.0 / 3 + 2 * (1.0 / 3) + 1.0 / 3) / 4) < 1e-12 } == true)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `The order of the documents does not matter`(seed: UInt64) throws {
        let run = try ScoringFixtures.simulated(
            1, strategy: "s", documents: 12, right: 0.7, labels: seed, seed: seed + 1)
        var generator = SeededGenerator(seed: seed)
        let shuffled = run.documents.map(\.scores).shuffled(using: &generator)
        let accuracy = Accuracy(of: shuffled, schema: ScoringFixtures.schema)
        #expect(accuracy.fields.map(\.tally) == run.accuracy.fields.map(\.tally))
        #expect(accuracy.overall == run.accuracy.overall && accuracy.allRight == run.accuracy.allRight)
    }

    @Test func `Without documents nothing is claimed`() {
        let accuracy = Accuracy(of: [], schema: ScoringFixtures.schema, bootstrap: Bootstrap(resamples: 10))
        #expect(
            accuracy.overall.accuracy == nil && accuracy.fields.isEmpty && accuracy.overallInterval == nil)
    }
}

@Suite struct RunEvaluationTests {
    @Test func `Failed documents count as wrong, and VALID alone stands beside`() throws {
        let rules = try ReportFixtures.runs()[0]
        #expect(rules.accuracy.documents == 4 && rules.trust.failed.documents == 1)
        #expect(rules.validOnly.documents == 1)
        #expect(rules.trust.coverage == 0.25)
        #expect(rules.trust.riskCoverage.map(\.coverage) == [0.25, 0.5, 0.75])
    }

    @Test func `Repair lift is the accuracy after less the accuracy before`() throws {
        let repair = try ReportFixtures.runs()[1].repair
        #expect(repair.repaired == 1 && repair.madeRight == 6 && repair.madeWrong == 0)
        #expect(try #require(repair.after) > (try #require(repair.before)))
    }

    @Test func `An unknown price is unknown and never 0`() {
        let outcomes = [
            ScoringFixtures.outcome("a", [:], cost: nil), ScoringFixtures.outcome("b", [:], cost: 1),
        ]
        #expect(Expense(of: outcomes).totalCost == nil && Expense(of: outcomes).cost == nil)
        #expect(Expense(of: [outcomes[1]]).totalCost == 1)
    }
}
