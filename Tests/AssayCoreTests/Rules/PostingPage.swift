import AssayCore

/// Postings under a schema of their fields.
enum PostingPage {
    static let fields = [
        FieldDefinition(name: "job", kind: .text, labels: ["Job title"], isRequired: true),
        FieldDefinition(name: "company", kind: .text, labels: ["Company"]),
        FieldDefinition(name: "location", kind: .text, labels: ["Location", "Standort"]),
        FieldDefinition(
            name: "workplace", kind: .choice, labels: ["Workplace"], choices: ["onsite", "hybrid", "remote"],
            synonyms: ["homeoffice": "remote", "télétravail": "remote", "work from home": "remote"]),
        FieldDefinition(
            name: "contract", kind: .choice, labels: ["Contract"], choices: ["full-time", "permanent"],
            synonyms: ["full time": "full-time", "unbefristet": "permanent"]),
        FieldDefinition(name: "pay_min", kind: .money, labels: ["Salary"]),
        FieldDefinition(name: "pay_max", kind: .money, labels: ["Salary"]),
        FieldDefinition(
            name: "pay_period", kind: .choice, choices: ["hour", "month", "year"],
            synonyms: [
                "per hour": "hour", "an hour": "hour", "im Monat": "month", "par mois": "month",
                "a year": "year",
                "per year": "year",
            ]),
        FieldDefinition(name: "posted_date", kind: .date, labels: ["Posted"]),
        FieldDefinition(name: "apply_by", kind: .date, labels: ["Closing date"]),
    ]

    /// As read from HTML: see `MarkedUpPage`.
    static func marked(_ text: String) -> Extraction { MarkedUpPage.extract(MarkedUpPage.page(text), fields) }

    /// As read from a text file.
    static func drawn(_ text: String) -> Extraction { MarkedUpPage.extract(GridPage.page(text), fields) }
}

extension Extraction {
    /// Whether the value of a field can be vouched for.
    func isSure(_ field: FieldPath) -> Bool { (evidence[field]?.score ?? 0) >= 0.3 }
}
