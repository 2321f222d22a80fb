import Testing

@testable import AssayCore

@Suite struct RepeatSpreadTests {
    private static func run(_ seed: UInt64, documents: Int = 30) throws -> RunEvaluation {
        try ScoringFixtures.simulated(
            1, strategy: "s", documents: documents, right: 0.7, labels: 1, seed: seed)
    }

    @Test func `Equal repeats do not vary, and documents still do`() throws {
        let spread = try #require(RepeatSpread(of: [try Self.run(4), try Self.run(4)]))
        #expect(spread.deviation == 0 && spread.within == 0 && spread.unstable == 0)
        #expect(spread.between > 0 && spread.repeats == 2 && spread.documents == 30)
    }

    @Test func `Repeats that fare otherwise vary`() throws {
        let spread = try #require(RepeatSpread(of: try (1...4).map { try Self.run($0) }))
        #expect(spread.deviation > 0 && spread.within > 0 && spread.unstable > 0.1)
        #expect(ChoiceTable.repeats([("s", spread)]).contains("values that vary"))
    }

    @Test func `One run, and runs over other documents, have no spread`() throws {
        #expect(RepeatSpread(of: [try Self.run(1)]) == nil)
        #expect(RepeatSpread(of: [try Self.run(1), try Self.run(1, documents: 5)]) == nil)
    }
}
