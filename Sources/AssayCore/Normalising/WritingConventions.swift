/// How a document writes dates and numbers, concluded from all of its words.
public struct WritingConventions: Sendable, Hashable {
    /// The order of the parts of a numeric date.
    public enum DateOrder: String, Sendable, Hashable, CaseIterable {
        case dayFirst, monthFirst
    }

    /// nil where neither another date, nor the language, nor the currency decides.
    public let dateOrder: DateOrder?
    /// `.` or `,`; nil where nothing decides.
    public let decimalSeparator: Character?
    /// ISO 4217 code of the currency the amounts are in; nil where nothing or too much is stated.
    public let currency: String?
    /// Two-letter code; nil where it can't be told.
    public let language: String?

    public init(
        dateOrder: DateOrder? = nil, decimalSeparator: Character? = nil, currency: String? = nil,
        language: String? = nil
    ) {
        self.dateOrder = dateOrder
        self.decimalSeparator = decimalSeparator
        self.currency = currency
        self.language = language
    }

    /// From the words that a reader sees: dates with a part above 12, amounts whose separators leave no choice,
    /// currency marks beside amounts, and common words of eight languages. Linear in the document's length.
    public init(of document: ReadDocument) {
        var votes = ConventionVotes()
        for page in document.pages { votes.count(page.words.filter { $0.hidden == nil }.map(\.text)) }
        self.init(
            dateOrder: votes.dateOrder, decimalSeparator: votes.decimalSeparator, currency: votes.currency,
            language: votes.language)
    }
}
