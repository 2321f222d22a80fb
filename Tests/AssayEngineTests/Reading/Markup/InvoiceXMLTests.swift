import AssayCore
import Testing

@testable import AssayEngine

@Suite struct InvoiceXMLTests {
    @Test(arguments: [
        (
            "<?xml version='1.0'?>\n<!-- <Invoice> -->\n<rsm:CrossIndustryInvoice xmlns:rsm='x'>",
            EmbeddedData.Format?.some(.crossIndustryInvoice)
        ),
        (
            "<!--\(String(repeating: "terms of use ", count: 700))--><CrossIndustryDocument/>",
            .crossIndustryInvoice
        ),
        ("<Invoice xmlns='urn:ubl'>", .universalBusinessLanguage),
        ("<u:CreditNote/>", .universalBusinessLanguage),
        ("<invoices><Invoice/></invoices>", nil), ("Invoice <b>", nil), ("", nil), ("<!-- open", nil),
        ("<", nil),
    ])
    func `Invoices are told by their root`(text: String, format: EmbeddedData.Format?) {
        #expect(InvoiceXML.embedded(Array(text.utf8), name: "a")?.format == format)
    }
}
