/// How many scored values fared how. Whole numbers, except where values are weighted by the schema.
public struct Tally: Sendable, Hashable {
    public var correct = 0.0
    public var correctlyAbsent = 0.0
    public var wrong = 0.0
    public var missing = 0.0
    public var spurious = 0.0

    public init() {}

    public init(_ scores: some Sequence<FieldScore>) {
        for score in scores { add(score.result) }
    }

    public mutating func add(_ result: FieldScore.Result, weight: Double = 1) {
        switch result {
        case .correct: correct += weight
        case .correctlyAbsent: correctlyAbsent += weight
        case .wrong: wrong += weight
        case .missing: missing += weight
        case .spurious: spurious += weight
        }
    }

    public static func + (left: Tally, right: Tally) -> Tally {
        Tally(columns: zip(left.columns, right.columns).map { $0 + $1 })
    }

    /// Scored values.
    public var count: Double { columns.reduce(0, +) }
    public var right: Double { correct + correctlyAbsent }
    /// What a person would have to correct.
    public var errors: Double { wrong + missing + spurious }

    /// Share of right values; nil where there is none to score.
    public var accuracy: Double? { Self.share(right, of: count) }
    /// Share of the values given that are right.
    public var precision: Double? { Self.share(correct, of: correct + wrong + spurious) }
    /// Share of the values stated that were found.
    public var recall: Double? { Self.share(correct, of: correct + wrong + missing) }
    /// A wrong value is a false positive and a false negative; a correctly absent one is neither.
    public var f1: Double? { Self.share(2 * correct, of: 2 * correct + 2 * wrong + missing + spurious) }

    private static func share(_ part: Double, of whole: Double) -> Double? { whole > 0 ? part / whole : nil }
}

extension Tally {
    /// The counts in a fixed order, for resampling.
    var columns: [Double] { [correct, correctlyAbsent, wrong, missing, spurious] }

    /// Number of columns.
    static let width = 5

    /// Reads `columns`; anything shorter counts nothing.
    init(columns: some Collection<Double>) {
        let columns = Array(columns)
        guard columns.count == Self.width else { return }
        (correct, correctlyAbsent, wrong, missing, spurious) = (
            columns[0], columns[1], columns[2], columns[3], columns[4]
        )
    }
}
