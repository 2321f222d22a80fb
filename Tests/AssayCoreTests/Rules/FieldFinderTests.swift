import Testing

@testable import AssayCore

@Suite struct FieldFinderTests {
    @Test(arguments: [
        "Total Incl. GST 34.80\nGST @6% included in total 1.97",
        "Total (incl GST) 34.80\nTOTAL INCLUDES 6% GST 1.97",
    ])
    func `What is contained in a total is not the total`(drawing: String) {
        let field = FieldDefinition(
            name: "sum", kind: .money, labels: ["Total Incl. GST", "Total Includes GST", "Total"])
        let page = GridPage.page(drawing)
        let scanned = Page(width: page.width, height: page.height, source: .ocr, words: page.words)
        #expect(
            MarkedUpPage.extract(scanned, [field]).values == ["sum": .number(JSONNumber(checked: "34.80"))])
    }

    @Test(arguments: [
        ("Invoice No: 9314110911/00/M/00/N", "9314110911/00/M/00/N"),
        ("Invoice No (380) Nr. E2018092011", "E2018092011"),
        ("Invoice No: 4711/hr", "4711"),
    ])
    func `A code goes on behind a slash, and a remark in brackets is none`(drawing: String, code: String) {
        let field = FieldDefinition(name: "number", kind: .identifier, labels: ["Invoice No", "Order"])
        #expect(MarkedUpPage.extract(GridPage.page(drawing), [field]).values == ["number": .string(code)])
    }

    @Test func `The name below a heading may stand below another value's line`() {
        let field = FieldDefinition(
            name: "seller", kind: .text, labels: ["Seller", "Supplier"], isRequired: true)
        let page = GridPage.page("Bill\n\nSeller:\nNumber : 12345\nSupplier GmbH\n153 Victoria Street")
        #expect(MarkedUpPage.extract(page, [field]).values == ["seller": "Supplier GmbH"])
    }
}
