// Judging: whether two writings of a free text mean the same, where equality of the words can't tell. A model is asked,
// and believed only as far as it agrees with people.

/// Two writings of one field: what the label says, and what was given.
public struct JudgeCase: Sendable, Hashable {
    /// `summary`, `line_items.description`.
    public let field: String
    public let expected: String
    public let candidate: String

    public init(field: String, expected: String, candidate: String) {
        self.field = field
        self.expected = expected
        self.candidate = candidate
    }
}

extension JudgeCase {
    /// The case of a score that a judge could decide: a text that was given and is not the right one to the letter; nil
    /// for any other, and for fields that no judge is asked about, such as table columns.
    public init?(_ score: FieldScore, schema: DocumentSchema) {
        guard score.result == .wrong else { return nil }
        self.init(of: score, schema: schema)
    }

    /// The two writings of a score of a judged field, right or not; nil where one is missing.
    init?(of score: FieldScore, schema: DocumentSchema) {
        guard !score.isCell, schema.field(score.field)?.compare == .judge,
            let expected = score.alternatives.compactMap(\.string).first, let candidate = score.actual.string
        else { return nil }
        self.init(field: score.field, expected: expected, candidate: candidate)
    }
}

extension RunEvaluation {
    /// What a judge could decide, each case once, in the documents' order.
    public var judgeCases: [JudgeCase] {
        var seen: Set<JudgeCase> = []
        return documents.flatMap(\.scores).compactMap { JudgeCase($0, schema: schema) }
            .filter { seen.insert($0).inserted }
    }
}

/// What a judge said about one case, over all its votes.
public struct Judgement: Sendable, Hashable {
    /// One answer by the rubric.
    public enum Vote: String, Sendable, Hashable, Codable, CaseIterable {
        /// Nothing that matters is missing, added or different.
        case same
        /// A detail is missing or added that changes nothing for the reader.
        case nearly
        /// Something that matters is missing, added or different.
        case partly
        /// About something else, or contradictory.
        case different

        public var isSame: Bool {
            switch self {
            case .same, .nearly: true
            case .partly, .different: false
            }
        }
    }

    public let about: JudgeCase
    /// In turn with the label first and with the candidate first; nil where there was no usable answer.
    public let votes: [Vote?]

    public init(about: JudgeCase, votes: [Vote?]) {
        self.about = about
        self.votes = votes
    }

    /// More than half of all votes say so: a tie and an answer that can't be used speak against it.
    public var isSame: Bool { votes.count { $0?.isSame == true } * 2 > votes.count }
    /// Not a single answer could be used.
    public var isSilent: Bool { votes.allSatisfy { $0 == nil } }
    /// The votes are not all on one side: the order of the two, or chance, decided.
    public var isTorn: Bool { Set(votes.map { $0?.isSame }).count > 1 }
}

/// The cases that a judge decided to be the same, for scoring.
public struct Judgements: Sendable, Hashable {
    private let same: Set<JudgeCase>

    /// Nothing is decided.
    public static let none = Judgements([])

    public init(_ judgements: [Judgement]) { same = Set(judgements.filter(\.isSame).map(\.about)) }

    func areSame(_ field: String, _ expected: String, _ candidate: String) -> Bool {
        !same.isEmpty && same.contains(JudgeCase(field: field, expected: expected, candidate: candidate))
    }
}
