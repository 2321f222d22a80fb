import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

@Suite struct BootstrapTests {
    @Test func `The same seed gives the same interval, another seed nearly the same`() throws {
        let rows = Self.coins(count: 60, share: 0.7, seed: 1)
        let intervals = [1, 1, 2].map { seed in
            Bootstrap(resamples: 10_000, seed: seed).intervals(of: rows) { [$0[0] / 60] }[0]
        }
        let (first, other) = (try #require(intervals[0]), try #require(intervals[2]))
        #expect(intervals[0] == intervals[1])
        #expect(abs(first.low - other.low) < 0.02 && abs(first.high - other.high) < 0.02)
    }

    /// The percentile interval of a mean of 0s and 1s is that of the binomial distribution itself: scipy
    /// `binom.ppf([0.025, 0.975], 100, 0.3) / 100` = 0.21, 0.39.
    @Test func `A proportion has the interval of the binomial distribution`() throws {
        let rows = (0..<100).map { [$0 < 30 ? 1.0 : 0.0] }
        let interval = try #require(Bootstrap().intervals(of: rows) { [$0[0] / 100] }[0])
        #expect(abs(interval.low - 0.21) <= 0.0101 && abs(interval.high - 0.39) <= 0.0101)
    }

    @Test func `A statistic that is undefined has no interval`() {
        #expect(Bootstrap(resamples: 100).intervals(of: [[0], [0]]) { [$0[0] / $0[0]] } == [nil])
        #expect(Bootstrap(resamples: 100).intervals(of: []) { _ in [1] } == [])
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `The true value of a ratio lies inside in 90 to 99 of 100 samples`(seed: UInt64) {
        let hits = (0..<100).count { trial in
            let rows = Self.coins(count: 80, share: 0.8, seed: seed * 1000 + UInt64(trial))
            let interval = Bootstrap(resamples: 500, seed: seed).intervals(of: rows) { [$0[0] / $0[1]] }[0]
            return interval.map { $0.low <= 0.8 && 0.8 <= $0.high } ?? false
        }
        #expect((86...100).contains(hits))
    }

    static func coins(count: Int, share: Double, seed: UInt64) -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in [Double.random(in: 0..<1, using: &generator) < share ? 1 : 0, 1] }
    }
}
