import AssayCore

/// Factur-X, ZUGFeRD and XRechnung in UN/CEFACT's Cross Industry Invoice: version D16B, and the one of ZUGFeRD 1.0,
/// whose elements have longer names.
enum CrossIndustryFacts {
    private static let transaction = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/"
    private static let agreement =
        transaction + "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement/"
    private static let settlement =
        transaction + "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement/"
    private static let summation =
        settlement
        + "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation/"
    private static let document = "ExchangedDocument|HeaderExchangedDocument/"

    static func values(in root: MarkupNode) -> JSONObject {
        guard root.name == "CrossIndustryInvoice" || root.name == "CrossIndustryDocument" else { return [:] }
        let currency = root.text(settlement + "InvoiceCurrencyCode")
        let items = root.all(transaction + "IncludedSupplyChainTradeLineItem").compactMap(row)
        return InvoiceValues.object([
            ("invoice_number", InvoiceValues.text(root.text(document + "ID"))),
            ("issue_date", InvoiceValues.date(root.text(document + "IssueDateTime"))),
            (
                "due_date",
                InvoiceValues.date(root.text(settlement + "SpecifiedTradePaymentTerms/DueDateDateTime"))
            ),
            ("seller_name", InvoiceValues.text(root.text(agreement + "SellerTradeParty/Name"))),
            ("seller_tax_id", InvoiceValues.text(taxNumber(root.first(agreement + "SellerTradeParty")))),
            ("buyer_name", InvoiceValues.text(root.text(agreement + "BuyerTradeParty/Name"))),
            (
                "purchase_order",
                InvoiceValues.text(
                    root.text(agreement + "BuyerOrderReferencedDocument/IssuerAssignedID|ID"))
            ),
            ("currency", InvoiceValues.text(currency)),
            ("subtotal", InvoiceValues.number(root.text(summation + "TaxBasisTotalAmount"))),
            ("tax_total", tax(in: root.all(summation + "TaxTotalAmount"), currency)),
            ("total", InvoiceValues.number(root.text(summation + "GrandTotalAmount"))),
            ("amount_due", InvoiceValues.number(root.text(summation + "DuePayableAmount"))),
            (
                "iban",
                InvoiceValues.text(
                    root.text(
                        settlement
                            + "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID"
                    ))
            ),
            ("line_items", items.isEmpty ? nil : .array(items)),
        ])
    }

    /// `VA` is the number for value-added tax, `FC` that of the tax office.
    private static func taxNumber(_ seller: MarkupNode?) -> String? {
        let numbers = seller?.all("SpecifiedTaxRegistration/ID") ?? []
        let best = numbers.first { $0.attribute("schemeID") == "VA" } ?? numbers.first
        return best?.trimmed
    }

    /// In the invoice's currency, where it stands in another one, too.
    private static func tax(in amounts: [MarkupNode], _ currency: String?) -> JSON? {
        let own = amounts.first { $0.attribute("currencyID") == currency } ?? amounts.first
        return InvoiceValues.number(own?.trimmed)
    }

    /// nil for lines that only hold a note.
    private static func row(_ item: MarkupNode) -> JSON? {
        let price =
            "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement/NetPriceProductTradePrice/ChargeAmount"
        let total =
            "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement/"
            + "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation/LineTotalAmount"
        let row = InvoiceValues.object([
            ("description", InvoiceValues.text(item.text("SpecifiedTradeProduct/Name"))),
            (
                "quantity",
                InvoiceValues.number(
                    item.text("SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity"))
            ),
            ("unit_price", InvoiceValues.number(item.text(price))),
            ("amount", InvoiceValues.number(item.text(total))),
        ])
        return row["amount"] == nil ? nil : .object(row)
    }
}
