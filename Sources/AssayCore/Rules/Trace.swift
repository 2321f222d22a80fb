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
    }

    let field: String
    let doubt: Doubt
    /// The words, as they stand on the page.
    let quote: String
    /// The day that they state; where a value of the answer states it, too, they were read.
    var date: CalendarDate?

    init(_ field: String, _ doubt: Doubt, quote: String, date: CalendarDate? = nil) {
        self.field = field
        self.doubt = doubt
        self.quote = quote
        self.date = date
    }

    /// What the words say against an answer; nil where it is in accord with them.
    ///
    /// - Parameter values: canonical.
    func finding(on values: JSON) -> Finding? {
        let value = values[field] ?? .null
        let path = FieldPath(field)
        if value.isNull || value.array?.isEmpty == true {
            guard !isStated(by: values) else { return nil }
            return Finding(
                .unclear, .unread, at: path,
                message: "\(field): nothing was found, but the document says \(Grounder.quoted(quote)).")
        }
        switch doubt {
        case .null: return nil
        case .value(let doubted):
            guard value == doubted else { return nil }
            return Finding(
                .unclear, .weakEvidence, at: path,
                message:
                    "\(field): only \(Grounder.quoted(quote)) says so, which may be about something else.")
        case .others(let other):
            guard value != other else { return nil }
            return Finding(
                .unclear, .ambiguous, at: path,
                message: "\(field): the document also says \(Grounder.quoted(quote)).")
        }
    }

    private func isStated(by values: JSON) -> Bool {
        guard let date else { return false }
        return values.leaves.contains { $0.value.string.flatMap(CalendarDate.init(iso:)) == date }
    }
}
