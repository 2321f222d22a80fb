import Testing

@testable import AssayCore

@Suite struct HolmTests {
    /// statsmodels 0.14 `multipletests(method="holm")`.
    @Test(
        arguments: [
            ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]), ([0.5, 0.5], [1, 1]), ([0.001], [0.001]),
            ([0.04, 0.04, 0.04], [0.12, 0.12, 0.12]),
            ([0.2, 0.01, 0.9, 0.012, 0.011], [0.4, 0.05, 0.9, 0.05, 0.05]),
            ([], []),
        ] as [([Double], [Double])])
    func `Adjusted values are those of statsmodels`(raw: [Double], expected: [Double]) {
        let adjusted = Holm.adjusted(raw)
        #expect(adjusted.count == expected.count)
        #expect(zip(adjusted, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    }
}
