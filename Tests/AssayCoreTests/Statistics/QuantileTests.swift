import Testing

@testable import AssayCore

@Suite struct QuantileTests {
    /// numpy 2 `quantile`.
    @Test(arguments: [
        (0, 1.0), (0.05, 1.45), (0.25, 2.85), (0.5, 4.4), (0.95, 9.01), (0.99, 9.082), (1, 9.1),
    ])
    func `Values are those of numpy`(share: Double, expected: Double) throws {
        let values = [3.2, 1.0, 7.7, 4.4, 9.1, 2.5, 8.8].sorted()
        let value = try #require(Quantile.of(sorted: values, at: share))
        #expect(abs(value - expected) < 1e-12)
    }

    @Test func `No values have no quantile`() {
        #expect(Quantile.of(sorted: [], at: 0.5) == nil)
    }
}
