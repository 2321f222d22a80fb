import Foundation

/// The binomial distribution with probability one half, in logarithms so that thousands of trials neither
/// overflow nor vanish.
enum FairBinomial {
    /// Probability of exactly `successes` in `trials`.
    static func probability(of successes: Int, in trials: Int) -> Double {
        exp(
            logFactorial(trials) - logFactorial(successes) - logFactorial(trials - successes)
                - Double(trials) * log(2))
    }

    /// Probability of at most `successes` in `trials`; `successes` must not exceed half of `trials`, where
    /// the terms fall by a factor below 1 and the sum can stop early.
    static func lowerTail(_ successes: Int, in trials: Int) -> Double {
        let first = probability(of: successes, in: trials)
        var (sum, term, rest) = (1.0, 1.0, successes)
        while rest > 0, term > 1e-18 {
            term *= Double(rest) / Double(trials - rest + 1)
            sum += term
            rest -= 1
        }
        return first * sum
    }

    /// Stirling's series (Abramowitz and Stegun 6.1.41) from 16 upwards, where its error is below 1e-13.
    static func logFactorial(_ number: Int) -> Double {
        guard number >= 16 else { return log((1...max(1, number)).reduce(1.0) { $0 * Double($1) }) }
        let x = Double(number) + 1
        let inverse = 1 / (x * x)
        let series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x
        return (x - 0.5) * log(x) - x + 0.5 * log(2 * .pi) + series
    }
}
