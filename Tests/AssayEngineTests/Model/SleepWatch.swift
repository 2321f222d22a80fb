@testable import AssayEngine

/// Time that passes only when somebody sleeps, and how long they slept.
struct SleepWatch: Sendable {
    let slept = Locked<[Double]>([])

    var clock: CallClock {
        let slept = slept
        return CallClock(
            now: { slept.withLock { $0.reduce(0, +) } },
            sleep: { seconds in slept.withLock { $0.append(seconds) } },
            random: { 0 })
    }
}
