public import AssayCore
import Foundation

/// Asks one model until it has answered or there is no point in asking on: forcing ladder, retries, limits,
/// cool-down, cache. Shared by all workers of a run; every call that was made is returned, none is made twice.
///
///     let calls = try await client.call(cached: ledger.reply, recorded: ledger.record) {
///         prompt.request(text: text, rung: $0)
///     }
///     guard case .replied(let reply)? = calls.last?.ending else { … }
public struct ModelClient: Sendable {
    let model: any LanguageModel
    let known: KnownModel
    let ladder: ForcingLadder
    let pacing: Pacing
    let estimate = CallEstimate()

    init(_ model: any LanguageModel, known: KnownModel, pacing: Pacing = Pacing()) {
        self.model = model
        self.known = known
        self.pacing = pacing
        ladder = ForcingLadder(known.rungs, optional: known.optional)
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

    /// The calls that were made for one question, in order; never empty. The last one is the ending. Where a limit of
    /// the run forbids a further call, that is the ending: `fatalForRun`, nothing was sent, and nothing is recorded.
    ///
    /// - Parameters:
    ///   - cached: looks up the answer of an identical request by its key.
    ///   - recorded: keeps a call; called for each one as soon as it has ended, before anything else happens.
    ///   - question: the request for a rung, with that `rung`; asked for again on each rung that is tried.
    public func call<Failure: Error>(
        cached: @Sendable (_ key: String) async -> ModelReply? = { _ in nil },
        recorded: @Sendable (ModelCall) async throws(Failure) -> ModelCall,
        _ question: @Sendable (ForcingRung) -> ModelRequest
    ) async throws(Failure) -> [ModelCall] {
        var calls: [ModelCall] = []
        var rung = ladder.rung
        while true {
            let request = question(rung).omitting(ladder.omitted)
            let tried = try await tries(of: request, isBegun: !calls.isEmpty, cached, recorded)
            calls += tried
            guard let next = tried.last.flatMap({ next(after: $0, to: request) }), !Task.isCancelled else {
                break
            }
            rung = next
        }
        if let last = calls.last { note(last) }
        return calls
    }

    /// The same without a record.
    public func call(
        cached: @Sendable (_ key: String) async -> ModelReply? = { _ in nil },
        _ question: @Sendable (ForcingRung) -> ModelRequest
    ) async -> [ModelCall] {
        await call(cached: cached, recorded: { (call) throws(Never) in call }, question)
    }

    /// The same for a request that was made without knowing the rung: the schema is told in words where the
    /// model turns out to take no tools.
    public func call(
        _ request: ModelRequest, cached: @Sendable (_ key: String) async -> ModelReply? = { _ in nil }
    ) async -> [ModelCall] {
        await call(cached: cached) { request.forced(by: $0) }
    }

    /// Where to ask again; nil where the call is the ending.
    private func next(after call: ModelCall, to request: ModelRequest) -> ForcingRung? {
        let rung = request.rung
        switch call.ending {
        case .replied(let reply):
            let isInForm = reply.isToolCall || !rung.isTool
            ladder.noteAnswer(on: rung, inForm: isInForm)
            return isInForm || reply.isUsable ? nil : ladder.rung(below: rung)
        case .failed(let failure):
            if ladder.omitsRefused(by: failure, in: request) { return rung }
            return failure.mayRefuseForm && !ladder.isProven(rung) ? ladder.rung(below: rung) : nil
        }
    }

    /// What the end of a question says of the provider.
    private func note(_ last: ModelCall) {
        switch last.ending {
        case .replied: if !last.isCached { pacing.breaker.noteAnswer() }
        case .failed(let failure):
            guard failure.limit == nil, failure.isAboutProvider else { return }
            switch failure.kind {
            case .throttled, .transient: pacing.breaker.noteFailure(at: pacing.clock.now())
            case .fatalForRun: pacing.breaker.closeForGood()
            case .fatalForItem: pacing.breaker.noteAnswer()
            }
        }
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

extension ModelFailure {
    /// The limit of the run that forbade the call; nil where the call was made.
    var limit: LimitReached? { kind == .fatalForRun ? LimitReached(rawValue: code) : nil }

    /// False where this side ended the call.
    var isAboutProvider: Bool {
        switch TransportCode(rawValue: code) {
        case .cancelled, .closed: false
        default: true
        }
    }
}
