import AssayCore
import Testing

@Suite struct RiskCurveTests {
    private func curve(_ observations: [(score: Double, isRight: Bool)]) -> RiskCurve {
        RiskCurve(observations.map { Calibration.Observation(score: $0.score, isRight: $0.isRight) })
    }

    @Test func `Coverage rises as the bound falls, and equal scores pass together`() {
        let curve = curve([(0.9, true), (0.5, false), (0.9, true), (0.5, true), (0.1, false)])
        #expect(curve.points.map(\.leastScore) == [0.9, 0.5, 0.1])
        #expect(curve.points.map(\.coverage) == [0.4, 0.8, 1])
        #expect(curve.points.map(\.risk) == [0, 0.25, 0.4])
        #expect(curve.widest(riskAtMost: 0.3)?.leastScore == 0.5)
        #expect(curve.widest(riskAtMost: 0)?.passed == 2)
        // 2 values at risk 0, 2 at a quarter, 1 at two fifths.
        #expect(abs((curve.area ?? 0) - 0.18) < 1e-12)
    }

    @Test func `A score that tells nothing has the share of what is wrong`() {
        #expect(curve([(1, true), (1, false), (1, false), (1, true)]).area == 0.5)
        #expect(curve([]).area == nil)
        #expect(curve([(1, false)]).widest(riskAtMost: 0.5) == nil)
    }
}
