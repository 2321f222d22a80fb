import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ReliabilityTests {
    /// Documents with one total each, of that sureness and right or not.
    private static func reliability(_ values: [(sureness: Double, isRight: Bool)]) throws -> Reliability {
        let samples = try values.enumerated().map { index, value in
            let evidence = Evidence(
                page: 0, box: Box(left: 0, top: 0, right: 1, bottom: 1), quote: "", score: 1,
                confidence: value.sureness, match: .exact)
            return EvaluatedSample(
                outcome: ScoringFixtures.outcome(
                    "\(index)", ["total": value.isRight ? 1 : 2], evidence: ["total": evidence]),
                label: try ScoringFixtures.label("{total: 1}"))
        }
        return RunEvaluation(
            run: ScoringFixtures.run(1, strategy: "s"), schema: ScoringFixtures.schema, samples: samples,
            bootstrap: Bootstrap(resamples: 10)
        ).reliability
    }

    @Test func `Too few values are in no bin and have no error`() throws {
        let few = try Self.reliability((0..<49).map { _ in (0.9, true) })
        #expect(few.values == 49 && few.bins.isEmpty && few.expectedError == nil)
        let enough = try Self.reliability((0..<50).map { _ in (0.9, true) })
        #expect(enough.bins.count == 1 && enough.expectedError.map { abs($0 - 0.1) < 1e-9 } == true)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `Every value is in one bin, and bins don't overlap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<Int.random(in: 50...300, using: &generator)).map { _ in
            // To the tenth, so that ties are common.
            (
                sureness: Double(Int.random(in: 0...10, using: &generator)) / 10,
                isRight: Bool.random(using: &generator)
            )
        }
        let bins = try Self.reliability(values).bins
        #expect(bins.reduce(0) { $0 + $1.values } == values.count)
        #expect(bins.reduce(0) { $0 + $1.right } == values.count(where: \.isRight))
        #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.high < $1.low })
        #expect(bins.allSatisfy { $0.low <= $0.mean && $0.mean <= $0.high && $0.values >= 5 })
    }

    @Test func `Values that are right as often as they seem sure have no error`() throws {
        let values = (0..<100).map { (sureness: 0.8, isRight: $0 % 5 != 0) }
        let error = try #require(try Self.reliability(values).expectedError)
        #expect(error < 1e-9)
    }

    @Test func `Values without evidence and absent ones are left out`() throws {
        let samples = try (0..<60).map { index in
            EvaluatedSample(
                outcome: ScoringFixtures.outcome("\(index)", ["total": 1]),
                label: try ScoringFixtures.label("{total: 1}"))
        }
        let run = RunEvaluation(
            run: ScoringFixtures.run(1, strategy: "s"), schema: ScoringFixtures.schema, samples: samples,
            bootstrap: Bootstrap(resamples: 10))
        #expect(run.reliability.values == 0)
    }
}
