import Foundation

/// What the attempts after the first one took, held against a strategy's limits.
///
/// What a further attempt will take is not known before it is made. Its question holds the document and the rejected
/// answer again, so the last attempt's figures stand for it: where all attempts take the same, no limit is ever passed.
struct RepairSpending: Sendable {
    private let maxTokens: Int?
    private let maxCost: Decimal?
    private var isBegun = false
    private var tokens = 0
    /// nil: an attempt took nobody knows how much.
    private var cost: Decimal? = 0

    init(_ options: RepairOptions) {
        maxTokens = options.maxTokens
        maxCost = options.maxCost
    }

    /// The first attempt is free of the limits, as it is of the number of repairs.
    mutating func count(_ attempt: AttemptSummary) {
        guard isBegun else { return isBegun = true }
        tokens += attempt.usage.input + attempt.usage.output
        cost = cost.flatMap { spent in attempt.cost.map { spent + $0 } }
    }

    /// Why no attempt like this one may follow; nil where one may.
    ///
    /// - Parameter timesOutput: how much longer its reply may become.
    func hindrance(ofAnother attempt: AttemptSummary, timesOutput: Int = 1) -> RepairMachine.Reason? {
        if let maxTokens {
            // A server that counts no tokens says nothing about what a question takes.
            guard attempt.usage.input > 0 else { return .uncounted }
            let expected = attempt.usage.input + timesOutput * attempt.usage.output
            if tokens + expected > maxTokens { return .tokensUsed }
        }
        if let maxCost {
            guard let cost, let last = attempt.cost else { return .uncounted }
            if cost + last * Decimal(timesOutput) > maxCost { return .costUsed }
        }
        return nil
    }
}
