/// The paired randomisation test for pooled measures such as F1, which are no mean of the documents' values:
/// if the two runs were the same, swapping them within a document would change nothing (Noreen,
/// "Computer-Intensive Methods for Testing Hypotheses", 1989; for F1: Yeh, COLING 2000). It keeps its level
/// for few documents too, where a bootstrap interval is a little too short. Where the documents that differ can be
/// swapped in no more ways than there are resamples, every way is tried and p is exact; else ways are drawn.
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
        let steps = Steps(first, second, width: width)
        let base = (0..<width).map { column in first.reduce(0.0) { $0 + $1[column] } }
        let totals = (0..<width).map { column in second.reduce(base[column]) { $0 + $1[column] } }
        func differences(_ sums: [Double]) -> [Double] {
            zip(statistics(sums), statistics(zip(totals, sums).map { $0 - $1 })).map { abs($0 - $1) }
        }
        let observed = differences(base)
        guard !steps.sizes.isEmpty else { return observed.map { _ in 1 } }
        // Not "at least": an undefined difference (no value left to score) counts against a decision.
        func extremes(_ sums: [Double]) -> [Double] {
            zip(differences(sums), observed).map { $0 < $1 - 1e-12 ? 0 : 1 }
        }
        if let arrangements = steps.arrangements(atMost: resamples) {
            var shares = observed.map { _ in 0.0 }
            for arrangement in arrangements {
                for (index, extreme) in extremes(steps.added(to: base, arrangement.heads)).enumerated() {
                    shares[index] += extreme * arrangement.share
                }
            }
            return shares.map { min(1, $0) }
        }
        var generator = SplitMix64(seed: seed)
        var counts = observed.map { _ in 0.0 }
        for _ in 0..<resamples {
            for (index, extreme) in extremes(swapped(base, by: steps, using: &generator)).enumerated() {
                counts[index] += extreme
            }
        }
        // The observed arrangement is one of the possible ones (Davison and Hinkley 1997, section 4.2).
        return counts.map { ($0 + 1) / Double(resamples + 1) }
    }

    /// The sums after each document's runs were swapped or not by the toss of a coin.
    private func swapped(
        _ base: [Double], by steps: Steps, using generator: inout SplitMix64
    ) -> [Double] {
        var sums = base
        var coins = Coins()
        sums.withUnsafeMutableBufferPointer { sums in
            steps.cells.withUnsafeBufferPointer { cells in
                for (group, size) in steps.sizes.enumerated() {
                    let heads = Double(coins.heads(in: size, using: &generator))
                    let start = group * steps.width
                    for column in 0..<steps.width { sums[column] += heads * cells[start + column] }
                }
            }
        }
        return sums
    }
}

/// What swapping the runs of a document adds to the sums; documents with the same step are merged, and those where
/// swapping changes nothing are left out.
private struct Steps {
    let width: Int
    /// Documents of each step.
    let sizes: [Int]
    /// Steps one after the other.
    let cells: [Double]

    init(_ first: [[Double]], _ second: [[Double]], width: Int) {
        var places: [[Double]: Int] = [:]
        var sizes: [Int] = []
        var cells: [Double] = []
        for (left, right) in zip(first, second) where left != right {
            let step = zip(right, left).map { $0 - $1 }
            if let place = places[step] {
                sizes[place] += 1
            } else {
                places[step] = sizes.count
                sizes.append(1)
                cells += step
            }
        }
        self.width = width
        self.sizes = sizes
        self.cells = cells
    }

    /// The sums when so many documents of each step are swapped.
    func added(to base: [Double], _ heads: [Int]) -> [Double] {
        var sums = base
        for (group, count) in heads.enumerated() where count > 0 {
            for column in 0..<width { sums[column] += Double(count) * cells[group * width + column] }
        }
        return sums
    }

    /// Every number of swapped documents of each step, with the share of all tosses that give it; nil where there are
    /// more than `most`.
    func arrangements(atMost most: Int) -> [(heads: [Int], share: Double)]? {
        var count = 1
        for size in sizes {
            count *= size + 1
            if count > most { return nil }
        }
        let shares = sizes.map { size in (0...size).map { FairBinomial.probability(of: $0, in: size) } }
        return (0..<count).map { number in
            var (rest, share) = (number, 1.0)
            let heads = sizes.indices.map { group in
                let heads = rest % (sizes[group] + 1)
                rest /= sizes[group] + 1
                share *= shares[group][heads]
                return heads
            }
            return (heads, share)
        }
    }
}

/// Tosses of a fair coin, 64 from one random number.
private struct Coins {
    private var bits: UInt64 = 0
    private var left = 0

    /// Heads among so many tosses.
    mutating func heads(in tosses: Int, using generator: inout SplitMix64) -> Int {
        var (heads, rest) = (0, tosses)
        while rest > 0 {
            if left == 0 { (bits, left) = (generator.next(), 64) }
            let taken = min(rest, left)
            let mask = taken == 64 ? UInt64.max : (1 << UInt64(taken)) - 1
            heads += (bits & mask).nonzeroBitCount
            bits = taken == 64 ? 0 : bits >> UInt64(taken)
            left -= taken
            rest -= taken
        }
        return heads
    }
}
