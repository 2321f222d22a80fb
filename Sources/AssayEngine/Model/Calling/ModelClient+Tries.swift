import AssayCore
import Foundation

extension ModelClient {
    /// One question on one rung until it is answered or given up; never empty.
    ///
    /// - Parameter isBegun: whether the provider was asked about it before, on a rung above.
    func tries<Failure: Error>(
        of request: ModelRequest, isBegun: Bool, _ cached: @Sendable (String) async -> ModelReply?,
        _ recorded: @Sendable (ModelCall) async throws(Failure) -> ModelCall
    ) async throws(Failure) -> [ModelCall] {
        let key = RequestKey.text(of: request, to: name, parameters: known.parameters)
        if let reply = await cached(key) {
            let call = made(.replied(reply), request.rung, key, seconds: 0, isCached: true)
            return [try await recorded(call)]
        }
        func unsent(_ failure: ModelFailure) -> ModelCall {
            made(.failed(failure), request.rung, key, seconds: 0, isCached: false)
        }
        guard isBegun || pacing.breaker.admits(at: pacing.clock.now()) else { return [unsent(.brake)] }
        var calls: [ModelCall] = []
        var failures: [ModelFailure.Kind: Int] = [:]
        while true {
            let sent = await send(request)
            guard let end = sent.end else { return calls + [unsent(sent.hindrance)] }
            calls.append(
                try await recorded(made(end.ending, request.rung, key, seconds: end.seconds, isCached: false))
            )
            guard case .failed(let failure) = end.ending, !Task.isCancelled else { return calls }
            failures[failure.kind, default: 0] += 1
            let pause = pacing.policy.pause(
                after: failure, failures: failures[failure.kind, default: 0],
                othersAnswered: !end.isForAll, random: pacing.clock.random())
            guard let pause else { return calls }
            if pacing.breaker.isClosed { return calls + [unsent(.brake)] }
            guard pacing.allowance.hasTime(after: pause) else { return calls + [unsent(.deadline)] }
            await wait(pause, after: failure, byAll: end.isForAll)
        }
    }

    private func wait(_ pause: Double, after failure: ModelFailure, byAll: Bool) async {
        switch failure.kind {
        case .throttled where byAll: pacing.coolDown.extend(to: pacing.clock.now() + pause)
        case .throttled, .transient, .fatalForRun, .fatalForItem: await pacing.clock.sleep(pause)
        }
    }

    private func made(
        _ ending: ModelCall.Ending, _ rung: ForcingRung, _ key: String, seconds: Double, isCached: Bool
    ) -> ModelCall {
        ModelCall(
            model: name, key: key, rung: rung, ending: ending, seconds: seconds,
            cost: isCached ? 0 : known.cost(of: ending), isCached: isCached)
    }

    // MARK: - One call

    /// What came of one call, or why it was not made.
    private struct Sent {
        var end: End?
        var hindrance = ModelFailure.cancelledBefore

        struct End {
            let ending: ModelCall.Ending
            let seconds: Double
            /// Whether all workers had better wait, where it was throttled: nobody gets through. A pause that is asked
            /// of one call while others are answered is that call's own; taken for everybody's it would be begun anew
            /// by each throttled call, and nobody would work.
            let isForAll: Bool
        }
    }

    /// One call on the wire, and how long it took; waiting for leave and for a place is not part of it.
    private func send(_ request: ModelRequest) async -> Sent {
        let share = share(of: request)
        let first = await pacing.warmUp.enter(request)
        if let hindrance = await enter(share) {
            pacing.warmUp.end(first, isAnswered: false)
            return Sent(hindrance: hindrance)
        }
        let start = pacing.clock.now()
        let ending: ModelCall.Ending
        do throws(ModelFailure) {
            ending = .replied(try await model.reply(to: request))
        } catch {
            ending = .failed(error)
        }
        let seconds = max(0, pacing.clock.now() - start)
        pacing.warmUp.end(first, isAnswered: ending.isReply)
        let nobodyGetsThrough = await pacing.gate.leave(ending.leaving)
        await settle(share, ending, request)
        return Sent(end: Sent.End(ending: ending, seconds: seconds, isForAll: nobodyGetsThrough))
    }

