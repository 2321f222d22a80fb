import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct EmbeddedExtractorTests {
    private func values(
        _ kind: String, _ format: EmbeddedData.Format, _ texts: String...
    ) throws -> (values: JSON, origins: [String: Origin]) {
        let schema = try Catalogue(roots: []).schema(kind)
        return EmbeddedExtractor(schema: schema).extract(
            texts.map { EmbeddedData(format: format, name: "x", text: $0) })
    }

    @Test func `A Factur-X invoice fills the invoice's fields`() throws {
        let xml = """
            <?xml version="1.0" encoding="ISO-8859-1"?><rsm:CrossIndustryInvoice xmlns:rsm="urn:r" xmlns:r="urn:a">
            <rsm:ExchangedDocument><r:ID>R 7</r:ID><r:IssueDateTime><r:DateTimeString format="102">20240317\
            </r:DateTimeString></r:IssueDateTime></rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>
            <r:IncludedSupplyChainTradeLineItem><r:SpecifiedTradeProduct><r:Name>Tür</r:Name></r:SpecifiedTradeProduct>
            <r:SpecifiedLineTradeAgreement><r:NetPriceProductTradePrice><r:ChargeAmount>1.234</r:ChargeAmount>
            </r:NetPriceProductTradePrice></r:SpecifiedLineTradeAgreement><r:SpecifiedLineTradeDelivery>
            <r:BilledQuantity>10.0000</r:BilledQuantity></r:SpecifiedLineTradeDelivery><r:SpecifiedLineTradeSettlement>
            <r:SpecifiedTradeSettlementLineMonetarySummation><r:LineTotalAmount>12.34</r:LineTotalAmount>
            </r:SpecifiedTradeSettlementLineMonetarySummation></r:SpecifiedLineTradeSettlement>
            </r:IncludedSupplyChainTradeLineItem><r:ApplicableHeaderTradeAgreement><r:SellerTradeParty>
            <r:Name>Acme &amp; Co</r:Name><r:SpecifiedTaxRegistration><r:ID schemeID="FC">1/2</r:ID>
            </r:SpecifiedTaxRegistration><r:SpecifiedTaxRegistration><r:ID schemeID="VA">DE1</r:ID>
            </r:SpecifiedTaxRegistration></r:SellerTradeParty></r:ApplicableHeaderTradeAgreement>
            <r:ApplicableHeaderTradeSettlement><r:InvoiceCurrencyCode>EUR</r:InvoiceCurrencyCode>
            <r:SpecifiedTradeSettlementHeaderMonetarySummation><r:TaxTotalAmount currencyID="CZK">50</r:TaxTotalAmount>
            <r:TaxTotalAmount currencyID="EUR">2.34</r:TaxTotalAmount><r:GrandTotalAmount>14.68</r:GrandTotalAmount>
            </r:SpecifiedTradeSettlementHeaderMonetarySummation></r:ApplicableHeaderTradeSettlement>
            </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
            """
        let found = try values("invoice", .crossIndustryInvoice, "<no", xml)
        #expect(
            found.values == [
                "invoice_number": "R 7", "issue_date": "2024-03-17", "seller_name": "Acme & Co",
                "seller_tax_id": "DE1", "currency": "EUR",
                "tax_total": .number(try #require(JSONNumber("2.34"))),
                "total": .number(try #require(JSONNumber("14.68"))),
                "line_items": [
                    [
                        "description": "Tür", "quantity": 10,
                        "unit_price": .number(try #require(JSONNumber("1.234"))),
                        "amount": .number(try #require(JSONNumber("12.34"))),
                    ]
                ],
            ])
        #expect(found.origins["total"] == .embedded(.crossIndustryInvoice))
    }

    @Test func `A UBL credit note fills the invoice's fields`() throws {
        let xml = """
            <CreditNote xmlns:c="urn:c"><c:ID>C1</c:ID><c:IssueDate>2024-01-02</c:IssueDate><c:AccountingSupplierParty>
            <c:Party><c:PartyName><c:Name>Acme</c:Name></c:PartyName></c:Party></c:AccountingSupplierParty>
            <c:LegalMonetaryTotal><c:TaxInclusiveAmount currencyID="EUR">-.50</c:TaxInclusiveAmount>
            </c:LegalMonetaryTotal></CreditNote>
            """
        let half = try #require(JSONNumber("-0.5"))
        #expect(
            try values("invoice", .universalBusinessLanguage, xml).values == [
                "invoice_number": "C1", "issue_date": "2024-01-02", "seller_name": "Acme",
                "total": .number(half),
            ])
    }

    @Test func `A job in JSON-LD fills the job's fields`() throws {
        let text = """
            {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": ["JobPosting"],
            "title": "Cook", "hiringOrganization": {"name": "Acme"}, "employmentType": ["FULL_TIME", "INTERN"],
            "jobLocation": [{"address": {"addressLocality": "Bern", "addressCountry": {"name": "CH"}}}],
            "jobLocationType": "TELECOMMUTE", "datePosted": "2024-01-02T10:00:00Z", "skills": "Baking, Tea",
            "baseSalary": {"currency": "CHF", "value": {"minValue": 10, "maxValue": "12.5", "unitText": "HOUR"}},}]}
            """
        #expect(
            try values("job-posting", .jsonLD, "{\"@type\": \"WebPage\"}", text).values == [
                "title": "Cook", "company": "Acme", "location": "Bern, CH", "workplace": "remote",
                "employment_type": "full-time", "salary_min": 10,
                "salary_max": .number(try #require(JSONNumber("12.5"))), "salary_currency": "CHF",
                "salary_period": "hour", "skills": ["Baking", "Tea"], "posted_date": "2024-01-02",
            ])
    }

    @Test func `A job in microdata is found, and what is around it is not`() throws {
        let html = """
            <div itemscope itemtype="https://schema.org/Person"><b itemprop=title>No</b></div>
            <div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop=title>Cook</h1><meta itemprop=datePosted
            content="2024-01-02"><p itemprop=hiringOrganization itemscope itemtype="//schema.org/Organization">by
            <span itemprop=name>Acme</span></p></div>
            """
        let embedded = try HTMLReader.read(Array(html.utf8)).embedded
        let schema = try Catalogue(roots: []).schema("job-posting")
        #expect(
            EmbeddedExtractor(schema: schema).extract(embedded).values == [
                "title": "Cook", "company": "Acme", "posted_date": "2024-01-02",
            ])
    }

    @Test(arguments: ["", "{", "[]", "null", "<a/>", "{\"@type\": \"JobPosting\"}"])
    func `Data that says nothing gives nothing`(text: String) throws {
        for format in EmbeddedData.Format.allCases {
            let found = try values("invoice", format, text)
            #expect(found.values == [:] && found.origins.isEmpty)
        }
    }

    @Test(arguments: [
        ("20240317", "2024-03-17"), ("202403171200", "2024-03-17"), ("2024-03-17+01:00", "2024-03-17"),
    ])
    func `Dates lose their time`(text: String, date: String) {
        #expect(InvoiceValues.date(text)?.string == date)
    }
}
