extension Grounder {
    /// What to say of a value that no visible words state: where it is hidden, or what is most like it.
    func notGrounded(_ value: JSON, at path: FieldPath, _ field: FieldDefinition) -> [Finding] {
        if let reason = hiddenReason(of: value, field) {
            let message =
                "\(path): \(Self.shown(value)) stands only in text that can't be seen (\(reason.rawValue))."
            return [
                Finding(.unclear, .notGrounded, at: path, message: message),
                Finding(.unclear, .hiddenText, at: path, message: message),
            ]
        }
        if !places(of: value, field).isEmpty {
            let message =
                "\(path): \(Self.shown(value)) stands in the document, but not beside its row's other cells."
            return [Finding(.unclear, .notGrounded, at: path, message: message)]
        }
        let start = "\(path): \(Self.shown(value)) does not stand in the document"
        guard let (place, similarity) = nearest(to: value, field), similarity >= Self.leastSimilarity else {
            return [Finding(.unclear, .notGrounded, at: path, message: start + ", nor anything like it.")]
        }
        let percent = Int((similarity * 100).rounded())
        let nearest = "\(Self.quoted(index.quote(of: place))) on page \(index.page(of: place) + 1)"
        return [
            Finding(
                .unclear, .notGrounded, at: path,
                message: start + "; the nearest is \(nearest), \(percent) % alike.")
        ]
    }

    /// Whether no words, hidden ones included, state a value or anything like it.
    func isWithoutTrace(_ value: JSON, _ field: FieldDefinition) -> Bool {
        guard places(of: value, field).isEmpty, hiddenReason(of: value, field) == nil else { return false }
        return nearest(to: value, field).map { $0.similarity < Self.leastSimilarity } ?? true
    }

    /// Less alike than this tells nothing.
    private static let leastSimilarity = 0.5

    private func nearest(to value: JSON, _ field: FieldDefinition) -> (place: Place, similarity: Double)? {
        switch field.kind {
        case .money, .number: number(value).flatMap(numbers.nearest)
        case .date: date(value).flatMap(dates.nearest)
        case .currency, .choice: nil
        case .text, .identifier, .list, .table: value.string.flatMap { index.nearest(to: FoldedText($0)) }
        }
    }

    /// Why the words that state a value can't be seen; nil where no hidden words state it.
    private func hiddenReason(of value: JSON, _ field: FieldDefinition) -> HiddenReason? {
        guard document.pages.contains(where: { $0.words.contains { $0.hidden != nil } }) else { return nil }
        let unseen = Grounder(hiddenWordsOf: self)
        return unseen.places(of: value, field).first?.words.first.flatMap { unseen.index.words[$0].hidden }
    }

    private init(hiddenWordsOf other: Grounder) {
        document = other.document
        schema = other.schema
        conventions = other.conventions
        index = WordIndex(other.document, hidden: true)
        numbers = NumberPlaces(index, conventions: conventions)
        dates = DatePlaces(index, conventions: conventions)
    }

    /// Different readings of the words behind a value, or different words that fit it equally well. The same
    /// value at several places is not unclear.
    func ambiguous(_ value: JSON, _ evidence: Evidence, at path: FieldPath, _ field: FieldDefinition)
        -> Finding?
    {
        switch field.kind {
        case .date:
            guard
                case .ambiguous(let first, let second) = DateText.read(
                    evidence.quote, conventions: conventions),
                let date = date(value), !(dates.places[date] ?? []).contains(where: { isCertain($0, date) })
            else { return nil }
            return Finding(
                .unclear, .ambiguousDate, at: path,
                message: "\(path): \(Self.quoted(evidence.quote)) can be \(first) or \(second).")
        case .text, .identifier, .list:
            guard evidence.match == .fuzzy, evidence.places > 1 else { return nil }
            let quotes = Set(places(of: value, field).map { index.quote(of: $0) }).sorted()
            guard Set(quotes.map { FoldedText($0).bytes }).count > 1 else { return nil }
            return Finding(
                .unclear, .ambiguous, at: path,
                message: "\(path): " + quotes.map(Self.quoted).joined(separator: " and ")
                    + " are equally like \(Self.shown(value)).")
        case .money, .number, .currency, .choice, .table: return nil
        }
    }

    private func isCertain(_ place: Place, _ date: CalendarDate) -> Bool {
        DateText.read(index.quote(of: place), conventions: conventions) == .date(date)
    }

    /// A value as a message shows it.
    static func shown(_ value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): value.text
        case .string(let value): quoted(value)
        case .array(let items): "[\(items.count) items]"
        case .object(let members): "{\(members.count) members}"
        }
    }

    /// Longer quotes are cut: messages are read by people and paid for by the token.
    private static let longestQuote = 80

    static func quoted(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= longestQuote ? "\"\(line)\"" : "\"\(line.prefix(longestQuote - 1))…\""
    }
}
