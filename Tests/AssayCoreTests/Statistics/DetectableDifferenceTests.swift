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

    /// Likewise, at 5 % by the number of tests.
    @Test(arguments: [
        (14, 0.1, 1, 0.47227659893604385), (14, 0.1, 18, 0.8069359992232883),
        (40, 0.2, 12, 0.31698520404562447), (1000, 0.15, 30, 0.04873153013946842),
    ])
    func `Among several fields a difference must be larger to be seen`(
        documents: Int, discordance: Double, tests: Int, expected: Double
    ) throws {
        let value = try #require(
            DetectableDifference.paired(documents: documents, discordance: discordance, tests: tests))
        #expect(abs(value - expected) < 1e-8)
    }

    @Test func `What is said to be seen among many fields is not refused by their number`() {
        // Seven documents, all decided alike: the least p there is, times twelve, is above 5 %.
        #expect(McNemar(firstOnly: 7, secondOnly: 0).midP * 12 > 0.05)
        #expect(DetectableDifference.paired(documents: 7, discordance: 1, tests: 12) == nil)
        #expect(DetectableDifference.paired(documents: 7, discordance: 1) != nil)
    }

    @Test func `Too few documents show nothing`() {
        #expect(DetectableDifference.paired(documents: 0, discordance: 0) == nil)
        #expect(DetectableDifference.paired(documents: 3, discordance: 0.5) == nil)
    }
}
