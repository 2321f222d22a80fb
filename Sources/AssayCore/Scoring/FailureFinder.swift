/// Finds the causes of what is not right in one document.
struct FailureFinder {
    private let outcome: OutcomeRecord
    private let schema: DocumentSchema
    /// The same look-up that grounds values; nil where the words are not at hand.
    private let grounder: Grounder?

    init(outcome: OutcomeRecord, schema: DocumentSchema, document: ReadDocument?) {
        self.outcome = outcome
        self.schema = schema
        grounder = document.map {
            Grounder(document: $0, schema: schema, conventions: WritingConventions(of: $0))
        }
    }

    /// A table's own score is left out where its cells are scored: they say what is wrong.
    func failures(in scores: [FieldScore]) -> [Failure] {
        let tables = Set(
            scores.lazy.filter(\.isCell).compactMap { $0.field.split(separator: ".").first.map(String.init) })
        return scores.filter { !$0.result.isRight && !tables.contains($0.field) }.map {
            Failure(document: outcome.name, score: $0, cause: cause(of: $0))
        }
    }

    private func cause(of score: FieldScore) -> FailureCause {
        switch outcome.failure {
        case .reading: return .notRead
        case .model: return .callFailed
        case nil: break
        }
        if outcome.values == nil { return .schemaViolation }
        let codes = outcome.findings.filter {
            $0.path.generalised == score.field || $0.path.components.isEmpty
        }
        .map(\.code)
        if codes.contains(.schemaViolation) || codes.contains(.noParsableOutput) { return .schemaViolation }
        if codes.contains(.notReadableAsKind) { return .normalisedWrongly }
        guard let definition = schema.field(score.field) else { return .wrongCandidate }
        switch score.result {
        case .missing: return missing(score, definition)
        case .wrong: return wrong(score, definition)
        case .spurious: return holds(score.actual, definition) ?? true ? .wrongCandidate : .hallucinated
        case .correct, .correctlyAbsent: return .wrongCandidate
        }
    }

    private func missing(_ score: FieldScore, _ definition: FieldDefinition) -> FailureCause {
        holdsExpected(score, definition) == false ? .misread : .notFound
    }

    private func wrong(_ score: FieldScore, _ definition: FieldDefinition) -> FailureCause {
        if score.alternatives.contains(where: { Self.isRewriting(score.actual, of: $0, definition.kind) }) {
            return .normalisedWrongly
        }
        if holdsExpected(score, definition) == false { return .misread }
        return holds(score.actual, definition) == false ? .hallucinated : .wrongCandidate
    }

    /// To the letter: what is there within a few characters was misread.
    private func holdsExpected(_ score: FieldScore, _ definition: FieldDefinition) -> Bool? {
        let alternatives = score.alternatives.filter { !$0.isNull }
        guard grounder != nil, !alternatives.isEmpty else { return nil }
        return alternatives.contains { holds($0, definition, exactly: true) ?? true }
    }

    /// Whether the value stands in the words; nil where that can't be told.
    private func holds(_ value: JSON, _ definition: FieldDefinition, exactly: Bool = false) -> Bool? {
        guard let grounder else { return nil }
        switch (definition.kind, value) {
        // They may be concluded from other words, so that their absence tells nothing.
        case (.choice, _): return grounder.places(of: value, definition).isEmpty ? nil : true
        case (.currency, _), (.table, _): return nil
        case (.list, .array(let items)):
            return items.allSatisfy { Self.stands($0, definition, grounder, exactly) }
        case (.date, _), (.money, _), (.number, _), (.text, _), (.identifier, _), (.list, _):
            return Self.stands(value, definition, grounder, exactly)
        }
    }

    /// As a whole, or word by word: addresses are broken over lines and columns.
    private static func stands(
        _ value: JSON, _ definition: FieldDefinition, _ grounder: Grounder, _ exactly: Bool
    ) -> Bool {
        let isThere = { (value: JSON) in
            grounder.places(of: value, definition).contains { !exactly || $0.match != .fuzzy }
        }
        if isThere(value) { return true }
        let words = (value.string ?? "").split(whereSeparator: \.isWhitespace)
        return definition.kind == .text && words.count > 1
            && words.allSatisfy { isThere(.string(String($0))) }
    }

    /// The same writing understood otherwise: digits of a date in another order, an amount that is off by a
    /// power of ten or by its sign.
    private static func isRewriting(_ actual: JSON, of expected: JSON, _ kind: FieldKind) -> Bool {
        switch kind {
        case .date:
            guard let left = actual.string.flatMap(CalendarDate.init(iso:)),
                let right = expected.string.flatMap(CalendarDate.init(iso:))
            else { return false }
            let parts = { (date: CalendarDate) in [date.year % 100, date.month, date.day].sorted() }
            return parts(left) == parts(right)
        case .money, .number:
            guard let left = actual.number?.normalised, let right = expected.number?.normalised else {
                return false
            }
            return !left.digits.isEmpty && left.digits == right.digits
        case .text, .identifier, .currency, .choice, .list, .table: return false
        }
    }
}

extension FieldScore {
    /// The right answers, `any_of` taken apart.
    var alternatives: [JSON] { expected["any_of"]?.array ?? [expected] }
}
