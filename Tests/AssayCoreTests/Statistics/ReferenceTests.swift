import Foundation
import Testing

@testable import AssayCore

/// Our figures beside those of scipy and statsmodels on seeded inputs: `Tests/References/statistics.py` makes them and
/// `statistics.json` holds them, with the versions that they come from.
@Suite struct ReferenceTests {
    private let references: JSON

    init() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "References/statistics.json")
        references = try JSON(parsing: [UInt8](Data(contentsOf: url)))
    }

    private func cases(_ name: String) throws -> [JSON] {
        let cases = try #require(references[name]?.array)
        #expect(!cases.isEmpty)
        return cases
    }

    @Test func `McNemar's exact and mid-p are those of statsmodels and scipy`() throws {
        for reference in try cases("mcnemar").map(Self.numbers) {
            let test = McNemar(firstOnly: Int(reference[0]), secondOnly: Int(reference[1]))
            #expect(abs(test.exactP - reference[2]) <= 1e-9, "\(reference)")
            #expect(abs(test.midP - reference[3]) <= 1e-9, "\(reference)")
        }
    }

    @Test func `Wilson's interval is that of statsmodels`() throws {
        for reference in try cases("wilson").map(Self.numbers) {
            let interval = Wilson.interval(successes: Int(reference[0]), of: Int(reference[1]))
            #expect(abs(interval.low - reference[2]) <= 1e-9, "\(reference)")
            #expect(abs(interval.high - reference[3]) <= 1e-9, "\(reference)")
        }
    }

    @Test func `Holm's adjusted p are those of statsmodels`() throws {
        for reference in try cases("holm") {
            let adjusted = Holm.adjusted(Self.numbers(reference[0] ?? .null))
            let expected = Self.numbers(reference[1] ?? .null)
            #expect(adjusted.count == expected.count)
            #expect(zip(adjusted, expected).allSatisfy { abs($0 - $1) <= 1e-9 }, "\(reference)")
        }
    }

    @Test func `Quantiles are those of numpy`() throws {
        for reference in try cases("quantile") {
            let parts = (0..<3).map { Self.numbers(reference[$0] ?? .null) }
            for (share, expected) in zip(parts[1], parts[2]) {
                let found = try #require(Quantile.of(sorted: parts[0], at: share))
                #expect(abs(found - expected) <= 1e-9)
            }
        }
    }

    /// 10,000 matrices of up to 8 x 8. Whole gains make totals exact; no matching can pass the best one, so that a
    /// block's sum is right only where every matrix of it is.
    @Test func `Rows are matched as well as scipy's linear_sum_assignment matches them`() throws {
        let reference = try #require(references["assignment"])
        var random = SplitMix64(seed: UInt64(try #require(reference["seed"]?.number?.int)))
        let size = try #require(reference["matrices_in_a_block"]?.number?.int)
        let sums = Self.numbers(try #require(reference["sums"]))
        #expect(sums.count * size == 10_000)
        for (block, expected) in sums.enumerated() {
            let total = (0..<size).reduce(0.0) { sum, _ in sum + Self.bestTotal(of: &random) }
            #expect(total == expected, "block \(block)")
        }
    }

    /// Bounds within four standard errors of a bound from 10,000 resamples: for a nearly normal statistic that error is
    /// about 0.027 of its standard error.
    @Test func `Bootstrap intervals of F1 are those of scipy within chance`() throws {
        for reference in try cases("bootstrap") {
            let rows = try #require(reference["rows"]?.array).map(Self.numbers)
            let found = Bootstrap().intervals(of: rows) { [Self.f1($0, from: 4) - Self.f1($0, from: 0)] }
            let interval = try #require(found[0])
            let expected = Self.numbers(.array(["low", "high", "error"].compactMap { reference[$0] }))
            let chance = 4 * 0.027 * expected[2]
            #expect(abs(interval.low - expected[0]) <= chance, "\(interval.low) and \(expected[0])")
            #expect(abs(interval.high - expected[1]) <= chance, "\(interval.high) and \(expected[1])")
        }
    }

    @Test func `Cohen's kappa and its interval are those of statsmodels`() throws {
        for reference in try cases("kappa") {
            let rows = try #require(reference[0]?.array)
            let kappa = CohensKappa(rows.map { Self.numbers($0).map { Int($0) } })
            let expected = (1...3).map { reference[$0]?.number?.double ?? .nan }
            let interval = try #require(kappa.interval)
            #expect(abs(try #require(kappa.kappa) - expected[0]) <= 1e-9, "\(reference)")
            // Ours ends where kappa does.
            #expect(abs(interval.low - max(-1, expected[1])) <= 1e-9, "\(reference)")
            #expect(abs(interval.high - min(1, expected[2])) <= 1e-9, "\(reference)")
        }
    }

    private static func numbers(_ json: JSON) -> [Double] {
        (json.array ?? []).compactMap { $0.number?.double }
    }

    private static func bestTotal(of random: inout SplitMix64) -> Double {
        let (rows, columns, steps) = (1 + random.below(8), 1 + random.below(8), 2 + random.below(1000))
        var gains: [[Double]] = []
        for _ in 0..<rows { gains.append((0..<columns).map { _ in Double(random.below(steps)) }) }
        let best = Assignment.best(rows: rows, columns: columns) { gains[$0][$1] }
        return zip(gains, best).reduce(0.0) { sum, pair in sum + (pair.1.map { pair.0[$0] } ?? 0) }
    }

    private static func f1(_ sums: UnsafeBufferPointer<Double>, from start: Int) -> Double {
        let correct = 2 * sums[start]
        return correct / (correct + 2 * sums[start + 1] + sums[start + 2] + sums[start + 3])
    }
}
