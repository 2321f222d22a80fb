import Foundation

/// Money that may be spent, counted before a call from an estimate and corrected after it. An actor because all
/// calls share it.
///
/// The bill stays below the limit as long as no call costs more than its estimate, which therefore is the most that
/// it can cost. A call that does not fit waits for those in flight: they mostly cost less than was set aside.
actor Budget {
    private struct Waiting {
        let number: Int
        let amount: Decimal
        let continuation: CheckedContinuation<Bool, Never>
    }

    /// US dollars.
    nonisolated let limit: Decimal
    private(set) var spent: Decimal = 0
    private var setAside: Decimal = 0
    private var inFlight = 0
    private var waiting: [Waiting] = []
    private var lastNumber = 0

    init(limit: Decimal) { self.limit = limit }

    /// Counts what was spent before, or corrects what was counted.
    func count(_ amount: Decimal) { spent += amount }

    /// Counts what a job may cost, which nobody waits for; false, and nothing counted, where the money is not there.
    func countIfLeft(_ amount: Decimal) -> Bool {
        guard spent + setAside + amount <= limit else { return false }
        spent += amount
        return true
    }

    /// Sets money aside for a call; false, and nothing set aside, where it is not there or the task is cancelled.
    func setAside(_ amount: Decimal) async -> Bool {
        if waiting.isEmpty, take(amount) { return true }
        guard inFlight > 0 else { return false }
        lastNumber += 1
        let number = lastNumber
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    waiting.append(Waiting(number: number, amount: amount, continuation: continuation))
                }
            }
        } onCancel: {
            Task { await self.giveUp(number) }
        }
    }

    /// Takes back what was set aside and counts what the call cost; nil: unknown, so all that was set aside.
    func settle(_ amount: Decimal, cost: Decimal?) {
        setAside -= amount
        inFlight -= 1
        spent += cost ?? amount
        while let next = waiting.first {
            if take(next.amount) {
                waiting.removeFirst().continuation.resume(returning: true)
            } else if inFlight == 0 {
                waiting.removeFirst().continuation.resume(returning: false)
            } else {
                return
            }
        }
    }

    private func take(_ amount: Decimal) -> Bool {
        guard spent + setAside + amount <= limit else { return false }
        setAside += amount
        inFlight += 1
        return true
    }

    private func giveUp(_ number: Int) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }
}
