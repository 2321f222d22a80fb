import Foundation

/// Time and chance, so that tests need neither.
struct CallClock: Sendable {
    /// Seconds from any fixed moment; never goes back.
    var now: @Sendable () -> Double = { ProcessInfo.processInfo.systemUptime }
    /// Returns early when the task is cancelled.
    var sleep: @Sendable (_ seconds: Double) async -> Void = { try? await Task.sleep(for: .seconds($0)) }
    /// 0..<1.
    var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
}

/// When calls may be made: within the run's limits, after the retry policy's pauses, after the cool-down that all
/// workers share, and not more at once or a minute than the server takes.
struct Pacing: Sendable {
    var policy = RetryPolicy()
    var coolDown = CoolDown()
    var gate = CallGate()
    var limiter = RateLimiter()
    var breaker = Breaker(limit: 0)
    var allowance = RunAllowance()
    var warmUp = WarmUp(cachedFrom: nil)
    var clock = CallClock()
}

/// A moment before which no worker calls a provider that has asked for a pause. Shared, hence a class.
final class CoolDown: Sendable {
    private let end = Locked(-Double.infinity)

    /// Never shortens the pause.
    func extend(to moment: Double) { end.withLock { $0 = max($0, moment) } }

    /// Seconds that are left.
    func left(at now: Double) -> Double { max(0, end.withLock(\.self) - now) }

    /// Waits until no pause is left. The workers start again spread over a quarter of the pause, as all at
    /// once would only be throttled again.
    func wait(by clock: CallClock) async {
        while !Task.isCancelled {
            let left = left(at: clock.now())
            guard left > 0 else { return }
            await clock.sleep(left * (1 + 0.25 * clock.random()))
        }
    }
}
