/// Which found row belongs to which labelled row.
struct RowMatch {
    /// For each labelled row the found one.
    let partners: [Int?]
    /// Found rows that belong to none.
    let unmatched: [Int]
    /// Twice the likeness of the pairs by the number of rows on both sides: 1 for equal tables.
    let similarity: Double
    private let labelled: [[[ComparableValue]?]]
    private let found: [FoundRow]

    /// - Parameter labelled: by row and column the right answers; nil where a cell is not labelled.
    init(_ labelled: [[[ComparableValue]?]], _ found: [FoundRow], columns: [FieldDefinition]) {
        self.labelled = labelled
        self.found = found
        let weights = columns.map(\.weight)
        let gains = labelled.map { row in found.map { Self.likeness(row, $0, weights) } }
        let best = Assignment.best(rows: labelled.count, columns: found.count) { gains[$0][$1] }
        let partners = best.enumerated().map { row, column in column.flatMap { gains[row][$0] > 0 ? $0 : nil }
        }
        let total = partners.enumerated().reduce(0.0) { sum, pair in
            sum + (pair.element.map { gains[pair.offset][$0] } ?? 0)
        }
        let taken = Set(partners.compactMap(\.self))
        self.partners = partners
        unmatched = found.indices.filter { !taken.contains($0) }
        let count = labelled.count + found.count
        similarity = count == 0 ? 1 : 2 * total / Double(count)
    }

    /// Every row of both sides has its partner.
    var isComplete: Bool { unmatched.isEmpty && partners.allSatisfy { $0 != nil } }

    /// How alike two cells are.
    func likeness(_ row: Int, _ partner: Int, _ column: Int) -> (isEqual: Bool, similarity: Double) {
        Self.likeness(labelled[row][column] ?? [], found[partner].cells[column])
    }

    private static func likeness(
        _ accepted: [ComparableValue], _ cell: ComparableValue
    ) -> (isEqual: Bool, similarity: Double) {
        accepted.reduce((false, 0)) { best, answer in
            let likeness = cell.likeness(to: answer)
            return (best.0 || likeness.isEqual, max(best.1, likeness.similarity))
        }
    }

    /// Weighted mean over the labelled cells. Two nulls tell nothing about whose row it is, but they must not
    /// make equal rows unequal: they count in full where another cell agrees.
    private static func likeness(_ row: [[ComparableValue]?], _ found: FoundRow, _ weights: [Double])
        -> Double
    {
        var (sum, total, informative) = (0.0, 0.0, 0.0)
        for (column, accepted) in row.enumerated() {
            guard let accepted else { continue }
            let similarity = likeness(accepted, found.cells[column]).similarity
            total += weights[column]
            sum += weights[column] * similarity
            if !found.cells[column].isAbsent { informative += similarity }
        }
        return total > 0 && informative > 0 ? sum / total : 0
    }
}
