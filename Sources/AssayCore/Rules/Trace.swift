/// Words of a page that leave a field's value in doubt: no value was read from them, or they speak for another one, or only
/// they speak for it.
struct Trace: Sendable, Hashable {
    enum Doubt: Sendable, Hashable {
        /// The words may state the field: null may be wrong.
        case null
        /// Nothing else states this value, and the words may be about something else.
        case value(JSON)
        /// The words state this value: another one, and null, may be wrong.
        case others(than: JSON)
        /// The words belong to a list; one that does not hold this text may be short.
        case part(String)
    }

    /// A field, or a cell of a table's row.
    let path: FieldPath
    let doubt: Doubt
    /// The words, as they stand on the page.
    let quote: String
    /// The day that they state; where a value of the answer states it, too, they were read.
    var date: CalendarDate?

    init(_ field: String, _ doubt: Doubt, quote: String, date: CalendarDate? = nil) {
        self.init(at: FieldPath(field), doubt, quote: quote, date: date)
    }

    init(at path: FieldPath, _ doubt: Doubt, quote: String, date: CalendarDate? = nil) {
        self.path = path
        self.doubt = doubt
        self.quote = quote
        self.date = date
    }

    var field: String { path.field ?? "" }

    /// What the words say against an answer; nil where it is in accord with them.
    ///
    /// - Parameter values: canonical.
    func finding(on values: JSON) -> Finding? {
        // A row that the answer does not have is another matter.
        if path.components.count > 1, values[path] == nil { return nil }
        let value = values[path] ?? .null
        if value.isNull || value.array?.isEmpty == true {
            guard !isStated(by: values) else { return nil }
            return Finding(
                .unclear, .unread, at: path,
                message: "\(path): nothing was found, but the document says \(Grounder.quoted(quote)).")
        }
        switch doubt {
        case .null: return nil
        case .part(let text):
            guard !Self.holds(value, text) else { return nil }
            return Finding(
                .unclear, .ambiguous, at: path,
                message: "\(path): the document also says \(Grounder.quoted(quote)).")
        case .value(let doubted):
            guard value == doubted else { return nil }
            return Finding(
                .unclear, .weakEvidence, at: path,
                message:
                    "\(path): only \(Grounder.quoted(quote)) says so, which may be about something else.")
        case .others(let other):
            guard value != other else { return nil }
            return Finding(
                .unclear, .ambiguous, at: path,
                message: "\(path): the document also says \(Grounder.quoted(quote)).")
        }
    }

    /// Whether an item of a list holds a text, whatever the case of its letters.
    private static func holds(_ value: JSON, _ text: String) -> Bool {
        let text = text.lowercased()
        return value.array?.contains { $0.string?.lowercased().contains(text) == true } == true
    }

    private func isStated(by values: JSON) -> Bool {
        guard let date else { return false }
        return values.leaves.contains { $0.value.string.flatMap(CalendarDate.init(iso:)) == date }
    }
}
