/// What is let through, and how much of it is wrong, when everything below a score goes to a person: the
/// risk-coverage curve (El-Yaniv and Wiener, "On the foundations of noise-free selective classification", Journal of
/// Machine Learning Research 11, 2010).
public struct RiskCurve: Sendable, Hashable {
    /// Letting through what has at least a score.
    public struct Point: Sendable, Hashable {
        public let leastScore: Double
        /// Values let through.
        public let passed: Int
        public let wrong: Int
        /// Share of all values that is let through.
        public let coverage: Double

        /// Share of what is let through that is wrong.
        public var risk: Double { Double(wrong) / Double(passed) }
        /// Of the risk, as if the values were independent.
        public var interval: Interval { Wilson.interval(successes: wrong, of: passed) }
    }

    /// One for each different score, from the highest to the lowest: coverage rises. Empty for no observation.
    public let points: [Point]

    public init(_ observations: [Calibration.Observation]) {
        let levels = Dictionary(grouping: observations.filter { !$0.score.isNaN }, by: \.score)
            .sorted { $0.key > $1.key }
        let total = levels.reduce(0) { $0 + $1.value.count }
        var (passed, wrong) = (0, 0)
        points = levels.map { score, members in
            passed += members.count
            wrong += members.count { !$0.isRight }
            return Point(
                leastScore: score, passed: passed, wrong: wrong,
                coverage: Double(passed) / Double(total))
        }
    }

    /// The point with the highest coverage at which no more than a share is wrong; nil where there is none.
    public func widest(riskAtMost risk: Double) -> Point? { points.last { $0.risk <= risk } }

    /// The mean risk over all coverages. Lower is better: a score that tells nothing has the share of all values that
    /// is wrong, a good one less. nil for no observation.
    public var area: Double? {
        guard let last = points.last else { return nil }
        var (before, area) = (0, 0.0)
        for point in points {
            area += point.risk * Double(point.passed - before)
            before = point.passed
        }
        return area / Double(last.passed)
    }
}
