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

    /// Two-sided p of the difference of a statistic between two runs.
    ///
    /// - Parameters:
    ///   - first: one row a document; `second` has the same documents and columns.
    ///   - statistic: of the sums of the columns.
    public func pValue(
        first: [[Double]], second: [[Double]], statistic: ([Double]) -> Double
    ) -> Double {
        let informative = first.indices.filter { first[$0] != second[$0] }
        guard let width = first.first?.count, !informative.isEmpty else { return 1 }
        let totals = (0..<width).map { column in
            first.indices.reduce(0.0) { $0 + first[$1][column] + second[$1][column] }
        }
        let base = (0..<width).map { column in first.reduce(0.0) { $0 + $1[column] } }
        let observed = abs(statistic(base) - statistic(zip(totals, base).map { $0 - $1 }))
        var generator = SplitMix64(seed: seed)
        var extreme = 0
        for _ in 0..<resamples {
            var sums = base
            for index in informative where generator.next() >> 63 == 1 {
                for column in 0..<width { sums[column] += second[index][column] - first[index][column] }
            }
            let difference = abs(statistic(sums) - statistic(zip(totals, sums).map { $0 - $1 }))
            if difference >= observed - 1e-12 { extreme += 1 }
        }
        // The observed arrangement is one of the possible ones (Davison and Hinkley 1997, section 4.2).
        return Double(extreme + 1) / Double(resamples + 1)
    }
}
