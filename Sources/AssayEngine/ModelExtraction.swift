internal import AssayCore
internal import Crypto
internal import Foundation

/// Asks a model for one document's values: a first question, then repairs as `RepairMachine` decides. Each call is
/// in the ledger before the next step is taken.
struct ModelExtraction: Sendable {
    let assessor: Assessor
    let options: ModelOptions
    let repair: RepairOptions
    let client: ModelClient
    let ledger: Ledger

    /// What was tried, and the failure that ended it where one did.
    struct Made: Sendable {
        var attempts: [Attempt] = []
        var failure: ModelFailure?
    }

    func attempts(
        on prepared: PreparedDocument, of document: SourceDocument, after count: Int, in run: RunRecord
    ) async throws(StageError) -> Made {
        var made = Made()
        // A model that is shown nothing answers something all the same: a blank page is settled without it.
        guard !prepared.document.isBlank else {
            made.attempts = [blank(prepared, number: count + 1)]
            return made
        }
        let prompt = Prompt(schema: assessor.schema, options: options)
        let boundary = try boundary(of: document)
        var machine = RepairMachine(options: repair, maxOutputTokens: options.maxOutputTokens)
        var request = prompt.request(text: text(of: prepared.document), boundary: boundary)
        var purpose = count == 0 ? Attempt.Purpose.first : .cascade
        var previous: JSON?
        while true {
            let start = ContinuousClock.now
            let calls = try await call(request, of: document, in: run)
            guard case .replied(let reply)? = calls.last?.ending else {
                made.failure = try documentFailure(of: calls)
                return made
            }
            let answer = Answer(reply, merging: previous, model: options.model)
            let assessed = answer.values.map { assessor.assess($0, of: prepared, origins: answer.origins(assessor.schema)) }
            let findings = answer.findings + (assessed?.findings ?? [])
            made.attempts.append(
                Attempt(
                    number: count + made.attempts.count + 1, purpose: purpose, calls: calls,
                    extraction: assessed?.extraction, findings: findings,
                    seconds: (ContinuousClock.now - start).inSeconds))
            let decision = machine.next(
                after: .init(values: assessed?.extraction.values, findings: findings, stop: reply.stop))
            switch decision {
            case .accept, .giveUp: return made
            case .moreRoom(let tokens):
                purpose = .moreRoom
                request = request.withRoom(for: tokens)
            case .reask(let fields, let findings):
                purpose = .repair
                previous = assessed?.extraction.values
                request = prompt.repair(of: request, reply: reply, findings: findings, fields: fields)
            }
        }
    }
}
