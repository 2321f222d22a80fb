// Statistics: how sure a measured rate or difference is. Pure arithmetic; every method names its source, and
// the tests hold reference values of scipy and statsmodels.

/// A closed interval of 95 % confidence.
public struct Interval: Sendable, Hashable {
    public let low: Double
    public let high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// True where every value of the interval is on the same side of 0.
    public var excludesZero: Bool { low > 0 || high < 0 }
}

/// Quantiles of the standard normal distribution that 95 % intervals and 80 % power need.
enum NormalQuantile {
    /// For 97.5 %: a two-sided test or interval at 5 %.
    static let twoSided95 = 1.959963984540054
    /// For 80 %.
    static let power80 = 0.8416212335729143
}
