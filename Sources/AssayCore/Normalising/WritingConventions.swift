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

    public init(of document: ReadDocument) { self.init() }
}
