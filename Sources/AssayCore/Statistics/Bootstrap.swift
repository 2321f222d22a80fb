/// The bootstrap over documents: documents are drawn with replacement, the counts of the drawn ones are added
/// up, and each statistic is computed anew from the sums (Efron and Tibshirani, "An Introduction to the
/// Bootstrap", 1993, chapters 6 and 13; percentile interval). The document is the unit because the fields of
/// one document are not independent; the two runs of a pair are drawn together.
///
/// Cost: documents that fare alike are drawn together, so that a resample takes about as many steps as there are
/// different rows. Statistics that need few columns each are cheaper apart than together.
public struct Bootstrap: Sendable {
    public let resamples: Int
    public let seed: UInt64

    /// 10,000 resamples put the error of a 95 % bound far below the width of the interval.
    public init(resamples: Int = 10_000, seed: UInt64 = 20_260_101) {
        self.resamples = resamples
        self.seed = seed
    }

    /// The 95 % percentile interval of each statistic; nil where a statistic is not finite in most resamples, and
    /// where all resamples agree: documents that do not vary say nothing about how others would.
    ///
    /// - Parameters:
    ///   - rows: one row of counts or amounts a document, all of the same length.
    ///   - statistics: from the sums of the columns; not finite where it is undefined (no value to score).
    public func intervals(
        of rows: [[Double]], statistics: (UnsafeBufferPointer<Double>) -> [Double]
    ) -> [Interval?] {
        guard let width = rows.first?.count, width > 0, resamples > 0 else { return [] }
        let groups = RowGroups(rows, width: width)
        var generator = SplitMix64(seed: seed)
        var weights = [Int32](repeating: 0, count: groups.count)
        var sums = [Double](repeating: 0, count: width)
        var draws: [[Double]] = []
        for _ in 0..<resamples {
            groups.draw(into: &weights, using: &generator)
            groups.add(weights, into: &sums)
            let values = sums.withUnsafeBufferPointer(statistics)
            if draws.isEmpty { draws = values.map { _ in [] } }
            for (index, value) in values.enumerated() where value.isFinite { draws[index].append(value) }
        }
        return draws.map(interval(of:))
    }

    private func interval(of draws: [Double]) -> Interval? {
        guard draws.count * 2 > resamples else { return nil }
        let sorted = draws.sorted()
        guard let low = Quantile.of(sorted: sorted, at: 0.025),
            let high = Quantile.of(sorted: sorted, at: 0.975), sorted.first != sorted.last
        else { return nil }
        return Interval(low: low, high: high)
    }
}
