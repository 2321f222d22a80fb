/// The best one-to-one matching of two sets: the Hungarian method with potentials and shortest augmenting
/// paths (Kuhn 1955; Jonker and Volgenant, Computing 38, 1987). Rectangular matrices are solved as they are.
/// Cost: smaller side squared times larger side.
enum Assignment {
    /// For each row the column matched to it, so that the sum of gains is largest; nil for rows left over.
    ///
    /// - Parameter gain: finite, for every row and column; read once.
    static func best(rows: Int, columns: Int, gain: (_ row: Int, _ column: Int) -> Double) -> [Int?] {
        guard rows > 0, columns > 0 else { return Array(repeating: nil, count: rows) }
        if rows <= columns {
            var costs = [Double](repeating: 0, count: rows * columns)
            for row in 0..<rows {
                for column in 0..<columns { costs[row * columns + column] = -gain(row, column) }
            }
            return solve(rows: rows, columns: columns, costs: costs)
        }
        let turned = best(rows: columns, columns: rows) { gain($1, $0) }
        var result = [Int?](repeating: nil, count: rows)
        for (column, row) in turned.enumerated() { if let row { result[row] = column } }
        return result
    }

    /// Adds one row after the other, each by the cheapest augmenting path. Place 0 of each array stands for
    /// "none"; rows and columns count from 1.
    private static func solve(rows: Int, columns: Int, costs: [Double]) -> [Int?] {
        var rowPrice = [Double](repeating: 0, count: rows + 1)
        var columnPrice = [Double](repeating: 0, count: columns + 1)
        var rowOf = [Int](repeating: 0, count: columns + 1)
        for row in 1...rows {
            var previous = [Int](repeating: 0, count: columns + 1)
            var slack = [Double](repeating: .infinity, count: columns + 1)
            var isDone = [Bool](repeating: false, count: columns + 1)
            var column = 0
            rowOf[0] = row
            repeat {
                isDone[column] = true
                let current = rowOf[column]
                var (step, next) = (Double.infinity, 0)
                for other in 1...columns where !isDone[other] {
                    let cost =
                        costs[(current - 1) * columns + other - 1] - rowPrice[current] - columnPrice[other]
                    if cost < slack[other] { (slack[other], previous[other]) = (cost, column) }
                    if slack[other] < step { (step, next) = (slack[other], other) }
                }
                for other in 0...columns {
                    if isDone[other] {
                        rowPrice[rowOf[other]] += step
                        columnPrice[other] -= step
                    } else {
                        slack[other] -= step
                    }
                }
                column = next
            } while rowOf[column] != 0
            while column != 0 {
                rowOf[column] = rowOf[previous[column]]
                column = previous[column]
            }
        }
        var result = [Int?](repeating: nil, count: rows)
        for column in 1...columns where rowOf[column] != 0 { result[rowOf[column] - 1] = column - 1 }
        return result
    }
}
