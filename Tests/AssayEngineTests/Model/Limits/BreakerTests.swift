import Testing

@testable import AssayEngine

@Suite struct BreakerTests {
    @Test func `A provider is left alone after so many failures in a row`() {
        let breaker = Breaker(limit: 3)
        breaker.noteFailure(at: 0)
        breaker.noteFailure(at: 0)
        breaker.noteAnswer()
        breaker.noteFailure(at: 0)
        breaker.noteFailure(at: 0)
        #expect(breaker.admits(at: 0) && !breaker.isClosed)
        breaker.noteFailure(at: 0)
        #expect(!breaker.admits(at: 59) && breaker.isClosed)
    }

    @Test func `After a pause one question is let through, and its answer opens for all`() {
        let breaker = Breaker(limit: 1)
        breaker.noteFailure(at: 0)
        #expect(breaker.admits(at: 60))
        #expect(!breaker.admits(at: 60))
        breaker.noteAnswer()
        #expect(breaker.admits(at: 60) && breaker.admits(at: 60))
    }

    @Test func `A wrong key closes for good, and no limit never closes`() {
        let breaker = Breaker(limit: 0)
        for _ in 0..<1000 { breaker.noteFailure(at: 0) }
        #expect(breaker.admits(at: 0))
        breaker.closeForGood()
        #expect(!breaker.admits(at: 1e9))
    }
}
