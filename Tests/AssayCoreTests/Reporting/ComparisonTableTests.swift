import Testing

@testable import AssayCore

@Suite struct ComparisonTableTests {
    @Test func `The table of two runs is as recorded`() throws {
        let comparison = try Comparison(of: ReportFixtures.runs(), bootstrap: Bootstrap(resamples: 500))
        try ReportFixtures.expectGolden(ComparisonTable.text(comparison), "comparison.txt")
    }

    @Test func `The table of one run is as recorded`() throws {
        try ReportFixtures.expectGolden(ComparisonTable.text(ReportFixtures.runs()[0]), "evaluation.txt")
    }

    @Test func `No line is wider than 100 characters, however long the names`() throws {
        let name = String(repeating: "a-very-long-strategy-name-", count: 4)
        let runs = try [1, 2, 3].map {
            try ScoringFixtures.simulated(
                $0, strategy: name + "\($0)", documents: 12, right: 0.7, labels: 1, seed: UInt64($0))
        }
        for text in [ComparisonTable.text(try Comparison(of: runs)), ComparisonTable.text(runs[0])] {
            let widest = text.split(separator: "\n").max { $0.count < $1.count }
            #expect((widest?.count ?? 0) <= 100, "\(text)")
        }
    }
}
