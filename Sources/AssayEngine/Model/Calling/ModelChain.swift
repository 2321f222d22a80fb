import AssayCore
import Foundation

/// The model that a strategy names, and those that stand in for it, in order, where its provider fails.
struct ModelChain: Sendable {
    /// Never empty.
    let clients: [ModelClient]

    /// What a call took, or would take where its answer stood in the ledger; nil where it is not known.
    func cost(of call: ModelCall) -> Decimal? {
        call.isCached
            ? clients.first { $0.name == call.model }?.known.cost(of: call.ending) ?? nil : call.cost
    }

    /// What all of them take.
    var pictureLimits: PictureLimits {
        clients.map(\.known.pictures).reduce(PictureLimits()) { $0.and($1) }
    }

    /// The calls that were made for one question, in order; the last one is the ending. Parameters as for
    /// `ModelClient.call`; the question is also told who is asked.
    func call<Failure: Error>(
        cached: @Sendable (_ key: String) async -> ModelReply? = { _ in nil },
        recorded: @Sendable (ModelCall) async throws(Failure) -> ModelCall,
        _ question: @Sendable (ForcingRung, _ model: String) -> ModelRequest
    ) async throws(Failure) -> [ModelCall] {
        var calls: [ModelCall] = []
        for client in clients {
            let made = try await client.call(cached: cached, recorded: recorded) { question($0, client.name) }
            calls += made
            guard made.last?.ending.isProvidersFailure == true, !Task.isCancelled else { break }
        }
        return calls
    }
}

extension ModelCall.Ending {
    /// Whether another provider may do better with the same question.
    fileprivate var isProvidersFailure: Bool {
        switch self {
        case .replied: return false
        case .failed(let failure):
            guard failure.isAboutProvider else { return false }
            switch failure.limit {
            case .budget, .deadline: return false
            case .brake, nil: break
            }
            return switch failure.kind {
            case .throttled, .transient, .fatalForRun: true
            case .fatalForItem: false
            }
        }
    }
}
