public import AssayCore
public import Foundation
import GRDB

/// One attempt as the ledger remembers it.
public struct AttemptRecord: Sendable, Hashable {
    /// From 1.
    public let number: Int
    public let purpose: Attempt.Purpose
    public let verdict: Verdict.Word
    public let values: JSON?
    public let findings: [Finding]
    public let calls: [CallRecord]
    public let seconds: Double
    /// Why the model was not asked again: see `Attempt.ended`.
    public let ended: RepairMachine.Reason?

    /// Whether a model was asked again.
    var isRepair: Bool {
        switch purpose {
        case .repair, .moreRoom: true
        case .first, .cascade: false
        }
    }
}

extension [AttemptRecord] {
    /// What would stand, had no model been asked again: the best that the strategy's steps gave at first.
    var beforeRepair: AttemptRecord? {
        let steps = filter { !$0.isRepair }
        let summaries = steps.map {
            AttemptSummary(values: $0.values, findings: $0.findings, stop: .complete)
        }
        return RepairMachine.best(ofSteps: summaries).map { steps[$0] }
    }
}

/// One call as the ledger remembers it.
public struct CallRecord: Sendable, Hashable {
    public let id: Int64
    /// Row of the attempt; nil where none came of the call.
    public let attempt: Int64?
    public let model: String
    public let rung: String
    /// `replied`, or the class of the failure.
    public let ending: String
    /// `complete`, `truncated` or `refused`; nil where no reply came.
    public let stop: String?
    public let error: String?
    /// The provider's code for the error, or ours.
    public let errorCode: String?
    public let status: Int?
    public let usage: TokenUsage
    public let cost: Decimal?
    public let isCached: Bool
    public let seconds: Double
    public let request: String?
    public let response: String?

    init(row: Row) {
        id = row["id"]
        model = row["model"]
        rung = row["rung"]
        ending = row["ending"]
        stop = row["stop"]
        error = row["error_message"]
        errorCode = row["error_code"]
        status = row["http_status"]
        attempt = row["attempt_id"]
        usage = TokenUsage(
            input: row["input_tokens"], output: row["output_tokens"], cachedInput: row["cached_input_tokens"],
            cacheWrites: row["cache_write_tokens"])
        cost = (row["cost"] as String?).flatMap(Decimal.init(recorded:))
        isCached = row["is_cached"]
        seconds = row["seconds"]
        request = row["request"]
        response = row["response"]
    }
}
