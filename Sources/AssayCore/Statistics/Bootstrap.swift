/// The bootstrap over documents: documents are drawn with replacement, the counts of the drawn ones are added
/// up, and each statistic is computed anew from the sums (Efron and Tibshirani, "An Introduction to the
/// Bootstrap", 1993, chapters 6 and 13; percentile interval). The document is the unit because the fields of
/// one document are not independent; the two runs of a pair are drawn together.
///
/// Cost: resamples x documents x columns multiply-adds.
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

/// Rows with equal ones merged: most documents of a run fare alike, and a drawn group is added up once.
struct RowGroups {
    /// Number of different rows.
    let count: Int
    private let width: Int
    /// Group of each document.
    private let groups: [Int32]
    /// Rows one after the other.
    private let cells: [Double]

    init(_ rows: [[Double]], width: Int) {
        var numbers: [[Double]: Int32] = [:]
        var cells: [Double] = []
        groups = rows.map { row in
            if let number = numbers[row] { return number }
            let number = Int32(numbers.count)
            numbers[row] = number
            cells.append(contentsOf: row)
            return number
        }
        self.cells = cells
        self.width = width
        count = numbers.count
    }

    /// Draws as many documents as there are, with replacement, and counts them by group.
    func draw(into weights: inout [Int32], using generator: inout SplitMix64) {
        groups.withUnsafeBufferPointer { groups in
            weights.withUnsafeMutableBufferPointer { weights in
                weights.update(repeating: 0)
                for _ in 0..<groups.count { weights[Int(groups[generator.below(groups.count)])] &+= 1 }
            }
        }
    }

    /// The sums of the columns with each group taken `weights` times.
    func add(_ weights: [Int32], into sums: inout [Double]) {
        cells.withUnsafeBufferPointer { cells in
            sums.withUnsafeMutableBufferPointer { sums in
                sums.update(repeating: 0)
                for (group, weight) in weights.enumerated() where weight > 0 {
                    let factor = Double(weight)
                    let start = group * width
                    for column in 0..<width { sums[column] += factor * cells[start + column] }
                }
            }
        }
    }
}
