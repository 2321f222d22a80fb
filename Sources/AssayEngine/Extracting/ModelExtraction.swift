import AssayCore
import Crypto
import Foundation

/// Asks a model for one document's values: a first question, then repairs as `RepairMachine` decides. Each call is
/// in the ledger before the next step is taken.
struct ModelExtraction: Sendable {
    let assessor: Assessor
    let options: ModelOptions
    let repair: RepairOptions
    let client: ModelClient
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

    /// Attempts are numbered on from `count`.
    func attempts(
        on prepared: PreparedDocument, of document: SourceDocument, after count: Int, in run: RunRecord
    ) async throws(StageError) -> Made {
        // A model that is shown nothing answers something all the same: a blank page is settled without it.
        if prepared.document.isBlank { return Made(attempts: [blank(prepared, number: count + 1)]) }
        var machine = RepairMachine(
            options: repair, maxOutputTokens: options.maxOutputTokens, checks: assessor.schema.checks)
        var question = try Question(prepared, of: document, purpose: count == 0 ? .first : .cascade, by: self)
        var made = Made()
        while true {
            let start = ContinuousClock.now
            let calls = try await recorded(question, of: document, in: run)
            guard case .replied(let reply)? = calls.last?.ending else {
                made.failure = try Self.documentFailure(calls.last?.ending)
                return made
            }
            let answer = Answer(reply)
            let assessed = answer.values.map { question.assessed($0, on: prepared, by: self) }
            let attempt = Attempt(
                number: count + made.attempts.count + 1, purpose: question.purpose, calls: calls,
                extraction: assessed?.extraction, findings: answer.findings + (assessed?.findings ?? []),
                seconds: (ContinuousClock.now - start).inSeconds)
            made.attempts.append(attempt)
            let summary = AttemptSummary(
                values: attempt.extraction?.values, findings: attempt.findings, stop: reply.stop,
                isRunaway: Repetition.endsText(reply.answer))
            switch machine.next(after: summary) {
            case .accept, .giveUp: return made
            case .moreRoom(let tokens): question.giveRoom(tokens)
            case .reask(let fields, let findings):
                question.repair(reply, findings, fields, values: attempt.extraction?.values)
            }
        }
    }

    /// Makes the calls of a question and records each before anything else happens.
    private func recorded(
        _ question: Question, of document: SourceDocument, in run: RunRecord
    ) async throws(StageError) -> [ModelCall] {
        let calls = try await calls(question, of: document, in: run)
        var recorded: [ModelCall] = []
        do {
            for call in calls { recorded.append(try ledger.record(call, of: document.id, in: run)) }
        } catch {
            throw .run(error)
        }
        return recorded
    }

    private func calls(
        _ question: Question, of document: SourceDocument, in run: RunRecord
    ) async throws(StageError) -> [ModelCall] {
        guard let lane else {
            return await client.call(cached: cachedReply) { question.request(rung: $0) }
        }
        let questions = BatchQuestions(lane: lane, ledger: ledger, isFresh: isFresh)
        let calls: [ModelCall]?
        do throws(AssayError) {
            calls = try questions.calls(of: document, in: run) { question.request(rung: $0) }
        } catch {
            throw .run(error)
        }
        guard let calls else { throw .deferred }
        return calls
    }

    /// The answer that the ledger has; a ledger that can't be read shows itself when the call is recorded.
    private func cachedReply(_ key: String) async -> ModelReply? {
        isFresh ? nil : (try? ledger.reply(toRequest: key)) ?? nil
    }

    /// The failure as the document's; throws where no document of this run can fare better.
    private static func documentFailure(_ ending: ModelCall.Ending?) throws(StageError) -> ModelFailure? {
        guard case .failed(let failure)? = ending else { return nil }
        guard failure.kind == .fatalForRun else { return failure }
        throw .run(
            AssayError(
                failure.message, at: failure.code,
                hint: "What is left stays pending: give the same command again.",
                exit: .missingTool))
    }

    private func blank(_ prepared: PreparedDocument, number: Int) -> Attempt {
        let (extraction, findings) = assessor.assess(.object([:]), of: prepared, origins: [:])
        return Attempt(
            number: number, purpose: .first, calls: [], extraction: extraction, findings: findings, seconds: 0
        )
    }
}
