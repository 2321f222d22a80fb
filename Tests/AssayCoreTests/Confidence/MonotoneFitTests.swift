import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct MonotoneFitTests {
    private func fitted(_ values: [Double], weights: [Double]? = nil) -> [Double] {
        let weights = weights ?? values.map { _ in 1 }
        return MonotoneFit.blocks(Array(zip(values, weights))).flatMap { block in
            block.range.map { _ in block.mean }
        }
    }

    @Test func `The example of R's isoreg gives R's answer`() {
        #expect(fitted([1, 0, 4, 3, 3, 5, 4, 2, 0]) == [0.5, 0.5, 3, 3, 3, 3, 3, 3, 3])
    }

    private static let pooled: [([Double], [Double])] = [
        ([], []), ([1], [1]), ([1, 2, 3], [1, 2, 3]), ([3, 2, 1], [2, 2, 2]),
        ([0, 1, 0, 1], [0, 0.5, 0.5, 1]),
        ([1, 1, 1], [1, 1, 1]), ([2, 4, 0, 6], [2, 2, 2, 6]),
    ]

    @Test(arguments: pooled)
    func `Neighbours that fall are pooled`(values: [Double], expected: [Double]) {
        #expect(zip(fitted(values), expected).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(fitted(values).count == expected.count)
    }

    @Test func `Weights count`() {
        #expect(fitted([4, 1], weights: [2, 1]) == [3, 3])
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `No other rising values are nearer`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<12).map { _ in Double.random(in: 0...1, using: &generator) }
        let fit = fitted(values)
        #expect(zip(fit, fit.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(abs(fit.reduce(0, +) - values.reduce(0, +)) < 1e-9)
        func error(_ candidate: [Double]) -> Double {
            zip(candidate, values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        for _ in 0..<200 {
            let other = fit.map { $0 + Double.random(in: -0.2...0.2, using: &generator) }.sorted()
            #expect(error(fit) <= error(other) + 1e-12)
        }
    }
}
