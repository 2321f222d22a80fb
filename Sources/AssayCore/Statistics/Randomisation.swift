/// The paired randomisation test for pooled measures such as F1, which are no mean of the documents' values:
/// if the two runs were the same, swapping them within a document would change nothing (Noreen,
/// "Computer-Intensive Methods for Testing Hypotheses", 1989; for F1: Yeh, COLING 2000). It keeps its level
/// for few documents too, where a bootstrap interval is a little too short.
public struct Randomisation: Sendable {
    public let resamples: Int
    public let seed: UInt64

    public init(resamples: Int = 10_000, seed: UInt64 = 20_260_101) {
        self.resamples = resamples
        self.seed = seed
    }

    /// Two-sided p of the difference of each statistic between two runs.
    ///
    /// - Parameters:
    ///   - first: one row of counts a document; `second` has the same documents and columns.
    ///   - statistics: from the sums of the columns; one that is not finite gets p = 1.
    public func pValues(
        first: [[Double]], second: [[Double]], statistics: ([Double]) -> [Double]
    ) -> [Double] {
        guard let width = first.first?.count else { return [] }
        let steps = zip(first, second).compactMap { left, right in
            left == right ? nil : zip(right, left).map { $0 - $1 }
        }
        let base = (0..<width).map { column in first.reduce(0.0) { $0 + $1[column] } }
        let totals = (0..<width).map { column in second.reduce(base[column]) { $0 + $1[column] } }
        func differences(_ sums: [Double]) -> [Double] {
            zip(statistics(sums), statistics(zip(totals, sums).map { $0 - $1 })).map { abs($0 - $1) }
        }
        let observed = differences(base)
        guard !steps.isEmpty else { return observed.map { _ in 1 } }
        var generator = SplitMix64(seed: seed)
        var extremes = observed.map { _ in 0 }
        for _ in 0..<resamples {
            let drawn = differences(swapped(base, by: steps, using: &generator))
            for (index, difference) in drawn.enumerated() where !(difference < observed[index] - 1e-12) {
                extremes[index] += 1
            }
        }
        // The observed arrangement is one of the possible ones (Davison and Hinkley 1997, section 4.2).
        return extremes.map { Double($0 + 1) / Double(resamples + 1) }
    }

    /// The sums after each document's runs were swapped or not by the toss of a coin.
    private func swapped(
        _ base: [Double], by steps: [[Double]], using generator: inout SplitMix64
    ) -> [Double] {
        var sums = base
        var (coins, left) = (UInt64(0), 0)
        for step in steps {
            if left == 0 { (coins, left) = (generator.next(), 64) }
            if coins & 1 == 1 { for column in sums.indices { sums[column] += step[column] } }
            (coins, left) = (coins >> 1, left - 1)
        }
        return sums
    }
}
