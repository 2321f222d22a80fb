/// A rule that ties fields of a schema together. It belongs to the schema, never to a strategy: otherwise a
/// strategy could redefine VALID and no comparison would be fair.
public struct Check: Sendable, Hashable {
    public let id: String
    public let severity: Severity
    public let form: Form

    public init(id: String, severity: Severity, form: Form) {
        self.id = id
        self.severity = severity
        self.form = form
    }

    /// A hard check that fails makes the document INVALID, a soft one UNCLEAR.
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
        case hard, soft
    }

    /// The fixed set of forms; each is described by its own file below `Checking/Forms`. Fields are named as
    /// in `FieldPath.generalised`: `total`, `line_items.amount`.
    public enum Form: Sendable, Hashable {
        case sum(SumCheck)
        case product(ProductCheck)
        case order(OrderCheck)
        case checksum(ChecksumCheck)
        case oneOf(OneOfCheck)
        case requiredIf(RequiredIfCheck)
        case range(RangeCheck)
        case matches(MatchesCheck)
    }
}
