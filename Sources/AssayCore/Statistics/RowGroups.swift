/// Rows with equal ones merged: most documents of a run fare alike, and a drawn group is added up once.
struct RowGroups {
    /// Number of different rows.
    let count: Int
    private let width: Int
    /// Group of each document.
    private let groups: [Int32]
    /// Documents of each group.
    private let sizes: [Int]
    /// Rows one after the other.
    private let cells: [Double]

    init(_ rows: [[Double]], width: Int) {
        var numbers: [[Double]: Int32] = [:]
        var cells: [Double] = []
        var sizes: [Int] = []
        groups = rows.map { row in
            if let number = numbers[row] {
                sizes[Int(number)] += 1
                return number
            }
            let number = Int32(numbers.count)
            numbers[row] = number
            cells.append(contentsOf: row)
            sizes.append(1)
            return number
        }
        self.cells = cells
        self.sizes = sizes
        self.width = width
        count = numbers.count
    }

    /// Draws as many documents as there are, with replacement, and counts them by group.
    func draw(into weights: inout [Int32], using generator: inout SplitMix64) {
        // A binomial draw takes as long as some twenty draws of a document.
        if count * 20 < groups.count {
            drawGroups(into: &weights, using: &generator)
        } else {
            drawDocuments(into: &weights, using: &generator)
        }
    }

    /// The counts are multinomial: each group's is binomial, given those before it.
    private func drawGroups(into weights: inout [Int32], using generator: inout SplitMix64) {
        var (draws, documents) = (groups.count, groups.count)
        for (group, size) in sizes.enumerated() {
            let drawn =
                draws == 0
                ? 0
                : BinomialDraw.draw(
                    trials: draws, probability: Double(size) / Double(documents), using: &generator)
            weights[group] = Int32(drawn)
            draws -= drawn
            documents -= size
        }
    }

    private func drawDocuments(into weights: inout [Int32], using generator: inout SplitMix64) {
        let bound = UInt64(groups.count)
        groups.withUnsafeBufferPointer { groups in
            weights.withUnsafeMutableBufferPointer { weights in
                weights.update(repeating: 0)
                // Two draws from the halves of one number, each by multiply and shift (Lemire 2019).
                for _ in 0..<groups.count / 2 {
                    let number = generator.next()
                    weights[Int(groups[Int(((number >> 32) &* bound) >> 32)])] &+= 1
                    weights[Int(groups[Int(((number & 0xFFFF_FFFF) &* bound) >> 32)])] &+= 1
                }
                if groups.count % 2 == 1 { weights[Int(groups[generator.below(groups.count)])] &+= 1 }
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
