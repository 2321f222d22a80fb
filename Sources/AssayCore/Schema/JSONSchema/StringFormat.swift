/// The values of `format` that rule texts out.
enum StringFormat: String, Sendable, CaseIterable {
    case date
    case dateTime = "date-time"
    case time
    case email
    case uri
    case uuid
    /// ISO 13616, with its check digits; spaces between groups are allowed.
    case iban
    /// ISO 4217 alphabetic code.
    case currency
    /// EU VAT identification number by its form: a member state's prefix, XI, GB or CHE, and the national part.
    case vatID = "vat-id"
    /// ISO 3166-1 alpha-2 code.
    case country

    /// Formats of the draft that only describe.
    static let onlyDescribing = [
        "duration", "hostname", "idn-hostname", "idn-email", "ipv4", "ipv6", "uri-reference", "iri",
        "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex",
    ]

    func holds(for text: String) -> Bool {
        switch self {
        case .date: CalendarDate(iso: text) != nil
        case .dateTime: TimestampSyntax.isDateTime(Array(text.utf8))
        case .time: TimestampSyntax.isTime(text.utf8[...])
        case .email: AddressSyntax.isEmail(text)
        case .uri: AddressSyntax.isURI(text)
        case .uuid: IdentifierSyntax.isUUID(text)
        case .iban: IdentifierSyntax.isIBAN(text)
        case .currency: IdentifierSyntax.isCurrency(text)
        case .vatID: IdentifierSyntax.isVATNumber(text)
        case .country: IdentifierSyntax.isCountry(text)
        }
    }

    /// As in "is no …".
    var noun: String {
        switch self {
        case .date: "date as yyyy-mm-dd"
        case .dateTime: "time stamp as yyyy-mm-ddThh:mm:ssZ"
        case .time: "time as hh:mm:ssZ"
        case .email: "e-mail address"
        case .uri: "absolute URI"
        case .uuid: "UUID"
        case .iban: "IBAN"
        case .currency: "ISO 4217 currency code"
        case .vatID: "VAT identification number"
        case .country: "ISO 3166 two-letter country code"
        }
    }
}
