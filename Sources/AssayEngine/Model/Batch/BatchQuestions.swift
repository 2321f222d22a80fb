import AssayCore
import Foundation

/// Answers a document's question from the jobs of its run, or puts it on the list for the next one. The same walk down
/// the forcing ladder that `ModelClient` makes, with the ledger in place of the wire: each pass over a document takes
/// it one answer further.
struct BatchQuestions: Sendable {
    let lane: BatchLane
    let ledger: Ledger
    /// Answers from before this run don't count.
    let isFresh: Bool

    /// The calls that were made for one question, in order; nil: a job must answer first. Calls from jobs are in the
    /// ledger already.
    func calls(
        of document: SourceDocument, in run: RunRecord, _ question: (ForcingRung) -> ModelRequest
    ) throws(AssayError) -> [ModelCall]? {
        var calls: [ModelCall] = []
        for (place, rung) in lane.known.rungs.enumerated() {
            var isRefused = false
            repeat {
                let request = question(rung).omitting(lane.ladder.omitted)
                guard let call = try call(for: request, of: document, in: run) else { return nil }
                calls.append(call)
                isRefused = call.failure.map { lane.ladder.omitsRefused(by: $0, in: request) } ?? false
            } while isRefused
            guard let call = calls.last else { break }
            let isLast = place + 1 == lane.known.rungs.count
            guard !isLast, call.asksForLowerRung else { break }
        }
        return calls
    }

    private func call(
        for request: ModelRequest, of document: SourceDocument, in run: RunRecord
    ) throws(AssayError) -> ModelCall? {
        let key = lane.key(of: request)
        switch try ledger.batchState(of: key, document: document, in: run) {
        case .answered(let call): return call
        case .waiting: return nil
        case .unknown: break
        }
        if !isFresh, let reply = try ledger.reply(toRequest: key) {
            return ModelCall(
                model: lane.known.name, key: key, rung: request.rung, ending: .replied(reply), seconds: 0,
                cost: 0, isCached: true)
        }
        try ledger.queue(lane.item(for: request, key: key, of: document), in: run)
        return nil
    }
}

extension ModelCall {
    /// nil: answered.
    fileprivate var failure: ModelFailure? {
        switch ending {
        case .replied: nil
        case .failed(let failure): failure
        }
    }

    /// Whether the form was refused or ignored, so that there is a point in asking on the rung below.
    fileprivate var asksForLowerRung: Bool {
        switch ending {
        case .replied(let reply): rung.isTool && !reply.isToolCall && !reply.isUsable
        case .failed(let failure): failure.mayRefuseForm
        }
    }
}
