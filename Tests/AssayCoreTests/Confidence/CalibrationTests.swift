import AssayCore
import AssayTestSupport
import Testing

@Suite struct CalibrationTests {
    private typealias Observation = Calibration.Observation

    private func observations(_ score: Double, right: Int, of count: Int) -> [Calibration.Observation] {
        (0..<count).map { Observation(score: score, isRight: $0 < right, group: $0) }
    }

    @Test func `Fewer than a hundred observations give no calibration`() {
        #expect(Calibration(fitting: observations(0.5, right: 90, of: 99)) == nil)
        #expect(Calibration(fitting: observations(0.5, right: 90, of: 100))?.chance(at: 0.1) == 0.9)
        #expect(Calibration(fitting: observations(.nan, right: 90, of: 100)) == nil)
    }

    @Test func `A score that misleads is pooled with its neighbour`() throws {
        let calibration = try #require(
            Calibration(
                fitting: observations(0.2, right: 10, of: 40) + observations(0.6, right: 36, of: 40)
                    + observations(0.8, right: 34, of: 40)))
        #expect(calibration.steps.map(\.chance) == [0.25, 0.875])
        #expect(calibration.steps.map(\.lowestScore) == [0.2, 0.6])
        #expect(calibration.steps.map(\.highestScore) == [0.2, 0.8])
        #expect(calibration.steps.map(\.count) == [40, 80])
        #expect(calibration.chance(at: 0) == 0.25)
        #expect(calibration.chance(at: 0.7) == 0.875)
        #expect(calibration.chance(at: 2) == 0.875)
        // Half way between 0.2 and 0.6.
        #expect(abs(calibration.chance(at: 0.4) - 0.5625) < 1e-12)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `The chance never falls as the score rises, and is right on the whole`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let observations = (0..<300).map { index in
            let score = Double(Int.random(in: 0...50, using: &generator)) / 50
            return Observation(
                score: score, isRight: Double.random(in: 0...1, using: &generator) < score, group: index / 3)
        }
        let calibration = try #require(Calibration(fitting: observations))
        let chances = stride(from: -0.1, through: 1.1, by: 0.005).map(calibration.chance)
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(chances.allSatisfy { (0...1).contains($0) })
        let expected = observations.reduce(0) { $0 + calibration.chance(at: $1.score) }
        #expect(abs(expected - Double(observations.count { $0.isRight })) < 1e-6)
        // The truth of these observations is the diagonal.
        #expect(abs(calibration.chance(at: 0.5) - 0.5) < 0.3)
        #expect(Calibration(fitting: observations.shuffled(using: &generator)) == calibration)
    }

    @Test func `A document never tests a calibration that has seen it`() throws {
        // Each document's own score: whoever has seen it knows it, who has not falls back on the neighbours.
        let observations = (0..<100).flatMap { group in
            [0, 1].map { _ in Observation(score: Double(group), isRight: group % 2 == 0, group: group) }
        }
        let chances = try #require(Calibration.chancesOutOfSample(observations, folds: 100))
        let brier = zip(chances, observations).reduce(0) { sum, pair in
            let error = pair.0 - (pair.1.isRight ? 1 : 0)
            return sum + error * error
        }
        #expect(brier / 200 > 0.24)
        #expect(Calibration.chancesOutOfSample(Array(observations.prefix(99))) == nil)
        #expect(
            Calibration.chancesOutOfSample(observations.map { Observation(score: $0.score, isRight: true) })
                == nil)
    }
}
