public import AssayCore
import Foundation

/// Asks one model until it has answered or there is no point in asking on: forcing ladder, retries, cool-down,
/// cache. Shared by all workers of a run; every call that was made is returned, none is made twice.
///
///     let calls = await client.call(cached: ledger.reply) { prompt.request(text: text, rung: $0) }
///     guard case .replied(let reply)? = calls.last?.ending else { … }
public struct ModelClient: Sendable {
    private let model: any LanguageModel
    private let known: KnownModel
    private let ladder: ForcingLadder
    private let pacing: Pacing

    init(_ model: any LanguageModel, known: KnownModel, pacing: Pacing = Pacing()) {
        self.model = model
        self.known = known
        self.pacing = pacing
        ladder = ForcingLadder(known.rungs)
    }

    /// A client for a model that is not in the catalogue.
    ///
    /// - Parameters:
    ///   - rungs: the strictest first.
    ///   - price: nil: unknown.
    public init(_ model: any LanguageModel, rungs: [ForcingRung], price: Price?) {
        self.init(model, known: KnownModel(name: model.name, parameters: [:], rungs: rungs, price: price))
    }

    /// `provider/model` as the strategy names it.
    public var name: String { model.name }
    /// What is known of the model's or server's version, for the record; may be empty.
    public var version: String { model.version }
    /// What, beside the question itself, is part of a request's key: for the record and for replay.
    public var parameters: JSON { known.parameters }
    /// nil: unknown.
    public var price: Price? { known.price }
    /// The ways to force the form of an answer, the strictest first.
    var rungs: [ForcingRung] { known.rungs }
    /// Calls that are worked on at once; more workers than that only wait. nil: no limit of the server's.
    public var places: Int? { known.places }

    /// The calls that were made for one question, in order; never empty. The last one is the ending.
    ///
    /// - Parameters:
    ///   - cached: looks up the answer of an identical request by its key.
    ///   - question: the request for a rung, with that `rung`; asked for again on each rung that is tried.
    public func call(
        cached: @Sendable (_ key: String) async -> ModelReply? = { _ in nil },
        _ question: @Sendable (ForcingRung) -> ModelRequest
    ) async -> [ModelCall] {
        var calls: [ModelCall] = []
        var rung = ladder.rung
        while true {
            let (before, last) = await tries(of: question(rung), cached)
            calls += before + [last]
            guard let lower = next(after: last, on: rung), !Task.isCancelled else { return calls }
            rung = lower
        }
    }

    /// The same for a request that was made without knowing the rung: the schema is told in words where the
    /// model turns out to take no tools.
    public func call(
        _ request: ModelRequest, cached: @Sendable (_ key: String) async -> ModelReply? = { _ in nil }
    ) async -> [ModelCall] {
        await call(cached: cached) { request.forced(by: $0) }
    }

    /// Where to ask again; nil where the call is the ending.
    private func next(after call: ModelCall, on rung: ForcingRung) -> ForcingRung? {
        switch call.ending {
        case .replied(let reply):
            let isInForm = reply.isToolCall || !rung.isTool
            ladder.noteAnswer(on: rung, inForm: isInForm)
            return isInForm || reply.isUsable ? nil : ladder.rung(below: rung)
        case .failed(let failure):
            return failure.mayRefuseForm && !ladder.isProven(rung) ? ladder.rung(below: rung) : nil
        }
    }

    /// One question on one rung until it is answered or given up.
    private func tries(
        of request: ModelRequest, _ cached: @Sendable (String) async -> ModelReply?
    ) async -> (before: [ModelCall], last: ModelCall) {
        let key = RequestKey.text(of: request, to: name, parameters: known.parameters)
        if let reply = await cached(key) {
            return ([], made(.replied(reply), request.rung, key, seconds: 0, isCached: true))
        }
        var calls: [ModelCall] = []
        var failures: [ModelFailure.Kind: Int] = [:]
        while true {
            let (ending, seconds) = await send(request)
            let call = made(ending, request.rung, key, seconds: seconds, isCached: false)
            guard case .failed(let failure) = ending, !Task.isCancelled else { return (calls, call) }
            failures[failure.kind, default: 0] += 1
            let pause = pacing.policy.pause(
                after: failure, failures: failures[failure.kind, default: 0], random: pacing.clock.random())
            guard let pause else { return (calls, call) }
            calls.append(call)
            await wait(pause, after: failure)
        }
    }

    private func wait(_ pause: Double, after failure: ModelFailure) async {
        switch failure.kind {
        case .throttled: pacing.coolDown.extend(to: pacing.clock.now() + pause)
        case .transient, .fatalForRun, .fatalForItem: await pacing.clock.sleep(pause)
        }
    }

    /// One call on the wire, and how long it took; waiting for a place is not part of it.
    private func send(_ request: ModelRequest) async -> (ModelCall.Ending, seconds: Double) {
        await pacing.coolDown.wait(by: pacing.clock)
        let hasPlace = await pacing.gate?.enter() ?? true
        guard hasPlace, !Task.isCancelled else {
            if hasPlace { await pacing.gate?.leave() }
            return (.failed(CallClassifier.failure(for: .cancelled, exchange: nil)), 0)
        }
        let start = pacing.clock.now()
        let ending: ModelCall.Ending
        do throws(ModelFailure) {
            ending = .replied(try await model.reply(to: request))
        } catch {
            ending = .failed(error)
        }
        await pacing.gate?.leave()
        return (ending, max(0, pacing.clock.now() - start))
    }

    private func made(
        _ ending: ModelCall.Ending, _ rung: ForcingRung, _ key: String, seconds: Double, isCached: Bool
    ) -> ModelCall {
        ModelCall(
            model: name, key: key, rung: rung, ending: ending, seconds: seconds,
            cost: isCached ? 0 : known.cost(of: ending), isCached: isCached)
    }
}

extension ModelReply {
    /// Whether there is any use in an answer that came without the tool that was asked for.
    var isUsable: Bool {
        switch (stop, ReplyParser.parse(answer)) {
        case (.refused, _), (_, .json): true
        case (.complete, .truncated), (.truncated, .truncated), (.complete, .notJSON), (.truncated, .notJSON):
            false
        }
    }
}
