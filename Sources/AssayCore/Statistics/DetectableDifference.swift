/// The smallest difference between two paired proportions that a number of documents would have shown with
/// 80 % power at 5 % two-sided: Connor, "Sample size for testing differences in proportions for the
/// paired-sample design", Biometrics 43 (1987), solved for the difference.
///
/// Assumes that documents are independent and that the share of documents where exactly one of the two is
/// right stays as it was observed, or is the difference itself where that is larger.
public enum DetectableDifference {
    /// Between 0 and 1; nil where even a difference of 1 would not be seen, and for no documents.
    ///
    /// - Parameter discordance: share of documents where exactly one of the two is right.
    public static func paired(documents: Int, discordance: Double) -> Double? {
        guard documents > 0, needed(for: 1, discordance: 1) <= Double(documents) else { return nil }
        var (low, high) = (0.0, 1.0)
        // The documents needed fall as the difference grows; 40 halvings reach 1e-12.
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if needed(for: middle, discordance: max(discordance, middle)) <= Double(documents) {
                high = middle
            } else {
                low = middle
            }
        }
        return high
    }

    /// Documents that a difference takes to be seen; nil for none or one beyond 1.
    public static func documents(for difference: Double, discordance: Double) -> Int? {
        guard difference > 0, difference <= 1 else { return nil }
        return Int(needed(for: difference, discordance: max(discordance, difference)).rounded(.up))
    }

    private static func needed(for difference: Double, discordance: Double) -> Double {
        let spread =
            NormalQuantile.twoSided95 * discordance.squareRoot()
            + NormalQuantile.power80 * max(0, discordance - difference * difference).squareRoot()
        return spread * spread / (difference * difference)
    }
}
