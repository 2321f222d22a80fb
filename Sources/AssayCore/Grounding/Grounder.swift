import Foundation

/// Finds where the values of an answer stand on a document's pages. Made once for a document: the words are
/// folded and all numbers and dates read then, so that each value costs little more than a look-up.
public struct Grounder: Sendable {
    let document: ReadDocument
    let schema: DocumentSchema
    let conventions: WritingConventions
    /// The words that a reader sees: nothing else is evidence.
    let index: WordIndex
    let numbers: NumberPlaces
    let dates: DatePlaces

    public init(document: ReadDocument, schema: DocumentSchema, conventions: WritingConventions) {
        self.document = document
        self.schema = schema
        self.conventions = conventions
        index = WordIndex(document)
        numbers = NumberPlaces(index, conventions: conventions)
        dates = DatePlaces(index, conventions: conventions)
    }

    /// The evidence for every value that stands in the words: for each leaf that is not null of a field that
    /// must be grounded. Values are in canonical form, as in `Extraction.values`. What is already `known` is
    /// kept for values that are not null.
    public func evidence(for values: JSON, known: [FieldPath: Evidence] = [:]) -> [FieldPath: Evidence] {
        var evidence = known.filter { path, _ in values[path].map { !$0.isNull } ?? false }
        for field in schema.fields {
            guard let value = values[field.name], !value.isNull else { continue }
            let path = FieldPath(field.name)
            switch field.kind {
            case .table: ground(table: value, at: path, field, &evidence)
            case .list:
                guard let items = value.array else { continue }
                for (number, item) in items.enumerated() {
                    ground(item, at: path.appending(number), field, &evidence)
                }
            case .text, .identifier, .date, .money, .number, .currency, .choice:
                ground(value, at: path, field, &evidence)
            }
        }
        groundImplied(values, &evidence)
        return evidence
    }

    private func ground(
        _ value: JSON, at path: FieldPath, _ field: FieldDefinition, _ evidence: inout [FieldPath: Evidence]
    ) {
        guard field.isGrounded, !value.isNull, evidence[path] == nil else { return }
        let places = places(of: value, field)
        guard places.count > 1 else {
            if let only = places.first { evidence[path] = index.evidence(at: only) }
            return
        }
        let best = Captions(field.labels, in: index).best(of: places, in: index)
        evidence[path] = best.first.map { index.evidence(at: $0, places: best.count) }
    }

    private func ground(
        table: JSON, at path: FieldPath, _ field: FieldDefinition, _ evidence: inout [FieldPath: Evidence]
    ) {
        let columns = field.columns.filter { field.isGrounded && $0.isGrounded }
        var rows = RowAlignment(columns, in: index)
        for (number, row) in (table.array ?? []).enumerated() {
            let cells = columns.map { column in
                row[column.name].flatMap { $0.isNull ? nil : places(of: $0, column) } ?? []
            }
            for (column, found) in zip(columns, rows.align(cells)) {
                let cell = path.appending(number).appending(column.name)
                if evidence[cell] == nil, let found { evidence[cell] = found }
            }
        }
    }

    /// The places that state a value best, in the document's order; empty where none does.
    func places(of value: JSON, _ field: FieldDefinition) -> [Place] {
        switch field.kind {
        case .money: number(value).map { numbers.places(of: $0, asAmount: true) } ?? []
        case .number: number(value).map { numbers.places(of: $0, asAmount: false) } ?? []
        case .date: date(value).flatMap { dates.places[$0] } ?? []
        case .currency: currencyPlaces(value)
        case .choice: choicePlaces(value, field)
        case .text, .list, .table: textPlaces(value, .text)
        case .identifier: textPlaces(value, .identifier)
        }
    }

    private func textPlaces(_ value: JSON, _ tolerance: EditTolerance) -> [Place] {
        guard let text = value.string ?? value.number?.text else { return [] }
        let folded = FoldedText(text)
        if folded.isEmpty { return index.literalPlaces(of: text) }
        let exact = index.exactPlaces(of: folded)
        return exact.isEmpty ? index.similarPlaces(to: folded, tolerance: tolerance) : exact
    }

    /// The number that a value is or states.
    func number(_ value: JSON) -> Decimal? {
        value.number.flatMap {
            NumberText.read($0.text, conventions: WritingConventions(decimalSeparator: "."))
        }
            ?? value.string.flatMap { NumberText.read($0, conventions: conventions) }
    }

    /// The date that a value is or states.
    func date(_ value: JSON) -> CalendarDate? {
        value.string.flatMap { text in
            CalendarDate(iso: text) ?? DateText.read(text, conventions: conventions)?.likelier
        }
    }
}
