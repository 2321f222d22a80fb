/// Whether an extraction can be used.
public enum Verdict: Sendable, Hashable {
    /// Everything holds, and every value that is not null stands in the document.
    case valid
    /// It can't be used: the findings of severity `invalid`, and the rest.
    case invalid([Finding])
    /// It can be used once a person has looked: the findings of severity `unclear`, and the notes.
    case unclear([Finding])

    /// The one rule: the worst finding decides. Total, free of order, and more findings never raise trust.
    public init(_ findings: [Finding]) {
        self =
            switch findings.map(\.severity).max() {
            case .invalid: .invalid(findings)
            case .unclear: .unclear(findings)
            case .note, nil: .valid
            }
    }

    /// The word alone.
    public var word: Word {
        switch self {
        case .valid: .valid
        case .invalid: .invalid
        case .unclear: .unclear
        }
    }

    /// The three words as they stand in ledgers and reports.
    public enum Word: String, Sendable, Hashable, Codable, CaseIterable {
        case valid = "VALID"
        case invalid = "INVALID"
        case unclear = "UNCLEAR"
    }
}
