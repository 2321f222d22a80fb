import AssayCore
import Testing

@testable import AssayEngine

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy()

    private func failure(
        _ kind: ModelFailure.Kind, status: Int? = nil, retryAfter: Double? = nil
    ) -> ModelFailure {
        ModelFailure(kind, status: status, code: "c", message: "m", retryAfter: retryAfter)
    }

    @Test func `Pauses double up to a limit`() {
        let busy = (1...13).map { policy.pause(after: failure(.throttled), failures: $0, random: 0) }
        #expect(busy == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, nil, nil])
        let tooMany = (1...4).map {
            policy.pause(after: failure(.throttled, status: 429), failures: $0, random: 0)
        }
        #expect(tooMany == [0.25, 0.5, 1, 2])
        #expect(
            (1...3).map { policy.pause(after: failure(.transient), failures: $0, random: 0) } == [
                0.5, 1, nil,
            ])
    }

    @Test(arguments: [0.0, 0.3, 0.999])
    func `Chance takes off up to a quarter`(random: Double) throws {
        let pause = try #require(policy.pause(after: failure(.transient), failures: 1, random: random))
        #expect(pause <= 0.5 && pause > 0.375)
    }

    @Test func `The server's word is taken, then doubted, and refused where it is too long`() {
        #expect(policy.pause(after: failure(.throttled, retryAfter: 20), failures: 1, random: 0) == 20)
        #expect(policy.pause(after: failure(.throttled, retryAfter: 0.1), failures: 3, random: 0) == 0.1)
        #expect(policy.pause(after: failure(.throttled, retryAfter: 0.1), failures: 4, random: 0) == 8)
        #expect(policy.pause(after: failure(.throttled, retryAfter: 20), failures: 4, random: 0) == 20)
        #expect(policy.pause(after: failure(.throttled, retryAfter: 61), failures: 1, random: 0) == nil)
    }

    @Test
    func `While others are answered the server's word stays true, and nobody comes back at the same moment`()
    {
        let asked = failure(.throttled, status: 429, retryAfter: 0.1)
        let pauses = (1...11).map {
            policy.pause(after: asked, failures: $0, othersAnswered: true, random: 0)
        }
        #expect(pauses == Array(repeating: 0.1, count: 11))
        #expect(policy.pause(after: asked, failures: 12, othersAnswered: true, random: 0) == nil)
        #expect(
            policy.pause(after: asked, failures: 1, random: 0.999).map { $0 > 0.12 && $0 < 0.125 } == true)
    }

    @Test(arguments: [ModelFailure.Kind.fatalForRun, .fatalForItem])
    func `What can't succeed is not tried again`(kind: ModelFailure.Kind) {
        #expect(policy.pause(after: failure(kind), failures: 1, random: 0) == nil)
    }
}
