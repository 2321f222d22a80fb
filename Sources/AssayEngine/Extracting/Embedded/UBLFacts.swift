import AssayCore

/// XRechnung and Peppol invoices and credit notes in OASIS UBL 2.1.
enum UBLFacts {
    private static let name = "/PartyLegalEntity/RegistrationName"
    private static let seller = "AccountingSupplierParty/Party"
    private static let buyer = "AccountingCustomerParty/Party"

    static func values(in root: MarkupNode) -> JSONObject {
        guard root.name == "Invoice" || root.name == "CreditNote" else { return [:] }
        let due = root.text("DueDate") ?? root.text("PaymentMeans/PaymentDueDate")
        let currency = root.text("DocumentCurrencyCode")
        let items = root.all("InvoiceLine|CreditNoteLine").map(row)
        return InvoiceValues.object([
            ("invoice_number", InvoiceValues.text(root.text("ID"))),
            ("issue_date", InvoiceValues.date(root.text("IssueDate"))),
            ("due_date", InvoiceValues.date(due)),
            ("seller_name", InvoiceValues.text(party(root, seller))),
            ("seller_tax_id", InvoiceValues.text(root.text(seller + "/PartyTaxScheme/CompanyID"))),
            ("buyer_name", InvoiceValues.text(party(root, buyer))),
            ("purchase_order", InvoiceValues.text(root.text("OrderReference/ID"))),
            ("currency", InvoiceValues.text(currency)),
            ("subtotal", InvoiceValues.number(root.text("LegalMonetaryTotal/TaxExclusiveAmount"))),
            ("tax_total", tax(in: root.all("TaxTotal/TaxAmount"), currency)),
            ("total", InvoiceValues.number(root.text("LegalMonetaryTotal/TaxInclusiveAmount"))),
            ("amount_due", InvoiceValues.number(root.text("LegalMonetaryTotal/PayableAmount"))),
            ("iban", InvoiceValues.text(root.text("PaymentMeans/PayeeFinancialAccount/ID"))),
            ("line_items", items.isEmpty ? nil : .array(items)),
        ])
    }

    private static func party(_ root: MarkupNode, _ path: String) -> String? {
        root.text(path + name) ?? root.text(path + "/PartyName/Name")
    }

    private static func tax(in amounts: [MarkupNode], _ currency: String?) -> JSON? {
        let own = amounts.first { $0.attribute("currencyID") == currency } ?? amounts.first
        return InvoiceValues.number(own?.trimmed)
    }

    private static func row(_ item: MarkupNode) -> JSON {
        .object(
            InvoiceValues.object([
                ("description", InvoiceValues.text(item.text("Item/Name"))),
                ("quantity", InvoiceValues.number(item.text("InvoicedQuantity|CreditedQuantity"))),
                ("unit_price", InvoiceValues.number(item.text("Price/PriceAmount"))),
                ("amount", InvoiceValues.number(item.text("LineExtensionAmount"))),
            ]))
    }
}
