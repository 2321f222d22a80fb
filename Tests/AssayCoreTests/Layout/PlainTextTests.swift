import AssayCore
import Testing

@Suite struct PlainTextTests {
    @Test func `Lines follow the reading order, column by column`() {
        let texts = [("Seller", 0), ("Acme", 1), ("Ltd", 1), ("Buyer", 2)]
        let words = texts.map { Word(text: $0.0, box: Box(left: 0, top: 0, right: 9, bottom: 9), line: $0.1) }
        let page = Page(width: 100, height: 100, source: .textLayer, words: words)
        #expect(PlainText.render(page) == "Seller\nAcme Ltd\nBuyer")
    }

    @Test func `Pages are set apart and an empty document is an empty text`() {
        #expect(PlainText.render(GridPage.document("one", "two")) == "one\n\n--- page 2 ---\n\ntwo")
        #expect(PlainText.render(ReadDocument(pages: [])) == "")
    }
}
