import Testing

@testable import AssayCore

@Suite struct FiguresTests {
    @Test(arguments: [
        (0.0, 1, "0.0"), (1.25, 1, "1.3"), (-1.25, 1, "-1.3"), (-0.04, 1, "0.0"), (99.96, 1, "100.0"),
        (7, 0, "7"),
        (0.005, 3, "0.005"), (.nan, 2, "–"), (.infinity, 2, "–"),
    ])
    func `Numbers are written the same everywhere`(value: Double, decimals: Int, expected: String) {
        #expect(Figures.fixed(value, decimals) == expected)
    }

    @Test func `Shares, points, money and p have their forms`() {
        #expect(Figures.percent(0.8125, Interval(low: 0.661, high: 0.913)) == "81.3 % [66–91]")
        #expect(Figures.percent(nil) == "–")
        #expect(
            [Figures.points(0.071), Figures.points(-0.02), Figures.points(0)] == ["+7.1", "-2.0", "0.0"])
        #expect(
            [Figures.dollars(nil), Figures.dollars(0), Figures.dollars(0.0021), Figures.dollars(3)] == [
                "unknown", "$0", "$0.00210", "$3.00",
            ])
        #expect([Figures.p(0.0001), Figures.p(0.034), Figures.p(1)] == ["< 0.001", "0.034", "1.000"])
        #expect(
            [Figures.trimmed(0.5, 6), Figures.trimmed(3, 6), Figures.trimmed(0.1234567, 6)] == [
                "0.5", "3", "0.123457",
            ])
    }
}
