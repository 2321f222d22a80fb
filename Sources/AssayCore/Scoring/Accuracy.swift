/// How right a run was: by field, and pooled.
///
/// Pooled figures count each labelled top-level field once, weighted as the schema says; a table is one field,
/// right when all its cells are. Cells are pooled apart, in `cells`.
public struct Accuracy: Sendable {
    /// Documents scored, failed ones included.
    public let documents: Int
    /// Labelled top-level values.
    public let values: Int
    /// In the schema's order, each table followed by its columns; fields without a label are left out.
    public let fields: [FieldAccuracy]
    /// All top-level values, weighted.
    public let overall: Tally
    /// Of the overall accuracy, documents resampled; nil where it was not asked for, and where all documents fared
    /// alike.
    public let overallInterval: Interval?
    /// Of the overall F1, likewise.
    public let f1Interval: Interval?
    /// All table cells.
    public let cells: Tally
    /// Documents in which every labelled value is right.
    public let allRight: Int
    /// Wilson.
    public let allRightInterval: Interval
    /// Single corrections a person would make: wrong, missing and spurious values, table cells one by one.
    public let edits: Int

    /// Mean of the fields' accuracies, weighted; nil where nothing is labelled.
    public var macroAccuracy: Double? { mean(\.tally.accuracy) }
    /// Mean of the fields' F1, weighted.
    public var macroF1: Double? { mean(\.tally.f1) }

    /// Share of top-level values that are equal byte for byte in canonical form, weighted; nil where nothing is labelled.
    public var strict: Double? {
        let fields = fields.filter { !$0.isColumn }
        let values = fields.reduce(0.0) { $0 + $1.tally.count * $1.weight }
        return values > 0 ? fields.reduce(0.0) { $0 + $1.strict * $1.tally.count * $1.weight } / values : nil
    }

    private func mean(_ measure: (FieldAccuracy) -> Double?) -> Double? {
        let measured = fields.filter { !$0.isColumn }.compactMap { field in
            measure(field).map { (value: $0, weight: field.weight) }
        }
        let weight = measured.reduce(0.0) { $0 + $1.weight }
        return weight > 0 ? measured.reduce(0.0) { $0 + $1.value * $1.weight } / weight : nil
    }

    /// - Parameters:
    ///   - documents: the scores of each document.
    ///   - bootstrap: for the pooled intervals; nil leaves them out.
    public init(of documents: [[FieldScore]], schema: DocumentSchema, bootstrap: Bootstrap? = nil) {
        let counts = AccuracyCounts(of: documents, schema: schema)
        let intervals = bootstrap.map { counts.intervals(by: $0) }
        self.documents = documents.count
        fields = counts.fields(columnIntervals: intervals?.columns ?? [:])
        overall = counts.overall.reduce(Tally(), +)
        overallInterval = intervals?.accuracy
        f1Interval = intervals?.f1
        let columns = fields.filter(\.isColumn)
        cells = columns.map(\.tally).reduce(Tally(), +)
        values = Int(fields.filter { !$0.isColumn }.reduce(0.0) { $0 + $1.tally.count })
        allRight = documents.count { $0.isAllRight }
        allRightInterval = Wilson.interval(successes: allRight, of: documents.count)
        edits = Int(fields.filter { !$0.isTable }.reduce(0.0) { $0 + $1.tally.errors })
    }
}

/// One field, or one column of a table, over all documents.
public struct FieldAccuracy: Sendable, Hashable {
    /// `total`, `line_items.amount`.
    public let field: String
    /// A column of a table: its values are cells, of which a document has many.
    public let isColumn: Bool
    /// The table as a whole.
    public let isTable: Bool
    public let weight: Double
    public let tally: Tally
    /// Of the accuracy. Wilson for fields, which have one value a document; for columns documents are
    /// resampled, because the cells of one document are not independent. Where all documents fared alike it is
    /// Wilson over the documents.
    public let interval: Interval
    /// Share of values that are equal byte for byte in canonical form.
    public let strict: Double
    /// Mean of the similarities.
    public let similarity: Double
}

extension [FieldScore] {
    /// Every labelled value of the document is right; not so for a document without any.
    public var isAllRight: Bool { !isEmpty && allSatisfy(\.result.isRight) }
}
