/// Two lists matched as sets, one to one, so that the likeness of the pairs is largest.
///
/// Two items match when their ANLS is at least 0.8, or when one stands in the other as a run of whole words
/// and makes up at least half of it: `Python` in `Python 3`, but not `Java` in a sentence about Java.
struct ListMatch {
    let expected: Int
    let actual: Int
    /// Likeness of each matched pair, 0.8...1.
    let pairs: [Double]

    /// - Parameter labelled: each item with its right writings.
    init(_ labelled: [[ComparedText]], _ found: [ComparedText]) {
        let assignment = Assignment.best(rows: labelled.count, columns: found.count) { row, column in
            labelled[row].map { Self.likeness($0, found[column]) }.max() ?? 0
        }
        pairs = assignment.enumerated().compactMap { row, column in
            guard let column else { return nil }
            let likeness = labelled[row].map { Self.likeness($0, found[column]) }.max() ?? 0
            return likeness > 0 ? likeness : nil
        }
        expected = labelled.count
        actual = found.count
    }

    /// Equal where every item of both has its match; similarity is the soft F1: twice the likeness of the pairs
    /// by the number of items on both sides.
    var likeness: (isEqual: Bool, similarity: Double) {
        guard expected + actual > 0 else { return (true, 1) }
        let isEqual = pairs.count == expected && pairs.count == actual
        return (isEqual, 2 * pairs.reduce(0, +) / Double(expected + actual))
    }

    private static func likeness(_ left: ComparedText, _ right: ComparedText) -> Double {
        let likeness = left.likeness(to: right)
        if likeness >= 0.8 { return likeness }
        let (shorter, longer) = left.spaced.count < right.spaced.count ? (left, right) : (right, left)
        guard shorter.spaced.count * 2 >= longer.spaced.count, longer.holdsWords(of: shorter) else {
            return 0
        }
        return 0.8
    }
}
