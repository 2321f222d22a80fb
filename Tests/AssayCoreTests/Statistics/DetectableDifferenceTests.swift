import Testing

@testable import AssayCore

@Suite struct DetectableDifferenceTests {
    /// Connor's formula solved with scipy's `brentq`.
    @Test(arguments: [
        (14, 0.1, 0.47227659893604373), (14, 0.3, 0.47227659893604373), (40, 0.05, 0.1849313505077017),
        (40, 0.2, 0.19231814813360665), (200, 0.1, 0.06227679877699422), (1000, 0.15, 0.034271835250894306),
        (10000, 0.02, 0.00396157273104589),
    ])
    func `Values are those of the formula solved by scipy`(
        documents: Int, discordance: Double, expected: Double
    ) throws {
        let value = try #require(DetectableDifference.paired(documents: documents, discordance: discordance))
        #expect(abs(value - expected) < 1e-8)
    }

    @Test func `Too few documents show nothing`() {
        #expect(DetectableDifference.paired(documents: 0, discordance: 0) == nil)
        #expect(DetectableDifference.paired(documents: 3, discordance: 0.5) == nil)
    }
}
