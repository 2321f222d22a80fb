import Foundation

/// The smallest difference between two paired proportions that a number of documents would have shown with
/// 80 % power at 5 % two-sided: Connor, "Sample size for testing differences in proportions for the
/// paired-sample design", Biometrics 43 (1987), solved for the difference.
///
/// Assumes that documents are independent and that the share of documents where exactly one of the two is
/// right stays as it was observed, or is the difference itself where that is larger. Among several tests the first of
/// Holm's steps is reckoned with, 5 % by their number: what it shows is shown whatever the other fields do.
public enum DetectableDifference {
    /// Between 0 and 1; nil where even a difference of 1 would not be seen, and for no documents.
    ///
    /// - Parameters:
    ///   - discordance: share of documents where exactly one of the two is right.
    ///   - tests: among which it is to be seen.
    public static func paired(documents: Int, discordance: Double, tests: Int = 1) -> Double? {
        let quantile = quantile(tests)
        guard documents > 0, needed(for: 1, discordance: 1, quantile) <= Double(documents) else { return nil }
        var (low, high) = (0.0, 1.0)
        // The documents needed fall as the difference grows; 40 halvings reach 1e-12.
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if needed(for: middle, discordance: max(discordance, middle), quantile) <= Double(documents) {
                high = middle
            } else {
                low = middle
            }
        }
        return high
    }

    /// Documents that a difference takes to be seen; nil for none or one beyond 1.
    public static func documents(for difference: Double, discordance: Double, tests: Int = 1) -> Int? {
        guard difference > 0, difference <= 1 else { return nil }
        let discordance = max(discordance, difference)
        return Int(needed(for: difference, discordance: discordance, quantile(tests)).rounded(.up))
    }

    /// Of the normal distribution, two-sided, for 5 % by the number of tests; by halving the interval.
    static func quantile(_ tests: Int) -> Double {
        guard tests > 1 else { return NormalQuantile.twoSided95 }
        let tail = 0.05 / Double(tests)
        var (low, high) = (0.0, 40.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if erfc(middle / 2.0.squareRoot()) > tail { low = middle } else { high = middle }
        }
        return high
    }

    private static func needed(for difference: Double, discordance: Double, _ quantile: Double) -> Double {
        let spread =
            quantile * discordance.squareRoot()
            + NormalQuantile.power80 * max(0, discordance - difference * difference).squareRoot()
        return spread * spread / (difference * difference)
    }
}
