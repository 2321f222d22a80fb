import Foundation
import Testing

@testable import AssayCore

@Suite struct BinomialDrawTests {
    /// Pearson's statistic over 20,000 draws, numbers with fewer than five expected draws pooled; its mean is the number
    /// of classes less one, and its standard deviation the root of twice that: five of them are allowed.
    @Test(arguments: [
        (5, 0.3), (1, 0.5), (40, 0.02), (200, 0.04), (100, 0.5), (50, 0.5), (1000, 0.3), (10_000, 0.001),
        (10_000, 0.7), (10_000, 0.9995),
    ])
    func `Draws have the binomial distribution`(trials: Int, probability: Double) {
        var generator = SplitMix64(seed: UInt64(trials) ^ probability.bitPattern)
        let draws = 20_000
        var counts = [Int](repeating: 0, count: trials + 1)
        for _ in 0..<draws {
            counts[BinomialDraw.draw(trials: trials, probability: probability, using: &generator)] += 1
        }
        var (statistic, classes, rest) = (0.0, 0, (expected: 0.0, found: 0.0))
        for (successes, count) in counts.enumerated() {
            let expected = Double(draws) * Self.probability(successes, trials, probability)
            rest = (rest.expected + expected, rest.found + Double(count))
            if rest.expected >= 5 {
                statistic += (rest.found - rest.expected) * (rest.found - rest.expected) / rest.expected
                classes += 1
                rest = (0, 0)
            }
        }
        let freedom = Double(max(1, classes - 1))
        #expect(statistic < freedom + 5 * (2 * freedom).squareRoot(), "\(statistic) of \(classes)")
    }

    @Test func `A certain and an impossible event are drawn as such`() {
        var generator = SplitMix64(seed: 1)
        #expect(BinomialDraw.draw(trials: 7, probability: 0, using: &generator) == 0)
        #expect(BinomialDraw.draw(trials: 7, probability: 1, using: &generator) == 7)
        #expect(BinomialDraw.draw(trials: 0, probability: 0.5, using: &generator) == 0)
    }

    private static func probability(_ successes: Int, _ trials: Int, _ p: Double) -> Double {
        exp(
            FairBinomial.logFactorial(trials) - FairBinomial.logFactorial(successes)
                - FairBinomial.logFactorial(trials - successes) + Double(successes) * log(p)
                + Double(trials - successes) * log(1 - p))
    }
}
