import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

@Suite struct LayoutTextTests {
    @Test func `Wide blanks shrink and columns stay aligned`() {
        let page = GridPage.page(
            """
            Article                              Amount
            Paper                                  9,90
            Pencils, a box of twelve             119,00
            """)
        #expect(
            LayoutText.render(page) == """
                Article                    Amount
                Paper                        9,90
                Pencils, a box of twelve   119,00
                """)
    }

    @Test func `Blank lines collapse to one`() {
        #expect(
            LayoutText.render(GridPage.page("one\ntwo\nsix\n\n\n\nten\nelf")) == "one\ntwo\nsix\n\nten\nelf")
    }

    @Test func `A full line does not keep the columns around it apart`() {
        let page = GridPage.page(
            """
            Seller                                        Buyer
            Acme Ltd                                      Bolt AG
            This invoice is for services that were rendered in March
            Paper                                             9,90
            """)
        #expect(
            LayoutText.render(page) == """
                Seller     Buyer
                Acme Ltd   Bolt AG
                This invoice is for services that were rendered in March
                Paper   9,90
                """)
    }

    @Test func `A block far from the left edge keeps two blanks, and its own indents`() {
        let page = GridPage.page(
            "wide heading of the page\n\n\n" + "                 one\n                   two")
        #expect(LayoutText.render(page) == "wide heading of the page\n\n  one\n    two")
    }

    @Test func `Pages are set apart by a line of their own`() {
        let document = GridPage.document("one", "two", "six")
        #expect(LayoutText.render(document) == "one\n\n--- page 2 ---\n\ntwo\n\n--- page 3 ---\n\nsix")
    }

    @Test func `Hidden words are left out`() {
        let page = GridPage.page("pay now")
        let hidden = page.words.map {
            Word(text: $0.text, box: $0.box, line: $0.line, hidden: $0.text == "now" ? .sameColour : nil)
        }
        let document = ReadDocument(
            pages: [Page(width: page.width, height: page.height, source: .html, words: hidden)])
        #expect(LayoutText.render(document) == "pay")
        #expect(PlainText.render(document) == "pay")
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `Words of random pages come out once each and in the order of the rows`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<60).map { index in
            let left = Double.random(in: -50...700, using: &generator)
            let top = Double(Int.random(in: 0...20, using: &generator)) * 15
            return Word(
                text: "w\(index)", box: Box(left: left, top: top, right: left + 12, bottom: top + 12),
                line: index)
        }
        let page = Page(width: 600, height: 400, source: .ocr, words: words)
        let rendered = LayoutText.render(page).split { $0 == " " || $0 == "\n" }.map(String.init)
        #expect(rendered == page.rows.flatMap(\.words).map(\.text))
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300])
    func `Boxes that lie do no harm`(edge: Double) {
        let words = [
            Word(text: "a", box: Box(left: 0, top: 0, right: edge, bottom: 10), line: 0),
            Word(text: "b", box: Box(left: edge, top: edge, right: 5, bottom: edge), line: 1),
        ]
        let page = Page(width: 100, height: 100, source: .ocr, words: words)
        #expect(LayoutText.render(page).count < 2000)
    }

    /// With every word compared with every other this would take hours.
    @Test(.timeLimit(.minutes(1)))
    func `Twenty thousand words in one place are laid out`() {
        let words = (0..<20_000).map { index in
            Word(text: "x", box: Box(left: 1, top: 1, right: 9, bottom: 9), line: index)
        }
        let text = LayoutText.render(Page(width: 100, height: 100, source: .ocr, words: words))
        #expect(text.count(where: { $0 == "x" }) == 20_000)
    }
}
