/// Leaves a provider alone that fails one question after the other, each after its retries. A class because all
/// workers share it.
///
/// After a pause one question is let through: its answer lets the others through again.
final class Breaker: Sendable {
    private struct State {
        var failures = 0
        /// The moment from which one question is let through; nil: all are.
        var closed: Double?
    }

    /// Failures in a row; 0: never.
    let limit: Int
    private static let pause = 60.0
    private let state = Locked(State())

    init(limit: Int) { self.limit = limit }

    /// Whether a question may be asked. Where only one may try, the next one waits for as long again.
    func admits(at now: Double) -> Bool {
        state.withLock { state in
            guard let closed = state.closed else { return true }
            guard now >= closed else { return false }
            state.closed = now + Self.pause
            return true
        }
    }

    /// Whether questions that wait for their next try had better give up.
    var isClosed: Bool { state.withLock { $0.closed != nil } }

    func noteAnswer() { state.withLock { $0 = State() } }

    /// One question was given up.
    func noteFailure(at now: Double) {
        state.withLock { state in
            state.failures += 1
            if limit > 0, state.failures >= limit { state.closed = now + Self.pause }
        }
    }

    /// No question of this run can be answered there: a wrong key, no money.
    func closeForGood() { state.withLock { $0.closed = .infinity } }
}