    /// What a call may take of the limits.
    private struct Share {
        /// 0 where nobody counts them.
        let tokens: Int
        /// 0 where nobody counts it.
        let money: Decimal
    }

    private func share(of request: ModelRequest) -> Share {
        let countsMoney = pacing.allowance.budget != nil && known.price != .free
        return Share(
            tokens: pacing.limiter.countsTokens
                ? estimate.inputTokens(of: request) + request.maxOutputTokens : 0,
            money: countsMoney ? known.price.map { estimate.cost(of: request, at: $0) } ?? 0 : 0)
    }

    /// Waits until the call may be made, and takes its share; or says why it may not, and takes nothing.
    private func enter(_ share: Share) async -> ModelFailure? {
        let pause = pacing.limiter.take(tokens: share.tokens)
        guard pacing.allowance.hasTime(after: pause) else {
            pacing.limiter.giveBack(tokens: share.tokens)
            return .deadline
        }
        if pause > 0 { await pacing.clock.sleep(pause) }
        guard await takeMoney(share) else {
            pacing.limiter.giveBack(tokens: share.tokens)
            return Task.isCancelled ? .cancelledBefore : .budget(pacing.allowance.limits.budget)
        }
        let hasPlace = await pacing.gate.enter()
        await pacing.coolDown.wait(by: pacing.clock)
        let hasTime = pacing.allowance.hasTime()
        if hasPlace, hasTime, !Task.isCancelled { return nil }
        if hasPlace { await pacing.gate.leave() }
        pacing.limiter.giveBack(tokens: share.tokens)
        if share.money > 0 { await pacing.allowance.budget?.settle(share.money, cost: 0) }
        return hasTime || Task.isCancelled ? .cancelledBefore : .deadline
    }

    private func takeMoney(_ share: Share) async -> Bool {
        guard share.money > 0, let budget = pacing.allowance.budget else { return true }
        return await budget.setAside(share.money)
    }

    /// Counts what the call has really taken.
    private func settle(_ share: Share, _ ending: ModelCall.Ending, _ request: ModelRequest) async {
        if share.money > 0 {
            await pacing.allowance.budget?.settle(share.money, cost: known.cost(of: ending))
        }
        guard share.money > 0 || share.tokens > 0 else { return }
        switch ending {
        case .replied(let reply):
            estimate.learn(from: reply.usage, of: request)
            pacing.limiter.settle(
                estimated: share.tokens, actual: reply.usage.input + reply.usage.output)
        case .failed(let failure):
            let actual = failure.mayHaveBeenServed ? share.tokens : 0
            pacing.limiter.settle(estimated: share.tokens, actual: actual)
        }
    }
}

extension ModelCall.Ending {
    fileprivate var isReply: Bool {
        switch self {
        case .replied: true
        case .failed: false
        }
    }

    fileprivate var leaving: CallGate.Leaving {
        switch self {
        case .replied: .answered
        case .failed(let failure):
            switch failure.kind {
            case .throttled: .throttled
            case .fatalForItem: .answered
            case .transient, .fatalForRun: .other
            }
        }
    }
}

extension ModelFailure {
    /// Of a call that was cancelled before it was made.
    fileprivate static let cancelledBefore = CallClassifier.failure(for: .cancelled, exchange: nil)

    fileprivate static let deadline = limit(.deadline, LimitReached.deadlineMessage)
    fileprivate static let brake = limit(
        .brake, "the provider has failed one question after the other, each after its retries")

    fileprivate static func budget(_ limit: Decimal?) -> ModelFailure {
        Self.limit(.budget, "the next call might pass the budget of $\(limit ?? 0)")
    }

    private static func limit(_ limit: LimitReached, _ message: String) -> ModelFailure {
        ModelFailure(.fatalForRun, code: limit.rawValue, message: message)
    }
}
