import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct RandomisationTests {
    /// With one value a document the test is McNemar's exact test: 1 against 7 gives p = 0.0703125.
    @Test(arguments: [(1, 7), (0, 5), (3, 3), (2, 11), (4, 90)])
    func `For single values p is that of the exact McNemar test`(firstOnly: Int, secondOnly: Int) {
        let first = Self.column(ones: firstOnly, zeros: secondOnly)
        let second = Self.column(ones: secondOnly, zeros: firstOnly, zerosFirst: true)
        let exact = McNemar(firstOnly: firstOnly, secondOnly: secondOnly).exactP
        let p = Randomisation().pValues(first: first, second: second) { [$0[0]] }
        #expect(abs(p[0] - exact) < 1e-12)
    }

    private static func column(ones: Int, zeros: Int, zerosFirst: Bool = false) -> [[Double]] {
        let (ones, zeros) = (Array(repeating: [1.0], count: ones), Array(repeating: [0.0], count: zeros))
        return zerosFirst ? zeros + ones : ones + zeros
    }

    /// Every way to swap seven documents, one by one, and the share of those that are as extreme.
    @Test(arguments: UInt64(0)..<20)
    func `For few documents p of pooled F1 is the share of all ways to swap them`(seed: UInt64) {
        let (first, second) = Self.tallies(documents: 7, seed: seed)
        func difference(_ mask: Int) -> Double {
            let sides = [first, second].enumerated().map { side, _ in
                (0..<7).reduce(Tally()) { sum, document in
                    let isSwapped = mask >> document & 1 == 1
                    return sum + Tally(columns: (isSwapped == (side == 0) ? second : first)[document])
                }
            }
            return abs((sides[0].f1 ?? 0) - (sides[1].f1 ?? 0))
        }
        let extreme = (0..<128).count { difference($0) >= difference(0) - 1e-12 }
        let p = Randomisation().pValues(first: first, second: second) { [Tally(columns: $0).f1 ?? 0] }
        #expect(abs(p[0] - Double(extreme) / 128) < 1e-12)
    }

    @Test(arguments: UInt64(0)..<5)
    func `Drawn ways give the p of all ways, but for the error of drawing`(seed: UInt64) {
        let (first, second) = Self.tallies(documents: 12, seed: seed)
        let p = [4096, 4000].map { resamples in
            Randomisation(resamples: resamples)
                .pValues(first: first, second: second) { [Tally(columns: $0).f1 ?? 0] }[0]
        }
        #expect(abs(p[0] - p[1]) < 0.035)
    }

    /// Of each document: five counts for each of the two runs, no two documents alike.
    private static func tallies(documents: Int, seed: UInt64) -> ([[Double]], [[Double]]) {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<2).map { _ in
            (0..<documents).map { document in
                [Double(document * 10)] + (0..<4).map { _ in Double(Int.random(in: 0...9, using: &random)) }
            }
        }
        return (rows[0], rows[1])
    }

    @Test func `Equal runs have p = 1`() {
        let rows = [[1.0, 2], [0, 3]]
        #expect(Randomisation(resamples: 100).pValues(first: rows, second: rows) { [$0[0] / $0[1]] } == [1])
        #expect(Randomisation(resamples: 100).pValues(first: [], second: []) { _ in [0] } == [])
    }

    @Test func `A large difference is seen`() {
        let first = Array(repeating: [0.0, 4], count: 20)
        let second = Array(repeating: [3.0, 4], count: 20)
        let p = Randomisation().pValues(first: first, second: second) { [$0[0] / $0[1]] }
        #expect(p[0] < 0.001)
    }
}
