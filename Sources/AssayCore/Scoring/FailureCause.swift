/// Why a value is not right, as far as it can be told from the value, its label and the document's words.
public enum FailureCause: String, Sendable, Hashable, Codable, CaseIterable {
    /// The right characters are not among the words that were read.
    case misread
    /// The right value stands in the words, and nothing was given.
    case notFound = "not-found"
    /// Another value of the document was given.
    case wrongCandidate = "wrong-candidate"
    /// The value given does not stand in the document.
    case hallucinated
    /// The right place, but the canonical form is not right: day and month swapped, a point misplaced.
    case normalisedWrongly = "normalised-wrongly"
    /// The answer broke the schema or held nothing that could be parsed.
    case schemaViolation = "schema-violation"
    /// The model could not be asked, or gave no usable reply.
    case callFailed = "call-failed"
    /// The file could not be read at all.
    case notRead = "not-read"

    /// As a heading.
    public var title: String {
        switch self {
        case .misread: "misread"
        case .notFound: "not found"
        case .wrongCandidate: "wrong candidate"
        case .hallucinated: "not in the document"
        case .normalisedWrongly: "normalised wrongly"
        case .schemaViolation: "schema violation"
        case .callFailed: "call failed"
        case .notRead: "file not read"
        }
    }

    /// What the cause means, in one sentence.
    public var meaning: String {
        switch self {
        case .misread: "The right characters are not among the words that were read."
        case .notFound: "The right value stands in the words that were read, but nothing was given."
        case .wrongCandidate: "A value was given that stands in the document for something else."
        case .hallucinated: "A value was given that does not stand in the document."
        case .normalisedWrongly: "The right place was found, but its writing was understood wrongly."
        case .schemaViolation: "The answer broke the schema or held nothing that could be parsed."
        case .callFailed: "The model could not be asked or gave no usable reply."
        case .notRead: "The file could not be read at all."
        }
    }

    /// What is likely to help.
    public var likelyFix: String {
        switch self {
        case .misread:
            "Read better: a higher resolution or the right OCR language in the strategy's `reader`, or a strategy "
                + "that looks at the page image."
        case .notFound:
            "Add the captions that stand beside the value to the field's `labels` in the schema, or name the "
                + "field's usual place in `guidance.md`."
        case .wrongCandidate:
            "Say in the field's `description` and in `guidance.md` which of the candidates counts, and add a "
                + "check that ties the field to others."
        case .hallucinated:
            "Keep `ground` on, so that such a document is UNCLEAR, and ask for null in the field's description "
                + "where the document states nothing."
        case .normalisedWrongly:
            "Add the writing as a test of the normalising code; for dates name the order of day and month in "
                + "`guidance.md`."
        case .schemaViolation:
            "Use a stricter rung of `force`, allow one more repair, or raise `max_output_tokens` where replies "
                + "are cut off."
        case .callFailed: "Look at the calls with `assay show`; raise the timeout or name another provider."
        case .notRead:
            "See the message of each document with `assay show`; unlock, repair or convert the file."
        }
    }
}

/// One value that is not right, and why.
public struct Failure: Sendable, Hashable {
    public let document: String
    public let score: FieldScore
    public let cause: FailureCause

    public init(document: String, score: FieldScore, cause: FailureCause) {
        self.document = document
        self.score = score
        self.cause = cause
    }
}

/// The failures of a run with one cause.
public struct FailureCluster: Sendable, Hashable {
    public let cause: FailureCause
    /// By document name and field.
    public let failures: [Failure]
    /// How many of them are of each field, the most first.
    public let fields: [FieldCount]

    public struct FieldCount: Sendable, Hashable {
        public let field: String
        public let count: Int
    }

    public var count: Int { failures.count }
    public var documents: Int { Set(failures.map(\.document)).count }

    /// One of each field in turn, so that examples show the breadth.
    public func examples(_ limit: Int) -> [Failure] {
        var seen: [String: Int] = [:]
        let ranked = failures.map { failure in
            let rank = seen[failure.score.field, default: 0]
            seen[failure.score.field] = rank + 1
            return (rank: rank, failure: failure)
        }
        return ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .prefix(limit).map(\.element.failure)
    }

    static func grouping(_ failures: [Failure]) -> [FailureCluster] {
        Dictionary(grouping: failures, by: \.cause).map { cause, members in
            let counts = Dictionary(grouping: members, by: \.score.field).mapValues(\.count)
            return FailureCluster(
                cause: cause, failures: members,
                fields: counts.map(FieldCount.init).sorted { ($1.count, $0.field) < ($0.count, $1.field) })
        }.sorted { ($1.count, $0.cause.rawValue) < ($0.count, $1.cause.rawValue) }
    }
}
