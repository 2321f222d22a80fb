import Testing

@testable import AssayCore

@Suite struct ChoiceTableTests {
    private static func comparison(_ rights: [Double]) throws -> Comparison {
        let runs = try rights.enumerated().map { number, right in
            try ScoringFixtures.simulated(
                Int64(number + 1), strategy: "version \(number + 1)", documents: 40, right: right, labels: 1,
                seed: UInt64(number))
        }
        return try Comparison(of: runs, bootstrap: Bootstrap(resamples: 999))
    }

    @Test func `Versions stand by accuracy, each with how far it is from the first and with p`() throws {
        let comparison = try Self.comparison([0.4, 0.9, 0.88, 0.6])
        let rows = ChoiceTable.table(comparison).rows.map { $0.map(\.text) }
        #expect(Set(rows.prefix(2).map { $0[1] }) == ["version 2", "version 3"])
        #expect(rows.suffix(2).map { $0[1] } == ["version 4", "version 1"])
        #expect(rows[0][0] == "*" && rows[0][3].isEmpty && rows[0][4].isEmpty)
        #expect(rows[3][3].hasPrefix("-") && rows[3][4] == "0.003")
        let accuracies = comparison.evaluations.compactMap(\.accuracy.overall.accuracy)
        let worst = (accuracies[0] - (accuracies.max() ?? 0)) * 100
        #expect(rows[3][3] == Figures.fixed(worst, 1))
    }

    @Test func `p of many versions is adjusted, so that the first of equals is no winner`() throws {
        let comparison = try Self.comparison(Array(repeating: 0.8, count: 6))
        let rows = ChoiceTable.table(comparison).rows
        let last = rows.last.map { Double($0[4].text) ?? 0 } ?? 0
        let raw = comparison.pairs.map(\.accuracy.p).min() ?? 0
        #expect(last > 0.05 && last >= raw)
    }

    @Test func `In a terminal no line is wider than 100 characters`() throws {
        let text = ChoiceTable.front(try Self.comparison([0.8, 0.7, 0.6, 0.5]))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(text)")
    }
}
