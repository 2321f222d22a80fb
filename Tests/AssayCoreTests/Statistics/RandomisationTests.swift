import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct RandomisationTests {
    /// With one value a document the test is McNemar's exact test: 1 against 7 gives p = 0.0703125.
    @Test func `For single values p is that of the exact McNemar test`() {
        let first = Array(repeating: [1.0], count: 1) + Array(repeating: [0.0], count: 7)
        let second = Array(repeating: [0.0], count: 1) + Array(repeating: [1.0], count: 7)
        let p = Randomisation(resamples: 40_000).pValues(first: first, second: second) { [$0[0] / 8] }
        #expect(abs(p[0] - 0.0703125) < 0.005)
    }

    @Test func `Equal runs have p = 1`() {
        let rows = [[1.0, 2], [0, 3]]
        #expect(Randomisation(resamples: 100).pValues(first: rows, second: rows) { [$0[0] / $0[1]] } == [1])
        #expect(Randomisation(resamples: 100).pValues(first: [], second: []) { _ in [0] } == [])
    }

    @Test func `A large difference is seen`() {
        let first = Array(repeating: [0.0, 4], count: 20)
        let second = Array(repeating: [3.0, 4], count: 20)
        let p = Randomisation().pValues(first: first, second: second) { [$0[0] / $0[1]] }
        #expect(p[0] < 0.001)
    }
}
