import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct TextRowTests {
    @Test func `Lines of two columns that stand at one height are one row`() {
        let words = [
            word("Seller", left: 0, top: 100, line: 0), word("Acme", left: 0, top: 112, line: 1),
            word("Buyer", left: 300, top: 101, line: 2), word("Bolt", left: 300, top: 113, line: 3),
        ]
        #expect(rows(words) == ["Seller|Buyer", "Acme|Bolt"])
    }

    @Test func `Lines that touch with less than half their height stay apart`() {
        let words = [word("upper", left: 0, top: 0, line: 0), word("lower", left: 50, top: 6, line: 1)]
        #expect(rows(words) == ["upper", "lower"])
    }

    @Test func `Lines over each other are two rows however close they are`() {
        let words = [word("first", left: 0, top: 0, line: 0), word("second", left: 4, top: 2, line: 1)]
        #expect(rows(words) == ["first", "second"])
    }

    @Test func `A stain that was read as a tall letter does not pull a row away`() {
        let stain = Word(text: "|", box: Box(left: 30, top: 0, right: 32, bottom: 90), line: 0)
        let words = [
            word("Total", left: 0, top: 40, line: 0), stain, word("9,90", left: 38, top: 40, line: 0),
            word("EUR", left: 200, top: 40, line: 1),
        ]
        #expect(rows(words) == ["Total | 9,90|EUR"])
    }

    @Test func `Hidden words are in no row`() {
        let words = [
            word("seen", left: 0, top: 0, line: 0),
            Word(text: "unseen", box: Box(left: 40, top: 0, right: 80, bottom: 10), line: 0, hidden: .tiny),
        ]
        #expect(rows(words) == ["seen"])
    }

    @Test func `A page without words has no rows`() {
        #expect(rows([]) == [])
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `Every visible word is in exactly one row and rows go down the page`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<Int.random(in: 0...80, using: &generator)).map { index in
            word(
                "w\(index)", left: .random(in: 0...500, using: &generator),
                top: .random(in: 0...300, using: &generator), line: index / 3)
        }
        let page = Page(width: 600, height: 400, source: .textLayer, words: words)
        #expect(page.rows.flatMap(\.words).map(\.text).sorted() == words.map(\.text).sorted())
        for row in page.rows {
            #expect(row.segments.flatMap { $0 } == row.words)
            #expect(row.words.map(\.box.left) == row.words.map(\.box.left).sorted())
        }
    }

    private func rows(_ words: [Word]) -> [String] {
        Page(width: 600, height: 400, source: .textLayer, words: words).rows.map { row in
            row.segments.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "|")
        }
    }

    private func word(_ text: String, left: Double, top: Double, line: Int) -> Word {
        let width = 5 * Double(text.count)
        return Word(
            text: text, box: Box(left: left, top: top, right: left + width, bottom: top + 10), line: line)
    }
}
