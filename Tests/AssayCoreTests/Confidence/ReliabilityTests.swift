import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ReliabilityTests {
    private static func reliability(_ values: [(sureness: Double, isRight: Bool)]) throws -> Reliability {
        try evaluation(values).reliability
    }

    /// Documents with one total each, of that confidence and right or not.
    static func evaluation(_ values: [(sureness: Double, isRight: Bool)]) throws -> RunEvaluation {
        let samples = try values.enumerated().map { index, value in
            EvaluatedSample(
                outcome: ScoringFixtures.outcome(
                    String(1000 + index), ["total": value.isRight ? 1 : 2],
                    confidence: ["total": value.sureness]),
                label: try ScoringFixtures.label("{total: 1}"))
        }
        return RunEvaluation(
            run: ScoringFixtures.run(1, strategy: "s"), schema: ScoringFixtures.schema, samples: samples,
            bootstrap: Bootstrap(resamples: 10))
    }

    @Test func `Too few values are in no bin and have no error`() throws {
        let few = try Self.reliability((0..<49).map { _ in (0.9, true) })
        #expect(few.values == 49 && few.documents == 49 && few.raw == nil)
        let fit = try #require(try Self.reliability((0..<50).map { _ in (0.9, true) }).raw)
        #expect(fit.bins.count == 1 && abs(fit.expectedError - 0.1) < 1e-9 && abs(fit.brier - 0.01) < 1e-9)
    }

    @Test func `Calibrated is only what there are a hundred values of`() throws {
        #expect(try Self.reliability((0..<99).map { _ in (0.5, true) }).calibrated == nil)
        let fit = try #require(try Self.reliability((0..<100).map { _ in (0.5, true) }).calibrated)
        #expect(fit.brier == 0)
    }

    @Test func `A calibration mends a confidence that promises too much, on documents that it has not seen`()
        throws
    {
        // Right in three of four cases where 0.99 is said, and in one of four where 0.7 is.
        let values = (0..<200).map { index in
            (sureness: index < 100 ? 0.99 : 0.7, isRight: (index % 4 == 0) == (index >= 100))
        }
        let reliability = try Self.reliability(values)
        let (raw, calibrated) = (try #require(reliability.raw), try #require(reliability.calibrated))
        #expect(abs(raw.expectedError - 0.345) < 1e-9)
        #expect(calibrated.expectedError < 0.02 && calibrated.brier < raw.brier)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `A calibration can't learn that a value is right from the value itself`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // Confidences that say nothing, each its own: fitted on itself, a calibration would look far better.
        let values = (0..<300).map { _ in
            (
                sureness: Double.random(in: 0...1, using: &generator),
                isRight: Bool.random(using: &generator)
            )
        }
        let calibrated = try #require(try Self.reliability(values).calibrated)
        #expect(calibrated.brier > 0.24)
    }

    @Test func `A list counts once, by its weakest item`() throws {
        let paths = [0, 1].map { FieldPath("skills").appending($0) }
        let sample = EvaluatedSample(
            outcome: ScoringFixtures.outcome(
                "a", ["skills": ["Python", "SQL"]], confidence: [paths[0]: 0.9, paths[1]: 0.3]),
            label: try ScoringFixtures.label("{skills: ['Python', 'SQL']}"))
        let run = RunEvaluation(
            run: ScoringFixtures.run(1, strategy: "s"), schema: ScoringFixtures.schema, samples: [sample],
            bootstrap: Bootstrap(resamples: 10))
        #expect(run.reliability.curve.points.map(\.leastScore) == [0.3])
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
        let bins = try #require(try Self.reliability(values).raw).bins
        #expect(bins.reduce(0) { $0 + $1.values } == values.count)
        #expect(bins.reduce(0) { $0 + $1.right } == values.count(where: \.isRight))
        #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.high < $1.low })
        #expect(bins.allSatisfy { $0.low <= $0.mean && $0.mean <= $0.high && $0.values >= 5 })
    }

    @Test func `Values that are right as often as they seem sure have no error`() throws {
        let values = (0..<100).map { (sureness: 0.8, isRight: $0 % 5 != 0) }
        let error = try #require(try Self.reliability(values).raw).expectedError
        #expect(error < 1e-9)
    }

    @Test func `Values without a confidence are left out`() throws {
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
