/// A number of places for calls at once, given out in the order of asking: fixed where the server has so many, else
/// fewer while the provider throttles most calls, and slowly more again.
actor CallGate {
    /// How a call left its place.
    enum Leaving: Sendable {
        case answered, throttled, other
    }

    private struct Waiting {
        let number: Int
        let continuation: CheckedContinuation<Bool, Never>
    }

    /// Calls that are looked at together before the number of places changes.
    private static let window = 16
    /// Throttled calls in a row that show that nobody gets through.
    private static let streak = 8

    private let isFixed: Bool
    private var limit: Int
    private(set) var inUse = 0
    private var waiting: [Waiting] = []
    private var lastNumber = 0
    private var ended = 0
    private var throttled = 0
    private var inRow = 0
    private var mostInUse = 0

    /// nil: as many as ask, to begin with.
    init(places: Int? = nil) {
        isFixed = places != nil
        limit = max(1, places ?? .max)
    }

    /// Places as of now.
    var places: Int { limit }

    /// Waits for a place; false, and no place, when the task is cancelled. A place that was given must be
    /// given back by `leave()`.
    func enter() async -> Bool {
        if inUse < limit {
            take()
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

    /// Gives the place back; true where so many calls in a row were throttled that all had better wait.
    @discardableResult func leave(_ leaving: Leaving = .other) -> Bool {
        note(leaving)
        inUse -= 1
        while inUse < limit, !waiting.isEmpty {
            take()
            waiting.removeFirst().continuation.resume(returning: true)
        }
        return inRow >= min(Self.streak, max(1, mostInUse))
    }

    private func take() {
        inUse += 1
        mostInUse = max(mostInUse, inUse)
    }

    private func note(_ leaving: Leaving) {
        switch leaving {
        case .answered: inRow = 0
        case .throttled: (inRow, throttled) = (inRow + 1, throttled + 1)
        case .other: return
        }
        ended += 1
        guard !isFixed, ended >= max(Self.window, min(limit, mostInUse)) else { return }
        if throttled * 2 > ended {
            limit = max(1, min(limit, mostInUse) / 2)
        } else if throttled * 10 < ended, limit < .max {
            // Far above what was ever used it is no limit.
            limit = limit > 10_000 ? .max : limit + max(1, limit / 10)
        }
        (ended, throttled, mostInUse) = (0, 0, inUse)
    }

    private func giveUp(_ number: Int) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }
}
