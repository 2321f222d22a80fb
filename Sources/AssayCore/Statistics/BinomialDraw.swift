import Foundation

/// Random numbers with a binomial distribution.
enum BinomialDraw {
    /// Successes in `trials` of that probability. By inversion where few are expected, else by transformed rejection:
    /// BTRS of Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and
    /// Simulation 46 (1993).
    static func draw(trials: Int, probability: Double, using generator: inout SplitMix64) -> Int {
        guard trials > 0, probability > 0 else { return 0 }
        guard probability < 1 else { return trials }
        let isTurned = probability > 0.5
        let rarer = isTurned ? 1 - probability : probability
        let drawn =
            Double(trials) * rarer < 10
            ? inverted(trials, rarer, &generator) : rejected(Double(trials), rarer, &generator)
        return isTurned ? trials - drawn : drawn
    }

    /// Adds up the probabilities of 0, 1, 2 … until they pass a uniform number.
    private static func inverted(_ trials: Int, _ p: Double, _ generator: inout SplitMix64) -> Int {
        let odds = p / (1 - p)
        var term = exp(Double(trials) * log1p(-p))
        var (rest, successes) = (generator.unit(), 0)
        while rest > term, successes < trials {
            rest -= term
            successes += 1
            term *= odds * Double(trials - successes + 1) / Double(successes)
        }
        return successes
    }

    private static func rejected(_ n: Double, _ p: Double, _ generator: inout SplitMix64) -> Int {
        let spread = (n * p * (1 - p)).squareRoot()
        let b = 1.15 + 2.53 * spread
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let accepted = 0.92 - 4.2 / b
        while true {
            let u = generator.unit() - 0.5
            let v = generator.unit()
            let us = 0.5 - abs(u)
            let k = ((2 * a / us + b) * u + n * p + 0.5).rounded(.down)
            if us >= 0.07, v <= accepted { return Int(k) }
            guard k >= 0, k <= n, v > 0 else { continue }
            let alpha = (2.83 + 5.1 / b) * spread
            if log(v * alpha / (a / (us * us) + b)) <= logRatio(k, n, p) { return Int(k) }
        }
    }

    /// Logarithm of the probability of k by that of the likeliest number of successes.
    private static func logRatio(_ k: Double, _ n: Double, _ p: Double) -> Double {
        let mode = ((n + 1) * p).rounded(.down)
        return logProbability(mode: mode, n) - logProbability(mode: k, n) + (k - mode) * log(p / (1 - p))
    }

    private static func logProbability(mode k: Double, _ n: Double) -> Double {
        FairBinomial.logFactorial(Int(k)) + FairBinomial.logFactorial(Int(n - k))
    }
}

extension SplitMix64 {
    /// Uniform in 0..<1, of 53 bits.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
