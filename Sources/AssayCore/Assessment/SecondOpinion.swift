/// What the rules find in the same words: a witness for or against the values of any other method. It costs
/// milliseconds and errs in other ways than a model, so that where both say the same, both are seldom wrong.
///
/// Counted on 34 made-up invoices, postings and receipts, a model of 1.5 billion parameters against the rules: where
/// both gave the same, 246 of 254 values were right; where they differed, 25 of 42 of the model's; where the rules
/// found nothing, 33 of 55. They are the documents on which these rules were chosen, so others will do worse.
struct SecondOpinion: Sendable {
    let schema: DocumentSchema
    private let normaliser: ValueNormaliser
    /// In canonical form.
    let values: JSON
    let evidence: [FieldPath: Evidence]
    private let auxiliary: JSONObject

    init(
        _ found: Extraction, schema: DocumentSchema, conventions: WritingConventions,
        auxiliary: JSONObject = JSONObject()
    ) {
        self.schema = schema
        self.auxiliary = auxiliary
        normaliser = ValueNormaliser(schema: schema, conventions: conventions)
        values = normaliser.normalise(found.values).values
        evidence = found.evidence
    }

    /// Where the rules vouch for something else or for two sums alike, and optional values that no caption speaks for.
    ///
    /// - Parameter answer: canonical values; the rules' own give nothing.
    func findings(on answer: JSON) -> [Finding] {
        let currency = schema.fields.first { $0.kind == .currency }.flatMap { answer[$0.name]?.string }
        let digits = CurrencyText.minorUnits(of: currency)
        return schema.fields.compactMap { field in
            let mine = ComparableValue(values[field.name] ?? .null, by: field.compare, minorUnits: digits)
            let other = ComparableValue(answer[field.name] ?? .null, by: field.compare, minorUnits: digits)
            guard field.isGrounded, Self.isSingle(field.kind) else { return nil }
            if other.likeness(to: mine).isEqual { return twoSums(field) }
            return mine.isAbsent ? unsupported(field, answer) : contradiction(field, answer)
        }
    }

    /// A sum that adds up, with another amount at an equally good caption: one of them was meant for somebody else, and an
    /// answer that takes the one that adds up doesn't tell which.
    private func twoSums(_ field: FieldDefinition) -> Finding? {
        let path = FieldPath(field.name)
        let sums = schema.checks.filter { check in
            if case .sum(let sum) = check.form { sum.equals == field.name } else { false }
        }
        guard let rival = evidence[path]?.rivals.first, !sums.isEmpty,
            let confirming = Checker.confirmations(values: values.adding(auxiliary), schema: schema)[
                field.name],
            sums.contains(where: { confirming.contains($0.id) })
        else { return nil }
        return Finding(
            .unclear, .ambiguous, at: path,
            message: "\(path): \(Grounder.quoted(rival)) has as good a caption.")
    }

    /// Rows and items are held against checks and words, one by one.
    private static func isSingle(_ kind: FieldKind) -> Bool {
        switch kind {
        case .text, .identifier, .date, .money, .number, .currency, .choice: true
        case .list, .table: false
        }
    }

    private func contradiction(_ field: FieldDefinition, _ answer: JSON) -> Finding? {
        let path = FieldPath(field.name)
        let value = answer[field.name] ?? .null
        // What the rules only guess is no evidence against anybody, and what they hesitated over is settled by an answer
        // that is one of the two.
        guard let found = evidence[path], found.score >= Self.least(field.kind),
            !found.rivals.contains(where: { isSame($0, value, field) })
        else { return nil }
        return Finding(
            .unclear, .disagreement, at: path,
            message: "\(path): the answer is \(Grounder.shown(value)), but the page rather says "
                + "\(Grounder.quoted(found.quote)).")
    }

    /// A name is told by few marks, and models shorten, translate and guess it: whatever else the rules would take is
    /// reason enough for a person to look. On twenty Swedish postings names of which the rules took another view, or none,
    /// were wrong in 10 of 20 values that were VALID.
    private static func least(_ kind: FieldKind) -> Double {
        switch kind {
        case .text: 0
        case .identifier, .date, .money, .number, .currency, .choice, .list, .table: Grounder.leastScore
        }
    }

    /// Whether words, read as the field's kind, give the value.
    func isSame(_ words: String, _ value: JSON, _ field: FieldDefinition) -> Bool {
        let read = normaliser.normalise(.object(JSONObject([(field.name, .string(words))]))).values
        return ComparableValue(read[field.name] ?? .null, by: field.compare, minorUnits: 2)
            .likeness(to: ComparableValue(value, by: field.compare, minorUnits: 2)).isEqual
    }

    /// Models fill in what is not stated. A required field is stated on nearly every document; of an optional one that
    /// has captions, a value that the rules find no reason for is doubtful wherever it stands.
    private func unsupported(_ field: FieldDefinition, _ answer: JSON) -> Finding? {
        guard !field.isRequired, !field.labels.isEmpty, Self.isCaptioned(field.kind) else { return nil }
        let path = FieldPath(field.name)
        return Finding(
            .unclear, .weakEvidence, at: path,
            message:
                "\(path): nothing on the page tells that \(Grounder.shown(answer[field.name] ?? .null)) is meant."
        )
    }

    /// What a caption or the page's form tells of, where it is stated.
    private static func isCaptioned(_ kind: FieldKind) -> Bool {
        switch kind {
        case .text, .identifier, .date, .money, .number: true
        case .currency, .choice, .list, .table: false
        }
    }
}
