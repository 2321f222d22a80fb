public import Foundation

/// `"sum": {"fields": ["subtotal", "tax_total"], "equals": "total"}`: the fields and table columns add up.
/// A term with a `-` before its name is subtracted. Not applied where a term or the sum is null.
public struct SumCheck: Sendable, Hashable {
    public let terms: [Term]
    public let equals: String
    /// Largest difference allowed; nil: half a minor unit for each addend, at least one minor unit.
    public let tolerance: Decimal?

    /// A field or a table column whose values are added or subtracted.
    public struct Term: Sendable, Hashable {
        public let field: String
        public let isSubtracted: Bool

        public init(_ field: String, isSubtracted: Bool = false) {
            self.field = field
            self.isSubtracted = isSubtracted
        }
    }

    public init(terms: [Term], equals: String, tolerance: Decimal? = nil) {
        self.terms = terms
        self.equals = equals
        self.tolerance = tolerance
    }
}

/// `"product": {"factors": ["line_items.quantity", "line_items.unit_price"], "equals": "line_items.amount"}`:
/// holds in each row; a row with a null is passed over.
public struct ProductCheck: Sendable, Hashable {
    public let factors: [String]
    public let equals: String
    /// Largest difference allowed; nil: one minor unit of the currency.
    public let tolerance: Decimal?

    public init(factors: [String], equals: String, tolerance: Decimal? = nil) {
        self.factors = factors
        self.equals = equals
        self.tolerance = tolerance
    }
}

/// `"order": ["issue_date", "due_date"]`: dates or numbers never decrease; nulls are passed over.
public struct OrderCheck: Sendable, Hashable {
    public let fields: [String]

    public init(fields: [String]) { self.fields = fields }
}

/// `"checksum": {"field": "iban", "by": "iban"}`: the check digits of a standard hold.
public struct ChecksumCheck: Sendable, Hashable {
    /// The standards that are known.
    public enum Standard: String, Sendable, Hashable, CaseIterable {
        /// ISO 13616, mod 97.
        case iban
        /// EU VAT identification number, by country.
        case vatID = "eu-vat"
        /// GS1 GTIN-8, -12, -13, -14.
        case gtin
        /// ISO/IEC 7812-1 annex B.
        case luhn
    }

    public let field: String
    public let standard: Standard

    public init(field: String, standard: Standard) {
        self.field = field
        self.standard = standard
    }
}

/// `"one_of": {"field": "currency", "values": ["EUR", "USD"]}`.
public struct OneOfCheck: Sendable, Hashable {
    public let field: String
    public let values: [JSON]

    public init(field: String, values: [JSON]) {
        self.field = field
        self.values = values
    }
}

/// `"required_if": {"field": "salary_period", "when": "salary_min"}`: not null where another field is not
/// null, or where it `equals` a value.
public struct RequiredIfCheck: Sendable, Hashable {
    public let field: String
    public let when: String
    public let equals: JSON?

    public init(field: String, when: String, equals: JSON? = nil) {
        self.field = field
        self.when = when
        self.equals = equals
    }
}

/// `"range": {"field": "total", "min": 0, "max": 1000000}`: numbers or ISO dates, bounds included.
public struct RangeCheck: Sendable, Hashable {
    public let field: String
    public let min: JSON?
    public let max: JSON?

    public init(field: String, min: JSON?, max: JSON?) {
        self.field = field
        self.min = min
        self.max = max
    }
}

/// `"matches": {"field": "purchase_order", "pattern": "^PO-[0-9]+$"}`: ECMA-262 as JSON Schema's `pattern`.
public struct MatchesCheck: Sendable, Hashable {
    public let field: String
    public let pattern: String

    public init(field: String, pattern: String) {
        self.field = field
        self.pattern = pattern
    }
}
