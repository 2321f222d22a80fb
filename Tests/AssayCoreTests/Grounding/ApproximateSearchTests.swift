import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ApproximateSearchTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `It finds the end that a full table finds`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Patterns around one and two machine words, from a small alphabet so that near misses abound.
        let pattern = bytes(Int.random(in: 1...140, using: &generator), &generator)
        let text = bytes(Int.random(in: 0...300, using: &generator), &generator)
        let table = Self.distances(pattern, in: text)
        let best = table.min() ?? pattern.count
        let ends = ApproximateSearch(pattern).likelyEnds(in: text, within: pattern.count)
        #expect(ends.first.map { table[$0 - 1] } == (text.isEmpty ? nil : best))
    }

    @Test func `Nothing is found beyond the bound`() {
        #expect(
            ApproximateSearch(Array("abcdef".utf8)).likelyEnds(in: Array("xxabxx".utf8), within: 2).isEmpty)
    }

    private func bytes(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8(ascii: "a") + UInt8.random(in: 0...2, using: &generator) }
    }

    /// Sellers' table: the least distance of any stretch that ends at each position.
    private static func distances(_ pattern: [UInt8], in text: [UInt8]) -> [Int] {
        var column = Array(0...pattern.count)
        return text.map { byte in
            var diagonal = column[0]
            for row in 1...pattern.count {
                let cost = min(
                    column[row] + 1, column[row - 1] + 1, diagonal + (pattern[row - 1] == byte ? 0 : 1))
                diagonal = column[row]
                column[row] = cost
            }
            return column[pattern.count]
        }
    }
}
