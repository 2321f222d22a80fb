/// Requests and tokens a minute that a model may be asked with, as the user says, corrected by what the provider
/// tells in its headers. A class because all workers and the transport share it.
final class RateLimiter: Sendable {
    private struct State {
        var requests: TokenBucket?
        var tokens: TokenBucket?
        /// Before this moment the provider has nothing left to give.
        var held = -Double.infinity
    }

    private let state: Locked<State>
    let clock: CallClock

    /// nil: no limit but the provider's.
    init(requestsPerMinute: Int? = nil, tokensPerMinute: Int? = nil, clock: CallClock = CallClock()) {
        state = Locked(
            State(
                requests: requestsPerMinute.map(TokenBucket.init),
                tokens: tokensPerMinute.map(TokenBucket.init)))
        self.clock = clock
    }

    /// Whether tokens are counted at all.
    var countsTokens: Bool { state.withLock { $0.tokens != nil } }

    /// Takes a place for a call of so many tokens and answers how many seconds later it may be made.
    func take(tokens: Int) -> Double {
        let now = clock.now()
        return state.withLock { state in
            let pauses = [
                state.requests?.take(1, at: now) ?? 0, state.tokens?.take(Double(tokens), at: now) ?? 0,
                state.held - now,
            ]
            return max(0, pauses.max() ?? 0)
        }
    }

    /// Gives back a place that was not used.
    func giveBack(tokens: Int) {
        let now = clock.now()
        state.withLock { state in
            state.requests?.giveBack(1, at: now)
            state.tokens?.giveBack(Double(tokens), at: now)
        }
    }

    /// Counts what a call has really taken.
    func settle(estimated: Int, actual: Int) {
        let now = clock.now()
        state.withLock { $0.tokens?.giveBack(Double(estimated - actual), at: now) }
    }

    /// Takes note of what the provider says is left.
    func note(_ notice: RateNotice) {
        let now = clock.now()
        state.withLock { state in
            if let left = notice.requests {
                state.requests?.correct(remaining: left.remaining, limit: left.limit, at: now)
                state.held = max(state.held, now + left.pause(for: 1))
            }
            if let left = notice.tokens {
                state.tokens?.correct(remaining: left.remaining, limit: left.limit, at: now)
                state.held = max(state.held, now + left.pause(for: 1))
            }
        }
    }
}
