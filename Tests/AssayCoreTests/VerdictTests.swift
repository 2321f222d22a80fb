import AssayCore
import AssayTestSupport
import Testing

@Suite struct VerdictTests {
    @Test func `Without findings a document is VALID`() {
        #expect(Verdict([]) == .valid)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `More findings never raise trust and their order does not matter`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pool = Finding.Severity.allCases.map { Finding($0, .ambiguous, message: "") }
        let some = (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in
            pool.randomElement(using: &generator)
        }
        let more = some + [pool.randomElement(using: &generator)].compactMap(\.self)
        #expect(trust(Verdict(more)) <= trust(Verdict(some)))
        #expect(Verdict(some.shuffled(using: &generator)).word == Verdict(some).word)
    }

    private func trust(_ verdict: Verdict) -> Int {
        switch verdict.word {
        case .valid: 2
        case .unclear: 1
        case .invalid: 0
        }
    }
}
