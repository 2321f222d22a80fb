// Schema: a kind of document as its user describes it: the fields in order, and the checks that tie them.

public import Foundation

/// One property of a document schema: a top-level field, or a column of a table.
public struct FieldDefinition: Sendable, Hashable {
    public let name: String
    public let kind: FieldKind
    /// For people and models: the schema's `description`.
    public let description: String
    /// Captions that stand beside the value in documents, in any language, the likeliest first.
    public let labels: [String]
    /// How equality is decided when scoring.
    public let compare: Comparator
    /// Share in weighted scores; 1 unless the schema says otherwise.
    public let weight: Double
    /// Whether the value must stand in the document.
    public let isGrounded: Bool
    /// Whether the value is masked in logs and, where asked, before a call.
    public let isSensitive: Bool
    /// Whether null makes the document UNCLEAR.
    public let isRequired: Bool
    /// For `choice`: the values allowed, in the schema's order.
    public let choices: [String]
    /// For `choice`: other writings of a choice as they stand in documents ("Vollzeit": "full-time").
    public let synonyms: [String: String]
    /// For `choice`: what the size of the amount before it in the schema implies where no word states the choice.
    public let implied: [ImpliedChoice]
    /// For `table`: the columns in order.
    public let columns: [FieldDefinition]

    public init(
        name: String, kind: FieldKind, description: String = "", labels: [String] = [],
        compare: Comparator? = nil, weight: Double = 1, isGrounded: Bool = true, isSensitive: Bool = false,
        isRequired: Bool = false, choices: [String] = [], synonyms: [String: String] = [:],
        implied: [ImpliedChoice] = [], columns: [FieldDefinition] = []
    ) {
        self.name = name
        self.kind = kind
        self.description = description
        self.labels = labels
        self.compare = compare ?? kind.comparator
        self.weight = weight
        self.isGrounded = isGrounded
        self.isSensitive = isSensitive
        self.isRequired = isRequired
        self.choices = choices
        self.synonyms = synonyms
        self.implied = implied
        self.columns = columns
    }
}

extension FieldDefinition {
    /// The choice that an amount can only mean.
    func implied(by amount: Decimal, in currency: String) -> String? {
        implied.first { $0.least <= amount && $0.currencies.contains(currency) }?.value
    }
}

/// `{"value": "year", "from": 20000, "currencies": ["EUR", "USD"]}`: an amount of this size and currency can mean
/// nothing else, as pay of 60,000 dollars is a year's.
public struct ImpliedChoice: Sendable, Hashable {
    public let value: String
    /// The least amount that implies it.
    public let least: Decimal
    /// ISO 4217 codes for which the bound holds.
    public let currencies: [String]

    public init(value: String, least: Decimal, currencies: [String]) {
        self.value = value
        self.least = least
        self.currencies = currencies
    }
}

/// What sort of value a field holds; decides how it is found, normalised, grounded and compared.
public enum FieldKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Words: names, addresses, titles.
    case text
    /// A code that must be right to the character: invoice number, IBAN, tax id.
    case identifier
    /// A calendar date; canonical form ISO 8601 `yyyy-mm-dd`.
    case date
    /// An amount of money; canonical form a decimal number.
    case money
    /// A quantity, rate or count; canonical form a decimal number.
    case number
    /// ISO 4217 code.
    case currency
    /// One of the schema's `enum` values.
    case choice
    /// A set of short texts.
    case list
    /// Rows of an object with columns.
    case table

    /// How values of this kind are compared unless the schema says otherwise.
    public var comparator: Comparator {
        switch self {
        case .text: .text
        case .identifier: .identifier
        case .date: .date
        case .money: .money
        case .number: .number
        case .currency, .choice: .choice
        case .list: .list
        case .table: .table
        }
    }
}

/// How two values of a field are held to be equal when scoring.
public enum Comparator: String, Sendable, Hashable, Codable, CaseIterable {
    /// Regardless of case, white space, punctuation at the ends and accents' encoding.
    case text
    /// As `text`; a model that agrees with people may say that other words mean the same.
    case judge
    /// Regardless of case, white space and separators between groups.
    case identifier
    case date
    /// To the currency's minor unit.
    case money
    /// By exact value.
    case number
    case choice
    /// As sets, items matched softly.
    case list
    /// Rows matched optimally, then cell by cell.
    case table
}
