public import Foundation

// Repair: whether a model is asked again, and for what. A pure state machine: it is fed one attempt after the
// other and answers what to do next; the calls are made elsewhere.

/// Decides after each attempt at one document. It ends after at most `RepairOptions.attempts` repairs and one
/// larger limit, so after at most `attempts + 2` attempts in all, and before a further attempt would probably pass the
/// limits in tokens and money.
public struct RepairMachine: Sendable {
    /// What to do next.
    public enum Decision: Sendable, Hashable {
        /// The last attempt is VALID.
        case accept
        /// Ask again with these findings, for these top-level fields, or for all of them where `fields` is nil.
        case reask(fields: [String]?, findings: [Finding])
        /// Send the same request once more with a larger limit.
        case moreRoom(maxOutputTokens: Int)
        /// Stop; take the best attempt (`best(of:)`) with its verdict.
        case giveUp(Reason)
    }

    /// Why no further attempt is made though the last one is not VALID.
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// All repairs that the strategy allows were made.
        case attemptsUsed = "attempts-used"
        /// A further attempt would probably take more tokens than the strategy allows.
        case tokensUsed = "tokens-used"
        /// A further attempt would probably cost more than the strategy allows.
        case costUsed = "cost-used"
        /// The strategy limits tokens or money, and what the last attempt took can't be told.
        case uncounted
        /// The strategy does not repair this verdict.
        case notRepaired = "not-repaired"
        /// An attempt gave the values or the findings of an earlier one.
        case noProgress = "no-progress"
        /// A repair made it worse; a further one would build on the worse answer.
        case worse
        /// The model refused.
        case refused
        /// The reply was cut off while it said the same thing over and over: room would be filled with more of it.
        case runaway
        /// The reply was cut off at the larger limit as well.
        case truncatedTwice = "truncated-twice"
        /// What is wrong can't be mended by asking again.
        case nothingToAsk = "nothing-to-ask"
    }

    private let options: RepairOptions
    private let checks: [Check]
    private var maxOutputTokens: Int
    private var hasGivenRoom = false
    private var repairs = 0
    private var spending: RepairSpending
    /// Attempts that came to an end, in order.
    private var history: [AttemptSummary] = []
    /// Doubts about a field that the model was already asked about: see `RepairPolicy.once`.
    private var asked: Set<RepairPolicy.Doubt> = []

    /// `checks` are the schema's: a failing check is repaired by asking for all of its fields.
    public init(options: RepairOptions, maxOutputTokens: Int, checks: [Check] = []) {
        self.options = options
        self.maxOutputTokens = maxOutputTokens
        self.checks = checks
        spending = RepairSpending(options)
    }

    public mutating func next(after attempt: AttemptSummary) -> Decision {
        spending.count(attempt)
        switch attempt.stop {
        case .refused: return .giveUp(.refused)
        case .truncated: return attempt.isRunaway ? .giveUp(.runaway) : room(after: attempt)
        case .complete: break
        }
        defer { history.append(attempt) }
        let verdict = Verdict(attempt.findings).word
        if verdict == .valid, attempt.values != nil { return .accept }
        guard options.attempts > 0, options.on.contains(verdict) else { return .giveUp(.notRepaired) }
        if let reason = standstill(attempt) { return .giveUp(reason) }
        let findings = RepairPolicy.askable(attempt.findings, on: options.on, asked: asked)
        guard !findings.isEmpty else { return .giveUp(.nothingToAsk) }
        guard repairs < options.attempts else { return .giveUp(.attemptsUsed) }
        if let reason = spending.hindrance(ofAnother: attempt) { return .giveUp(reason) }
        repairs += 1
        asked.formUnion(findings.compactMap(RepairPolicy.doubt))
        return .reask(fields: fields(findings), findings: findings)
    }

    /// A reply that was cut off says nothing about the answer: it gets room, once, and no repair prompt.
    private mutating func room(after attempt: AttemptSummary) -> Decision {
        guard !hasGivenRoom else { return .giveUp(.truncatedTwice) }
        if let reason = spending.hindrance(ofAnother: attempt, timesOutput: 2) { return .giveUp(reason) }
        hasGivenRoom = true
        maxOutputTokens *= 2
        return .moreRoom(maxOutputTokens: maxOutputTokens)
    }

    private func standstill(_ attempt: AttemptSummary) -> Reason? {
        let isRepeated = history.contains { earlier in
            earlier.values == attempt.values && attempt.values != nil
                || Set(earlier.findings) == Set(attempt.findings)
        }
        if isRepeated { return .noProgress }
        guard let best = Self.best(of: history) else { return nil }
        return history[best].rank < attempt.rank ? .worse : nil
    }

    private func fields(_ findings: [Finding]) -> [String]? {
        switch options.scope {
        case .all: nil
        case .failingFields: RepairPolicy.fields(of: findings, checks: checks)
        }
    }

    /// Index of the attempt to keep: the one with the least severe and fewest findings, the earlier of equal
    /// ones; nil where there are none.
    public static func best(of attempts: [AttemptSummary]) -> Int? {
        attempts.indices.min { (attempts[$0].rank, $0) < (attempts[$1].rank, $1) }
    }

    /// Index of the step of a cascade to keep, by the best attempt of each: the one with the least
    /// severe and fewest findings, the later of equal ones. What a step has settled stands in the next ones as well
    /// (`SettledValues`), so that a later one has the same values and more.
    public static func best(ofSteps steps: [AttemptSummary]) -> Int? {
        let last = Array(steps.indices.reversed())
        return last.min { steps[$0].rank < steps[$1].rank }
    }
}

/// What the machine must know of one attempt.
public struct AttemptSummary: Sendable, Hashable {
    /// The document's values after this attempt, repaired fields merged in; nil where the reply held none.
    public let values: JSON?
    public let findings: [Finding]
    public let stop: ModelReply.Stop
    /// Whether the reply ends in one piece repeated over and over: see `Repetition`.
    public let isRunaway: Bool
    /// What its calls took, failed ones too, whether they were made now or their answers stood in the ledger: a run
    /// that is resumed decides as it did before.
    public let usage: TokenUsage
    /// In US dollars, counted likewise; nil where it is not known.
    public let cost: Decimal?

    public init(
        values: JSON?, findings: [Finding], stop: ModelReply.Stop, isRunaway: Bool = false,
        usage: TokenUsage = TokenUsage(), cost: Decimal? = nil
    ) {
        self.values = values
        self.findings = findings
        self.stop = stop
        self.isRunaway = isRunaway
        self.usage = usage
        self.cost = cost
    }

    /// Less is better.
    var rank: Rank {
        let severities = findings.map(\.severity)
        return Rank(
            lacksValues: values == nil, severity: severities.max() ?? .note,
            invalid: severities.count { $0 == .invalid }, isCut: stop != .complete,
            unclear: severities.count { $0 == .unclear })
    }

    struct Rank: Comparable {
        let lacksValues: Bool
        let severity: Finding.Severity
        let invalid: Int
        let isCut: Bool
        let unclear: Int

        static func < (left: Rank, right: Rank) -> Bool { left.key < right.key }

        private var key: (Int, Finding.Severity, Int, Int, Int) {
            // A note is no doubt: it ranks like no finding.
            (lacksValues ? 1 : 0, severity, invalid, isCut ? 1 : 0, unclear)
        }
    }
}
