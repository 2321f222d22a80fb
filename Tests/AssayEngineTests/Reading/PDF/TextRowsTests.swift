import AssayCore
import AssayTestSupport
import Testing

@testable import AssayEngine

@Suite struct TextRowsTests {
    private func word(_ text: String, _ left: Double, _ top: Double, _ height: Double = 12) -> PDFWord {
        PDFWord(
            text: text,
            box: Box(left: left, top: top, right: left + 6 * Double(text.count), bottom: top + height))
    }

    @Test func `Rows run from top to bottom, words from left to right`() {
        let rows = TextRows.arranged([
            word("d", 100, 40), word("b", 100, 20), word("c", 0, 40.5), word("a", 0, 20),
        ])
        #expect(rows.map(\.text) == ["a", "b", "c", "d"])
        #expect(rows.map(\.line) == [0, 0, 1, 1])
    }

    @Test func `Small and large words of one baseline share a row`() {
        // Baselines at a fifth of the height above the lower edge: 100 for both.
        let rows = TextRows.arranged([word("TOTAL", 0, 84, 20), word("19.00", 200, 92, 10)])
        #expect(rows.map(\.line) == [0, 0])
    }

    @Test func `A note that runs up the margin stays out of the rows it crosses`() {
        let note = PDFWord(text: "sideways", box: Box(left: 0, top: 0, right: 8, bottom: 60))
        let rows = TextRows.arranged([
            note, word("a", 20, 0), word("b", 60, 0), word("c", 20, 42), word("d", 60, 42),
        ])
        let lines = Dictionary(grouping: rows, by: \.line).values.map { $0.map(\.text).sorted().joined() }
        #expect(Set(lines) == ["ab", "cd", "sideways"])
    }

    @Test(arguments: ["–", "€", "−"]) func `A mark that is narrow and high stays in its row`(mark: String) {
        let rows = TextRows.arranged([word("Shipping", 0, 20), word(mark, 100, 20), word("4.50", 200, 20)])
        #expect(rows.map(\.text) == ["Shipping", mark, "4.50"])
        #expect(rows.map(\.line) == [0, 0, 0])
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `Lines never decrease, keep every word and don't depend on the order given`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<60).map { index in
            word(
                "w\(index)", Double.random(in: 0...500, using: &generator),
                Double.random(in: 0...700, using: &generator), Double.random(in: 4...30, using: &generator))
        }
        let rows = TextRows.arranged(words)
        #expect(rows.count == words.count)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.line <= $1.line && $1.line - $0.line <= 1 })
        #expect(TextRows.arranged(words.shuffled(using: &generator)) == rows)
    }
}
