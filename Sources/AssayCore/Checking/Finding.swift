// Checking: what is wrong with an extraction or can't be vouched for (Finding), and what follows (Verdict).

/// One thing that is wrong with an extraction, or that can't be confirmed. Findings are data: they are
/// stored, counted, shown to the user and quoted to the model.
public struct Finding: Sendable, Hashable, Codable {
    /// `invalid` rules the document out; `unclear` asks for a person; `note` is for the record alone.
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
        case note, unclear, invalid

        private var rank: Int {
            switch self {
            case .note: 0
            case .unclear: 1
            case .invalid: 2
            }
        }

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    public let severity: Severity
    /// The value concerned; the root where it is the whole document.
    public let path: FieldPath
    /// Stable code of the reason: see `FindingCode`.
    public let code: FindingCode
    /// Id of the schema's check, where one failed.
    public let check: String?
    /// One sentence that a person and a model understand, with the stated and the expected value.
    public let message: String

    public init(
        _ severity: Severity, _ code: FindingCode, at path: FieldPath = FieldPath(), check: String? = nil,
        message: String
    ) {
        self.severity = severity
        self.path = path
        self.code = code
        self.check = check
        self.message = message
    }
}

/// Why a document is not VALID. The raw values are stable: they stand in ledgers and reports.
public enum FindingCode: String, Sendable, Hashable, Codable, CaseIterable {
    // INVALID
    /// The reply holds no JSON object.
    case noParsableOutput = "no-parsable-output"
    /// The value breaks the JSON Schema.
    case schemaViolation = "schema-violation"
    /// The text of the value can't be read as its kind: no date, no amount.
    case notReadableAsKind = "not-readable-as-kind"
    /// A hard check of the schema fails.
    case hardCheckFailed = "hard-check-failed"

    // UNCLEAR
    /// The value does not stand in the document.
    case notGrounded = "not-grounded"
    /// A required field is null.
    case requiredMissing = "required-missing"
    /// The field is empty, but the document states something that it may well hold.
    case unread
    /// The words behind the value were read with low confidence.
    case lowReadingConfidence = "low-reading-confidence"
    /// Several candidates fit nearly equally well.
    case ambiguous
    /// The value stands in the document, but hardly anything tells that it is the field's.
    case weakEvidence = "weak-evidence"
    /// A date can be read day-first and month-first, and nothing decides.
    case ambiguousDate = "ambiguous-date"
    /// Strategies disagree.
    case disagreement
    /// The model refused.
    case refused
    /// The reply was cut off.
    case truncated
    /// A soft check of the schema fails.
    case softCheckFailed = "soft-check-failed"
    /// The document addresses instructions to a model.
    case instructionInDocument = "instruction-in-document"
    /// The document holds text that a reader can't see.
    case hiddenText = "hidden-text"
    /// No words were read.
    case blankDocument = "blank-document"
    /// Not all of the document was looked at: it was longer than the model's context, or pictures of it were not read.
    case inputCut = "input-cut"
    /// The document's heading says that it is of another kind.
    case otherDocument = "other-document"

    // Notes
    /// The reply was no strict JSON and was read all the same.
    case replyForgiven = "reply-forgiven"
    /// A value was rewritten to its canonical form.
    case normalised
    /// A value of which the document has no trace was made null.
    case withdrawn
}
