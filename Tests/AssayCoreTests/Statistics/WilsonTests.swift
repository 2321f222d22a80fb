import Testing

@testable import AssayCore

@Suite struct WilsonTests {
    /// statsmodels 0.14 `proportion_confint(method="wilson")`.
    @Test(arguments: [
        (0, 1, 0.0, 0.7934506856227627), (1, 1, 0.2065493143772374, 1.0), (0, 10, 0.0, 0.27753279986288926),
        (5, 10, 0.23659309051256394, 0.7634069094874361), (13, 14, 0.6853129557584887, 0.987277784752109),
        (14, 14, 0.7846891972623641, 1.0), (33, 40, 0.6805000966821227, 0.9125458625396409),
        (997, 1000, 0.9912169859464969, 0.9989792161188614),
        (50, 100000, 0.000379312021663277, 0.0006590626778071797),
    ])
    func `Bounds are those of statsmodels`(successes: Int, trials: Int, low: Double, high: Double) {
        let interval = Wilson.interval(successes: successes, of: trials)
        #expect(abs(interval.low - low) < 1e-12)
        #expect(abs(interval.high - high) < 1e-12)
    }

    @Test func `Without trials nothing is known`() {
        #expect(Wilson.interval(successes: 0, of: 0) == Interval(low: 0, high: 1))
    }
}
