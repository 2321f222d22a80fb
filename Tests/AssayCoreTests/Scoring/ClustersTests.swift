import Testing

@testable import AssayCore

@Suite struct ClustersTests {
    @Test func `Documents of one group are added up, and those without one are alone`() throws {
        let run = try ScoringFixtures.simulated(
            1, strategy: "a", documents: 5, right: 0.8, labels: 1, seed: 1)
        let byLanguage = Clusters(of: run.documents, by: "lang")
        #expect(byLanguage.summed([[1], [10], [2], [20], [3]]) == [[6], [30]])
        #expect(Clusters(of: run.documents, by: "sender").summed([[1], [2], [3], [4], [5]]).count == 5)
    }

    @Test func `The rates stay, and two groups prove less than sixty documents`() throws {
        let runs = try [(1, 0.4), (2, 0.95)].map { id, right in
            try ScoringFixtures.simulated(
                id, strategy: "s\(id)", documents: 60, right: right, labels: 1, seed: UInt64(id))
        }
        let alone = try #require(try Comparison(of: runs).pairs.first)
        let clustered = try #require(try Comparison(of: runs, clusteredBy: "lang").pairs.first)
        #expect(alone.f1.value == clustered.f1.value)
        #expect(alone.f1.p < 0.01 && clustered.f1.p > 0.05)
        #expect(clustered.fields.allSatisfy { $0.adjustedP > 0.05 })
    }
}
