import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct ColumnOrderTests {
    @Test func `Columns are read one after the other`() {
        let page = """
            Acme GmbH           Invoice No 17
            Main Street 5       Date 3 March 2026
            10115 Berlin        Total 12.50
            """
        #expect(
            blocks(page) == [
                "Acme GmbH Main Street 5 10115 Berlin", "Invoice No 17 Date 3 March 2026 Total 12.50",
            ])
    }

    @Test func `A wide empty space begins a new block`() {
        #expect(blocks("Acme GmbH\n\n\n\n10115 Berlin") == ["Acme GmbH", "10115 Berlin"])
    }

    @Test func `A page of one column needs no second order`() {
        #expect(WordIndex(TextPage.document("Acme GmbH\nMain Street 5")).streams.count == 1)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `Every word is read exactly once`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let page = (0..<20).map { _ in
            (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                "w" + String(repeating: " ", count: Int.random(in: 1...9, using: &generator))
            }.joined()
        }.joined(separator: "\n")
        let index = WordIndex(TextPage.document(page))
        let order = ColumnOrder(lines: index.lines, words: index.words, pages: index.pages)
        #expect(order.runs.joined().sorted() == Array(index.words.indices))
    }

    private func blocks(_ page: String) -> [String] {
        let index = WordIndex(TextPage.document(page))
        return ColumnOrder(lines: index.lines, words: index.words, pages: index.pages).runs.map { run in
            run.map { index.words[$0].text }.joined(separator: " ")
        }
    }
}
