/// A measure computed from sums of columns, in two runs.
struct PairedMeasure {
    let first: [[Double]]
    let second: [[Double]]
    let bootstrap: Bootstrap

    /// - Parameters:
    ///   - isTested: false leaves the p value at 1.
    ///   - statistics: not finite where nothing is scored.
    func differences(isTested: Bool = true, _ statistics: ([Double]) -> [Double]) -> [Difference] {
        let width = first.first?.count ?? 0
        let measured = [first, second].map { rows in
            statistics((0..<width).map { column in rows.reduce(0.0) { $0 + $1[column] } })
        }
        let intervals = bootstrap.intervals(of: zip(first, second).map { $0 + $1 }) { sums in
            zip(statistics(Array(sums[width...])), statistics(Array(sums[..<width]))).map { $0 - $1 }
        }
        let pValues =
            isTested
            ? Randomisation(resamples: bootstrap.resamples, seed: bootstrap.seed)
                .pValues(first: first, second: second, statistics: statistics) : []
        return measured[0].indices.map { index in
            Difference(
                first: measured[0][index], second: measured[1][index],
                interval: intervals.indices.contains(index) ? intervals[index] : nil,
                p: pValues.indices.contains(index) ? pValues[index] : 1)
        }
    }
}
