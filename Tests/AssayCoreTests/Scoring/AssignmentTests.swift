import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct AssignmentTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `The sum of gains is that of the best of all matchings`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (rows, columns) = (
            Int.random(in: 0...5, using: &generator), Int.random(in: 0...5, using: &generator)
        )
        // Few different gains, so that ties are common.
        let gains = (0..<rows).map { _ in
            (0..<columns).map { _ in Double(Int.random(in: 0...4, using: &generator)) / 4 }
        }
        let result = Assignment.best(rows: rows, columns: columns) { gains[$0][$1] }
        let matched = result.compactMap(\.self)
        #expect(result.count == rows)
        #expect(Set(matched).count == matched.count && matched.count == min(rows, columns))
        let sum = zip(gains, result).reduce(0.0) { sum, pair in sum + (pair.1.map { pair.0[$0] } ?? 0) }
        #expect(abs(sum - Self.best(gains, row: 0, taken: [])) < 1e-9)
    }

    private static func best(_ gains: [[Double]], row: Int, taken: Set<Int>) -> Double {
        guard row < gains.count else { return 0 }
        let without = best(gains, row: row + 1, taken: taken)
        return gains[row].indices.filter { !taken.contains($0) }.reduce(without) { most, column in
            max(most, gains[row][column] + best(gains, row: row + 1, taken: taken.union([column])))
        }
    }
}
