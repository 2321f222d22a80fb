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

/// When calls may be made: after the retry policy's pauses, after the cool-down that all workers share, and
/// not more at once than the server has places for.
struct Pacing: Sendable {
    var policy = RetryPolicy()
    var coolDown = CoolDown()
    /// nil: as many as there are workers.
    var gate: CallGate?
    var clock = CallClock()
}

/// A moment before which no worker calls a provider that has asked for a pause. Shared, hence a class.
final class CoolDown: Sendable {
    private let end = Locked(-Double.infinity)

    /// Never shortens the pause.
    func extend(to moment: Double) { end.withLock { $0 = max($0, moment) } }

    /// Waits until no pause is left. The workers start again spread over a quarter of the pause, as all at
    /// once would only be throttled again.
    func wait(by clock: CallClock) async {
        while !Task.isCancelled {
            let left = end.withLock(\.self) - clock.now()
            guard left > 0 else { return }
            await clock.sleep(left * (1 + 0.25 * clock.random()))
        }
    }
}

/// A number of places, given out in the order of asking.
actor CallGate {
    private struct Waiting {
        let number: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    private var free: Int
    private var waiting: [Waiting] = []
    private var lastNumber = 0

    init(places: Int) { free = max(1, places) }

    /// Waits for a place; false, and no place, when the task is cancelled. A place that was given must be
    /// given back by `leave()`.
    func enter() async -> Bool {
        if free > 0 {
            free -= 1
            return true
        }
        lastNumber += 1
        let number = lastNumber
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    waiting.append(Waiting(number: number, continuation: continuation))
                }
            }
        } onCancel: {
            Task { await self.giveUp(number) }
        }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().continuation.resume(returning: true) }
    }

    private func giveUp(_ number: Int) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }
}
