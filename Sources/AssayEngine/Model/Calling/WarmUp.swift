import AssayCore
import Foundation

/// Lets one request of a kind go first where the provider keeps what requests begin with: that can be read again from
/// the moment the first reply begins, and requests that are sent together would each be charged for writing the same.
/// The others wait until that reply begins or ends; where the first fails, the next goes in its place. A class because
/// all workers and the transport share it.
final class WarmUp: Sendable {
    /// What is the same in all requests of a kind.
    struct Prefix: Sendable, Hashable {
        let tool: ModelRequest.Tool
        let rung: ForcingRung
        let system: String

        init(of request: ModelRequest) { (tool, rung, system) = (request.tool, request.rung, request.system) }

        /// At the most: two bytes each.
        var tokens: Int {
            (system.utf8.count + tool.description.utf8.count + tool.parameters.text(.compact).utf8.count) / 2
        }
    }

    private typealias Waiting = (number: Int, continuation: CheckedContinuation<Bool, Never>)

    private enum State {
        case tooShort
        case warming([Waiting])
        /// Until then by the clock.
        case warm(until: Double)
    }

    private struct Kinds {
        var states: [Prefix: State] = [:]
        var warming = 0
        var lastNumber = 0
    }

    private enum Arrival {
        case free, first, second
    }

    /// Providers forget what nobody asked for in five minutes.
    private static let memory = 240.0
    private let kinds = Locked(Kinds())
    private let cachedFrom: Int?
    private let longestWait: Double
    private let now: @Sendable () -> Double

    /// - Parameters:
    ///   - cachedFrom: tokens from which on the provider keeps anything; nil: it doesn't, so nobody waits.
    ///   - longestWait: seconds after which those who wait go all the same.
    init(cachedFrom: Int?, longestWait: Double = 30, clock: CallClock = CallClock()) {
        self.cachedFrom = cachedFrom
        self.longestWait = longestWait
        now = clock.now
    }

    /// Waits where another request of its kind goes first. Not nil where this one is the first: `end` must then be
    /// told how it ended.
    func enter(_ request: ModelRequest) async -> Prefix? {
        guard let cachedFrom else { return nil }
        let prefix = Prefix(of: request)
        switch arrive(prefix, cachedFrom) {
        case .free: return nil
        case .first: break
        case .second: guard await wait(for: prefix) else { return nil }
        }
        return prefix
    }

    /// The reply to a request has begun.
    func noteBegin(of request: ModelRequest) {
        guard kinds.withLock({ $0.warming > 0 }) else { return }
        release(Prefix(of: request))
    }

    /// The first request has ended.
    func end(_ prefix: Prefix?, isAnswered: Bool) {
        guard let prefix else { return }
        if isAnswered { return release(prefix) }
        let next = kinds.withLock { kinds -> Waiting? in
            guard case .warming(var waiting) = kinds.states[prefix] else { return nil }
            guard !waiting.isEmpty else {
                kinds.states[prefix] = nil
                kinds.warming -= 1
                return nil
            }
            let next = waiting.removeFirst()
            kinds.states[prefix] = .warming(waiting)
            return next
        }
        guard let next else { return }
        limitWait(for: prefix)
        next.continuation.resume(returning: true)
    }

    private func arrive(_ prefix: Prefix, _ cachedFrom: Int) -> Arrival {
        let now = now()
        let arrival = kinds.withLock { kinds -> Arrival in
            switch kinds.states[prefix] {
            case .tooShort: return .free
            case .warming: return .second
            case .warm(let end) where now < end:
                kinds.states[prefix] = .warm(until: now + Self.memory)
                return .free
            case nil where prefix.tokens < cachedFrom:
                kinds.states[prefix] = .tooShort
                return .free
            case .warm, nil:
                kinds.states[prefix] = .warming([])
                kinds.warming += 1
                return .first
            }
        }
        if arrival == .first { limitWait(for: prefix) }
        return arrival
    }

    /// True where the one before has failed and this one is the first now.
    private func wait(for prefix: Prefix) async -> Bool {
        let number = kinds.withLock { kinds in
            kinds.lastNumber += 1
            return kinds.lastNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWaiting = kinds.withLock { kinds in
                    guard !Task.isCancelled, case .warming(let waiting) = kinds.states[prefix] else {
                        return false
                    }
                    kinds.states[prefix] = .warming(waiting + [(number, continuation)])
                    return true
                }
                if !isWaiting { continuation.resume(returning: false) }
            }
        } onCancel: {
            giveUp(number, prefix)
        }
    }

    private func giveUp(_ number: Int, _ prefix: Prefix) {
        let waiting = kinds.withLock { kinds -> Waiting? in
            guard case .warming(var all) = kinds.states[prefix],
                let place = all.firstIndex(where: { $0.number == number })
            else { return nil }
            let waiting = all.remove(at: place)
            kinds.states[prefix] = .warming(all)
            return waiting
        }
        waiting?.continuation.resume(returning: false)
    }

    private func release(_ prefix: Prefix) {
        let end = now() + Self.memory
        let waiting = kinds.withLock { kinds -> [Waiting] in
            guard case .warming(let waiting) = kinds.states[prefix] else { return [] }
            kinds.states[prefix] = .warm(until: end)
            kinds.warming -= 1
            return waiting
        }
        for one in waiting { one.continuation.resume(returning: false) }
    }

    private func limitWait(for prefix: Prefix) {
        let seconds = longestWait
        Task { [weak self] in
            try? await Task.sleep(for: .seconds(seconds))
            self?.release(prefix)
        }
    }
}
