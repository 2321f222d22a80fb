// Scoring: an outcome against its label, field by field; then counts, rates, intervals and comparisons.

/// How one value of one document fared against its label. Fields without a label have no score.
public struct FieldScore: Sendable, Hashable {
    /// The five outcomes of a labelled value.
    public enum Result: String, Sendable, Hashable, Codable, CaseIterable {
        case correct
        /// Null, and the label says that the document does not state it.
        case correctlyAbsent = "correctly-absent"
        /// A value, but not the right one: a false positive and a false negative.
        case wrong
        /// Null though the label has a value.
        case missing
        /// A value though the label says that there is none.
        case spurious

        public var isRight: Bool { self == .correct || self == .correctlyAbsent }
    }

    /// Field, or column of a table: `total`, `line_items.amount`.
    public let field: String
    public let result: Result
    /// Byte-for-byte equality of the canonical forms.
    public let isStrict: Bool
    /// 0...1: 1 for equal values; for text the ANLS.
    public let similarity: Double
    public let expected: JSON
    public let actual: JSON

    /// Of a table's column.
    var isCell: Bool { field.utf8.contains(UInt8(ascii: ".")) }

    public init(
        field: String, result: Result, isStrict: Bool, similarity: Double, expected: JSON, actual: JSON
    ) {
        self.field = field
        self.result = result
        self.isStrict = isStrict
        self.similarity = similarity
        self.expected = expected
        self.actual = actual
    }
}
