import Testing

@testable import AssayCore

@Suite struct FieldFinderTests {
    @Test(arguments: [
        "Total Incl. GST 41.60\nGST @6% included in total 2.35",
        "Total (incl GST) 41.60\nTOTAL INCLUDES 6% GST 2.35",
    ])
    func `What is contained in a total is not the total`(drawing: String) {
        let field = FieldDefinition(
            name: "sum", kind: .money, labels: ["Total Incl. GST", "Total Includes GST", "Total"])
        let page = GridPage.page(drawing)
        let scanned = Page(width: page.width, height: page.height, source: .ocr, words: page.words)
        #expect(
            MarkedUpPage.extract(scanned, [field]).values == ["sum": .number(JSONNumber(checked: "41.60"))])
    }

    @Test(arguments: [
        ("Invoice No: 8801742206/00/K/00/P", "8801742206/00/K/00/P"),
        ("Invoice No (380) Nr. E2031047718", "E2031047718"),
        ("Invoice No: 4711/hr", "4711"),
    ])
    func `A code goes on behind a slash, and a remark in brackets is none`(drawing: String, code: String) {
        let field = FieldDefinition(name: "number", kind: .identifier, labels: ["Invoice No", "Order"])
        #expect(MarkedUpPage.extract(GridPage.page(drawing), [field]).values == ["number": .string(code)])
    }

    @Test func `The name below a heading may stand below another value's line`() {
        let field = FieldDefinition(
            name: "seller", kind: .text, labels: ["Seller", "Supplier"], isRequired: true)
        let page = GridPage.page("Bill\n\nSeller:\nNumber : 12345\nSupplier GmbH\n77 Larch Street")
        #expect(MarkedUpPage.extract(page, [field]).values == ["seller": "Supplier GmbH"])
    }
}
