/// Scores the values of a document against its label.
public struct Scorer: Sendable {
    let schema: DocumentSchema
    private let fields: [String: FieldDefinition]
    private let judgements: Judgements

    /// - Parameter judgements: what a judge decided about texts that are not equal.
    public init(schema: DocumentSchema, judgements: Judgements = .none) {
        self.schema = schema
        fields = Dictionary(schema.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.judgements = judgements
    }

    /// One score for each labelled field in the schema's order; after a table's own score one for each
    /// labelled cell, under `line_items.amount`.
    ///
    /// - Parameter values: nil for a document that failed. It is never right: a labelled value is `missing`,
    ///   and where the label says that there is none the result is `wrong`, because nothing vouches for it.
    public func scores(values: JSON?, label: Label) -> [FieldScore] {
        let minorUnits = CurrencyText.minorUnits(of: currency(label: label, values: values))
        return label.fields.flatMap { field -> [FieldScore] in
            guard let definition = fields[field.name] else { return [] }
            guard let values else { return failed(field) }
            let actual = values[field.name] ?? .null
            if definition.kind == .table {
                return TableScorer(table: definition, minorUnits: minorUnits).scores(actual, against: field)
            }
            return [score(actual, against: field, by: definition.compare, minorUnits: minorUnits)]
        }
    }

    private func score(
        _ actual: JSON, against field: Label.Field, by comparator: Comparator, minorUnits: Int
    ) -> FieldScore {
        let isStrict = field.accepted.contains { $0.isStrictly(actual) }
        // Most values are, and need no folding.
        if isStrict, !actual.isBlank {
            return FieldScore(
                field: field.name, result: .correct, isStrict: true, similarity: 1,
                expected: field.expected, actual: actual)
        }
        let value = ComparableValue(actual, by: comparator, minorUnits: minorUnits)
        let best = field.accepted.map { answer in
            answer.likeness(to: value, by: comparator, minorUnits: minorUnits)
        }.reduce((isEqual: false, similarity: 0)) {
            ($0.isEqual || $1.isEqual, max($0.similarity, $1.similarity))
        }
        let isEqual = best.isEqual || isJudgedSame(actual, field, comparator)
        return FieldScore(
            field: field.name,
            result: .init(
                isEqual: isEqual, isAbsent: value.isAbsent, needsNone: field.accepted == [.absent]),
            isStrict: isStrict, similarity: best.similarity, expected: field.expected, actual: actual)
    }

    private func isJudgedSame(_ actual: JSON, _ field: Label.Field, _ comparator: Comparator) -> Bool {
        guard comparator == .judge, let candidate = actual.string else { return false }
        let alternatives = field.expected["any_of"]?.array ?? [field.expected]
        return alternatives.compactMap(\.string).first.map {
            judgements.areSame(field.name, $0, candidate)
        } ?? false
    }

    private func failed(_ field: Label.Field) -> [FieldScore] {
        let isAbsent = field.accepted == [.absent]
        let score = FieldScore(
            field: field.name, result: isAbsent ? .wrong : .missing, isStrict: false, similarity: 0,
            expected: field.expected, actual: .null)
        guard case .rows(let rows) = field.accepted.first(where: { $0 != .absent }) else { return [score] }
        return [score] + rows.flatMap { TableScorer.failed($0, in: field.name, order: columns(field.name)) }
    }

    private func columns(_ table: String) -> [String] { schema.field(table)?.columns.map(\.name) ?? [] }

    /// The label's currency before the found one: a wrong currency must not loosen the comparison.
    private func currency(label: Label, values: JSON?) -> String? {
        guard let field = schema.fields.first(where: { $0.kind == .currency })?.name else { return nil }
        return label[field]?.string ?? values?[field]?.string
    }
}

extension FieldScore.Result {
    /// - Parameters:
    ///   - isEqual: the value is one of the right answers.
    ///   - isAbsent: there is no value.
    ///   - needsNone: the only right answer is that there is none.
    init(isEqual: Bool, isAbsent: Bool, needsNone: Bool) {
        self =
            switch (isEqual, isAbsent) {
            case (true, true): .correctlyAbsent
            case (true, false): .correct
            case (false, true): .missing
            case (false, false): needsNone ? .spurious : .wrong
            }
    }
}

extension Label.Answer {
    func likeness(
        to value: ComparableValue, by comparator: Comparator, minorUnits: Int
    ) -> (isEqual: Bool, similarity: Double) {
        switch (self, value) {
        case (.absent, _): return value.likeness(to: .absent)
        case (.value(let json), _):
            return value.likeness(to: ComparableValue(json, by: comparator, minorUnits: minorUnits))
        case (.items(let items), .items(let found)):
            return ListMatch(items.map { $0.map(ComparedText.init) }, found).likeness
        case (.items, _), (.rows, _): return (false, 0)
        }
    }

    /// Equality of the canonical forms.
    func isStrictly(_ json: JSON) -> Bool {
        switch self {
        case .absent: return json.isNull
        case .value(let value): return value == json
        case .items(let items):
            guard case .array(let found) = json, found.count == items.count else { return false }
            return zip(items, found).allSatisfy { item, value in value.string.map(item.contains) == true }
        case .rows(let rows):
            guard case .array(let found) = json, found.count == rows.count else { return false }
            return zip(rows, found).allSatisfy { row, value in
                row.cells.allSatisfy { $0.value.accepted.contains(value[$0.key] ?? .null) }
            }
        }
    }
}
