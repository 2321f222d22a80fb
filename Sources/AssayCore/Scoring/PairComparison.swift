/// Two runs, document by document. Differences are second minus first.
public struct PairComparison: Sendable {
    public let first: String
    public let second: String
    public let documents: Int
    /// In the schema's order, tables followed by their columns.
    public let fields: [FieldComparison]
    /// Documents in which every value is right; not part of the fields' family of tests.
    public let allRight: FieldComparison
    /// Over all top-level fields, weighted.
    public let f1: Difference
    /// Over all top-level fields, weighted.
    public let accuracy: Difference
    /// Mean US dollars a document; nil where a price is unknown.
    public let cost: Difference?
    /// Mean seconds a document.
    public let seconds: Difference
    /// What documents were counted together by; nil where each stands for itself.
    public let clustering: Clustering?
    /// What the two runs did not have in common.
    public let changes: [ConfigurationChange]
}

/// Documents that are alike and count as one in intervals and p values.
public struct Clustering: Sendable, Hashable {
    /// A member of the documents' meta data.
    public let key: String
    /// Documents without the key are clusters of their own.
    public let clusters: Int
}

/// One field, or one column of a table, under two runs.
public struct FieldComparison: Sendable {
    public let field: String
    public let isColumn: Bool
    /// Documents with a label for it.
    public let documents: Int
    public let difference: Difference
    /// Documents where exactly one run is right; nil for columns, whose cells are pooled.
    public let mcNemar: McNemar?
    /// Holm over all fields and columns of the comparison; the raw p where the test stands alone.
    public let adjustedP: Double
    /// Tests that the p is adjusted among; 1 where it stands alone.
    public let tests: Int
    /// Documents are not independent: p is that of the randomisation test, and no smallest difference is known.
    public let isClustered: Bool
    /// Documents that tell the two apart; none for columns.
    public let flips: [Flip]

    /// Which of the two is better.
    public enum Winner: Sendable, Hashable {
        case first, second
        /// Can't be told; about this large a difference would have been seen, nil where none would, and for clusters.
        case undecided(detectable: Double?)
    }

    /// Decided at 5 % by the adjusted p.
    public var winner: Winner {
        if difference.isDecided(by: adjustedP) { return difference.value > 0 ? .second : .first }
        guard !isClustered else { return .undecided(detectable: nil) }
        let discordance = mcNemar.map { Double($0.discordant) / Double(max(1, documents)) }
        return .undecided(
            detectable: discordance.flatMap {
                DetectableDifference.paired(documents: documents, discordance: $0, tests: tests)
            })
    }

    func adjusted(to p: Double, among tests: Int) -> FieldComparison {
        FieldComparison(
            field: field, isColumn: isColumn, documents: documents, difference: difference, mcNemar: mcNemar,
            adjustedP: p, tests: tests, isClustered: isClustered, flips: flips)
    }
}

/// A document where one run is right and the other is not.
public struct Flip: Sendable, Hashable {
    public let document: String
    public let isFirstRight: Bool
    public let first: JSON
    public let second: JSON
    public let expected: JSON
}

/// A measure of two runs.
public struct Difference: Sendable, Hashable {
    public let first: Double
    public let second: Double
    /// Of second minus first; documents resampled in pairs.
    public let interval: Interval?
    /// Two-sided. McNemar mid-p for single fields; for pooled measures the paired randomisation test.
    public let p: Double

    public var value: Double { second - first }

    /// Whether the two differ, at 5 %. The p decides; the interval says how large the difference may be.
    public var isDecided: Bool { isDecided(by: p) }

    /// By a p that was adjusted.
    func isDecided(by p: Double) -> Bool { p < 0.05 && value != 0 }
}

/// Something that one run did otherwise than the other.
public struct ConfigurationChange: Sendable, Hashable {
    /// `schema`, `model`, `engine`, `strategy`, or a key of the strategy: `repair.attempts`.
    public let what: String
    public let first: String
    public let second: String
}
