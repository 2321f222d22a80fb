import AssayTestSupport
import Testing

@testable import AssayCore

/// What the tests promise, tried on simulated runs whose truth is known.
@Suite struct FalseAlarmTests {
    private static let runs = 2_000

    /// Two equally good runs over fields whose errors come together in hard documents: any of the fields may raise an
    /// alarm in at most 5 % of the comparisons. 5 % and two standard deviations of 2,000 are 120.
    @Test(arguments: [(20, 4), (50, 10), (200, 15)])
    func `Equally good runs raise an alarm in some field in at most one of twenty comparisons`(
        documents: Int, fields: Int
    ) {
        var random = SeededGenerator(seed: UInt64(documents))
        let alarms = (0..<Self.runs).count { _ in
            let pValues = Self.pValues(documents: documents, fields: fields, lead: 0, using: &random)
            return Holm.adjusted(pValues).contains { $0 < 0.05 }
        }
        #expect(alarms <= 120, "\(alarms) of \(Self.runs)")
        #expect(alarms > 2, "a test that never fires tells nothing")
    }

    /// The documents that `DetectableDifference` asks for give a power of 80 %: 1,600 of 2,000, two standard deviations
    /// are 36. Mid-p is not exact, so that some more are allowed.
    @Test(arguments: [(0.05, 0.1, 1), (0.1, 0.2, 1), (0.2, 0.3, 1), (0.1, 0.2, 12), (0.05, 0.1, 40)])
    func `A known difference is seen in four of five comparisons of as many documents as it needs`(
        difference: Double, discordance: Double, tests: Int
    ) throws {
        let documents = try #require(
            DetectableDifference.documents(for: difference, discordance: discordance, tests: tests))
        var random = SeededGenerator(seed: UInt64(documents))
        let seen = (0..<Self.runs).count { _ in
            var counts = (first: 0, second: 0)
            for _ in 0..<documents {
                let draw = Double.random(in: 0..<1, using: &random)
                if draw < (discordance + difference) / 2 {
                    counts.second += 1
                } else if draw < discordance {
                    counts.first += 1
                }
            }
            return McNemar(firstOnly: counts.first, secondOnly: counts.second).midP * Double(tests) < 0.05
        }
        #expect((1_540...1_680).contains(seen), "\(seen) of \(Self.runs) with \(documents) documents")
    }

    /// The same for pooled F1 by the randomisation test, from a handful of documents on; `make bench-alarms` has the whole
    /// comparison, with intervals and power. 5 % and two standard deviations of 1,000 are 63.
    @Test(arguments: [7, 14, 30])
    func `Equally good runs are told apart by pooled F1 in at most one of twenty comparisons`(documents: Int)
    {
        var random = SeededGenerator(seed: UInt64(documents))
        let alarms = (0..<1_000).count { _ in
            let shares = (0..<documents).map { _ in random.next() % 3 == 0 ? 0.55 : 0.9 }
            let runs = (0..<2).map { _ in shares.map { Self.columns(share: $0, fields: 8, using: &random) } }
            let p = Randomisation(resamples: 199, seed: random.next())
                .pValues(first: runs[0], second: runs[1]) { [Tally(columns: $0).f1 ?? .nan] }
            return p[0] < 0.05
        }
        #expect((5...63).contains(alarms), "\(alarms) of 1,000")
    }

    /// One document's tally: values that are not right are wrong or missing.
    private static func columns(
        share: Double, fields: Int, using random: inout SeededGenerator
    ) -> [Double] {
        var tally = Tally()
        for _ in 0..<fields {
            let isRight = Double.random(in: 0..<1, using: &random) < share
            tally.add(isRight ? .correct : Bool.random(using: &random) ? .wrong : .missing)
        }
        return tally.columns
    }

    private static func pValues(
        documents: Int, fields: Int, lead: Double, using random: inout SeededGenerator
    ) -> [Double] {
        var counts = [(first: Int, second: Int)](repeating: (0, 0), count: fields)
        for _ in 0..<documents {
            let share = random.next() % 3 == 0 ? 0.55 : 0.9
            for field in 0..<fields {
                let first = Double.random(in: 0..<1, using: &random) < share
                let second = Double.random(in: 0..<1, using: &random) < share + lead
                if first, !second { counts[field].first += 1 }
                if second, !first { counts[field].second += 1 }
            }
        }
        return counts.map { McNemar(firstOnly: $0.first, secondOnly: $0.second).midP }
    }
}
