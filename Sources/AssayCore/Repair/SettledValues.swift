/// What a step of a cascade found and nothing speaks against: later steps leave it as it is.
///
/// A field is settled where it has a value and no finding of the severities `invalid` and `unclear` is about it, be it at
/// the field, inside it, or of a check that reads it. A field without a value is never settled: the next step may
/// find one.
public struct SettledValues: Sendable, Hashable {
    public static let none = SettledValues()

    /// By field, in canonical form.
    public private(set) var values = JSONObject()
    public private(set) var evidence: [FieldPath: Evidence] = [:]
    public private(set) var origins: [String: Origin] = [:]
    /// About settled values of which a later step's answer says otherwise.
    public private(set) var doubts: [Finding] = []

    private init() {}

    /// - Parameters:
    ///   - findings: those of the extraction.
    ///   - checks: the schema's.
    public init(of extraction: Extraction, findings: [Finding], checks: [Check]) {
        let doubted = findings.filter { Verdict([$0]) != .valid }
            .compactMap { RepairPolicy.fields(of: [$0], checks: checks) }
        let open = Set(doubted.joined())
        values = JSONObject(
            (extraction.values.object ?? JSONObject()).filter { field, value in
                !open.contains(field) && !value.isNull && value.array?.isEmpty != true
            }.map { ($0.key, $0.value) })
        let settled = Set(values.keys)
        evidence = extraction.evidence.filter { settled.contains($0.key.field ?? "") }
        origins = extraction.origins.filter { settled.contains($0.key) }
    }

    /// An answer with the settled values in the place of its own; anything but an object stays what it is.
    public func completing(_ answer: JSON) -> JSON {
        guard var object = answer.object else { return answer }
        for (field, value) in values { object[field] = value }
        return .object(object)
    }

    /// Holds an answer against the settled values: of two methods that differ one is wrong, and which one a person must
    /// say. Nothing said is no other opinion; rows are held against sums and words.
    public mutating func compare(
        with answer: JSON, schema: DocumentSchema, conventions: WritingConventions
    ) {
        let others = ValueNormaliser(schema: schema, conventions: conventions).normalise(answer).values
        let digits = CurrencyText.minorUnits(of: (values["currency"] ?? others["currency"])?.string)
        doubts = schema.fields.compactMap { field in
            guard let value = values[field.name], let other = others[field.name], field.kind != .table else {
                return nil
            }
            let theirs = ComparableValue(other, by: field.compare, minorUnits: digits)
            let mine = ComparableValue(value, by: field.compare, minorUnits: digits)
            guard !theirs.isAbsent, !mine.likeness(to: theirs).isEqual else { return nil }
            return Finding(
                .unclear, .disagreement, at: FieldPath(field.name),
                message: "\(field.name): the answer is \(Grounder.shown(value)), but the next method gives "
                    + "\(Grounder.shown(other)).")
        }
    }

    /// Without fields that are asked for again after all; nil: all of them are.
    public func without(_ fields: [String]?) -> SettledValues {
        guard let fields else { return .none }
        var rest = self
        for field in fields {
            rest.values[field] = nil
            rest.origins[field] = nil
        }
        rest.evidence = evidence.filter { !fields.contains($0.key.field ?? "") }
        rest.doubts = doubts.filter { !fields.contains($0.path.field ?? "") }
        return rest
    }
}
