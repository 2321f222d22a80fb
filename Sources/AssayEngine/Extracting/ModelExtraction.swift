import AssayCore
import Crypto
import Foundation

/// Asks a model for one document's values: a first question, then repairs as `RepairMachine` decides. Each call is
/// in the ledger before the next step is taken.
struct ModelExtraction: Sendable {
    let assessor: Assessor
    let options: ModelOptions
    let repair: RepairOptions
    let models: ModelChain
    /// nil: there are none to be had.
    let pictures: PagePictures?
    let ledger: Ledger
    /// Attempts are not answered from the ledger.
    let isFresh: Bool
    /// By jobs, where it is; nil: each question at once.
    var lane: BatchLane?

    /// What was tried, and the failure that ended it where one did.
    struct Made: Sendable {
        var attempts: [Attempt] = []
        var failure: ModelFailure?
    }

    /// Attempts are numbered on from `count`. What is settled already keeps its values; the question is the same all the
    /// same, so that its answer is found in the ledger and its prefix in the provider's cache.
    func attempts(
        on prepared: PreparedDocument, of document: SourceDocument, _ bytes: Data,
        settled: SettledValues = .none, after count: Int, in run: RunRecord
    ) async throws(StageError) -> Made {
        let shown = try await shown(prepared, of: document, bytes)
        // A model that is shown nothing answers something all the same: a blank page is settled without it.
        if prepared.document.isBlank, shown.pictures.isEmpty {
            return Made(attempts: count == 0 ? [blank(prepared)] : [])
        }
        var machine = RepairMachine(
            options: repair, maxOutputTokens: options.maxOutputTokens, checks: assessor.schema.checksOfAnswers
        )
        var question = try Question(
            prepared, of: document, shown: shown, purpose: count == 0 ? .first : .cascade,
            settled: settled, by: self)
        var made = Made()
        while true {
            let start = ContinuousClock.now
            let calls = try await recorded(question, of: document, in: run)
            guard let last = calls.last, case .replied(let reply) = last.ending else {
                made.failure = try Self.documentFailure(calls.last?.ending)
                return made
            }
            let (attempt, tokens) = answered(
                &question, by: reply, in: calls, of: last.model, on: prepared,
                number: count + made.attempts.count + 1, since: start)
            switch machine.next(after: summary(of: attempt, reply)) {
            case .accept:
                made.attempts.append(attempt)
                return made
            case .giveUp(let reason):
                made.attempts.append(attempt.ended(by: reason))
                return made
            case .moreRoom(let tokens): question.giveRoom(tokens)
            case .reask(let fields, let findings):
                question.repair(
                    reply, of: last.model, findings, fields, values: attempt.extraction?.values,
                    tokens: tokens)
            }
            made.attempts.append(attempt)
        }
    }

    /// What a reply gives, assessed, and how probable its values were to the model.
    private func answered(
        _ question: inout Question, by reply: ModelReply, in calls: [ModelCall], of model: String,
        on prepared: PreparedDocument, number: Int, since start: ContinuousClock.Instant
    ) -> (attempt: Attempt, tokens: [FieldPath: TokenProbability]) {
        let answer = question.answer(in: reply)
        let tokens = options.asksTokens ? question.tokens(in: reply) : [:]
        let assessed = answer.values.map {
            question.assessed($0, of: answer, tokens: tokens, on: prepared, from: model, by: self)
        }
        let attempt = Attempt(
            number: number, purpose: question.purpose, calls: calls, extraction: assessed?.extraction,
            findings: answer.findings + (assessed?.findings ?? []),
            seconds: (ContinuousClock.now - start).inSeconds)
        return (attempt, tokens)
    }

    private func summary(of attempt: Attempt, _ reply: ModelReply) -> AttemptSummary {
        let costs = attempt.calls.map(models.cost)
        return AttemptSummary(
            values: attempt.extraction?.values, findings: attempt.findings, stop: reply.stop,
            isRunaway: reply.wasCutOff || Repetition.endsText(reply.answer),
            usage: attempt.calls.map(\.usage).reduce(TokenUsage(), +),
            cost: costs.contains(nil) ? nil : costs.compactMap(\.self).reduce(0, +))
    }

    /// The pages as the models take them; none where words are sent.
    private func shown(
        _ prepared: PreparedDocument, of document: SourceDocument, _ bytes: Data
    ) async throws(StageError) -> ShownPages {
        guard !options.input.isText, let pictures else { return .none }
        do throws(ReadFailure) {
            return try await ShownPages(
                of: prepared.document, bytes, as: document.mediaType, input: options.input, by: pictures,
                limits: models.pictureLimits)
        } catch {
            throw .reading(error)
        }
    }

    /// Makes the calls of a question and records each as soon as it has ended.
    private func recorded(
        _ question: Question, of document: SourceDocument, in run: RunRecord
    ) async throws(StageError) -> [ModelCall] {
        if let lane { return try recorded(question, of: document, in: run, by: lane) }
        let record: @Sendable (ModelCall) async throws(AssayError) -> ModelCall = {
            (call) throws(AssayError) in try ledger.record(call, of: document.id, in: run)
        }
        do throws(AssayError) {
            return try await models.call(cached: cachedReply, recorded: record) { rung, model in
                question.request(rung: rung, of: model)
            }
        } catch {
            throw .run(error)
        }
    }

    /// The calls that jobs have answered; throws where one must answer first.
    private func recorded(
        _ question: Question, of document: SourceDocument, in run: RunRecord, by lane: BatchLane
    ) throws(StageError) -> [ModelCall] {
        let questions = BatchQuestions(lane: lane, ledger: ledger, isFresh: isFresh)
        let (calls, recorded): ([ModelCall]?, [ModelCall])
        do throws(AssayError) {
            calls = try questions.calls(of: document, in: run) {
                question.request(rung: $0, of: lane.known.name)
            }
            recorded = try (calls ?? []).map { (call) throws(AssayError) in
                try ledger.record(call, of: document.id, in: run)
            }
        } catch {
            throw .run(error)
        }
        guard calls != nil else { throw .deferred }
        return recorded
    }

    /// The answer that the ledger has; a ledger that can't be read shows itself when the call is recorded.
    private func cachedReply(_ key: String) async -> ModelReply? {
        isFresh ? nil : (try? ledger.reply(toRequest: key)) ?? nil
    }

    /// The failure as the document's; throws where no document of this run can fare better.
    private static func documentFailure(_ ending: ModelCall.Ending?) throws(StageError) -> ModelFailure? {
        guard case .failed(let failure)? = ending else { return nil }
        guard failure.kind == .fatalForRun else { return failure }
        if let limit = failure.limit { throw .run(limit.error(failure.message)) }
        throw .run(
            AssayError(
                failure.message, at: failure.code,
                hint: "What is left stays pending: give the same command again.",
                exit: .missingTool))
    }

    private func blank(_ prepared: PreparedDocument) -> Attempt {
        let (extraction, findings) = assessor.assess(.object([:]), of: prepared, origins: [:])
        return Attempt(
            number: 1, purpose: .first, calls: [], extraction: extraction, findings: findings, seconds: 0)
    }
}
