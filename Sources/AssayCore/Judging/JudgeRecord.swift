/// A judge's word on the texts of one set, as it is kept: who said what by which rubric, and what that is worth.
public struct JudgeRecord: Sendable, Hashable {
    /// What makes two judges the same: their words may stand beside each other.
    public struct Identity: Sendable, Hashable {
        /// `provider/model`.
        public let model: String
        /// Digest of what it is asked by: the instruction, the tool, and the schema's description of the judged fields.
        public let rubric: String
        /// How often it is asked in each of the two orders.
        public let repeats: Int

        public init(model: String, rubric: String, repeats: Int) {
            self.model = model
            self.rubric = rubric
            self.repeats = repeats
        }
    }

    public let identity: Identity
    public let agreement: JudgeAgreement
    /// Of what the runs left open, each case once.
    public let judgements: [Judgement]
    /// Calls that were sent, over all commands.
    public let calls: Int
    /// US dollars, over all commands; nil where a price is unknown.
    public let cost: Double?

    public init(
        identity: Identity, agreement: JudgeAgreement, judgements: [Judgement], calls: Int, cost: Double?
    ) {
        self.identity = identity
        self.agreement = agreement
        self.judgements = judgements
        self.calls = calls
        self.cost = cost
    }

    /// What counts in scores: nothing where it does not agree with people.
    public var inForce: Judgements { agreement.isEnough ? Judgements(judgements) : .none }
}

extension RunEvaluation {
    /// What the judge said about this run's texts, by document, right ones included.
    public var judged: [(document: String, judgement: Judgement)] {
        guard let judge else { return [] }
        let said = Dictionary(
            judge.judgements.map { ($0.about, $0) }, uniquingKeysWith: { first, _ in first })
        return documents.flatMap { document in
            document.scores.compactMap { score in
                JudgeCase(of: score, schema: schema).flatMap { said[$0] }.map { (document.name, $0) }
            }
        }
    }

    /// What the judge could decide and was never asked; empty without one.
    public var unjudged: [JudgeCase] {
        guard let judge else { return [] }
        let known = Set(judge.judgements.map(\.about))
        return judgeCases.filter { !known.contains($0) }
    }
}
