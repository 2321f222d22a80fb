@testable import AssayCore

/// Bills as lines of text, under a schema small enough to be read at a glance.
enum BillPage {
    static let schema = DocumentSchema(
        name: "bill",
        fields: [
            FieldDefinition(
                name: "number", kind: .identifier, labels: ["Invoice No", "Invoice"], isRequired: true),
            FieldDefinition(name: "issue_date", kind: .date, labels: ["Date"], isRequired: true),
            FieldDefinition(name: "due_date", kind: .date, labels: ["Due", "Pay by"]),
            FieldDefinition(name: "seller_name", kind: .text, labels: ["Seller"], isRequired: true),
            FieldDefinition(name: "seller_tax_id", kind: .identifier, labels: ["VAT No", "VAT"]),
            FieldDefinition(name: "buyer_name", kind: .text, labels: ["Bill to", "Customer", "An"]),
            FieldDefinition(name: "order", kind: .identifier, labels: ["Order No", "PO"]),
            FieldDefinition(name: "currency", kind: .currency, labels: ["Currency"], isRequired: true),
            FieldDefinition(name: "net", kind: .money, labels: ["Net"]),
            FieldDefinition(name: "tax", kind: .money, labels: ["VAT"]),
            FieldDefinition(name: "total", kind: .money, labels: ["Total"], isRequired: true),
            FieldDefinition(name: "balance", kind: .money, labels: ["Balance"]),
            FieldDefinition(
                name: "items", kind: .table,
                columns: [
                    FieldDefinition(name: "what", kind: .text, labels: ["Item"]),
                    FieldDefinition(name: "count", kind: .number, labels: ["Count"]),
                    FieldDefinition(name: "price", kind: .money, labels: ["Price"]),
                    FieldDefinition(name: "amount", kind: .money, labels: ["Amount"]),
                ]),
        ],
        checks: [
            Check(
                id: "sum", severity: .hard,
                form: .sum(SumCheck(terms: [SumCheck.Term("net"), SumCheck.Term("tax")], equals: "total"))),
            Check(
                id: "rows", severity: .soft,
                form: .sum(SumCheck(terms: [SumCheck.Term("items.amount")], equals: "net"))),
            Check(
                id: "row", severity: .soft,
                form: .product(ProductCheck(factors: ["items.count", "items.price"], equals: "items.amount"))),
            Check(
                id: "order", severity: .hard, form: .order(OrderCheck(fields: ["issue_date", "due_date"]))),
        ], otherTitles: ["Payment Reminder", "Quotation", "Delivery Note"], json: [:], guidance: "",
        source: [:])

    static func extract(_ text: String) -> Extraction {
        let document = TextPage.document(text)
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }

    /// Whether the evidence of a value makes it more than a guess, and nothing else fits as well.
    static func isSure(_ field: String, of found: Extraction) -> Bool {
        guard let evidence = found.evidence[FieldPath(field)] else { return false }
        return evidence.score >= Grounder.leastScore && evidence.rivals.isEmpty
    }
}
