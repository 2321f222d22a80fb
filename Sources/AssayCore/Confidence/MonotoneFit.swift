// Confidence: how sure one value is (FieldConfidence), what such a score turned out to be worth on labelled data
// (Calibration, by MonotoneFit), and what is let through at each bound of it (RiskCurve).

/// Least squares under the constraint that values never fall: pool adjacent violators (Ayer, Brunk, Ewing, Reid and
/// Silverman, "An empirical distribution function for sampling with incomplete information", Annals of Mathematical
/// Statistics 26, 1955). Linear in the number of values.
enum MonotoneFit {
    /// Neighbours that share one fitted value.
    struct Block: Hashable {
        /// Places in the values.
        let range: Range<Int>
        let weight: Double
        let mean: Double

        func joined(with next: Block) -> Block {
            let total = weight + next.weight
            return Block(
                range: range.lowerBound..<next.range.upperBound, weight: total,
                mean: (mean * weight + next.mean * next.weight) / total)
        }
    }

    /// The blocks of the fit, in order, each with a higher mean than the one before. Weights are more than 0.
    static func blocks(_ values: [(mean: Double, weight: Double)]) -> [Block] {
        var blocks: [Block] = []
        for (index, value) in values.enumerated() {
            var block = Block(range: index..<index + 1, weight: value.weight, mean: value.mean)
            while let last = blocks.last, last.mean >= block.mean {
                block = last.joined(with: block)
                blocks.removeLast()
            }
            blocks.append(block)
        }
        return blocks
    }
}
