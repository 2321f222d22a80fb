import AssayCore
import Testing

@testable import AssayEngine

@Suite struct ReadingMergeTests {
    /// A word in a grid: each character 10 wide, each line 20 high.
    private func word(
        _ text: String, _ confidence: Double, column: Int, row: Int, line: Int
    ) -> RecognisedWord {
        RecognisedWord(
            text: text,
            box: Box(
                left: Double(column) * 10, top: Double(row) * 20,
                right: Double(column + text.count) * 10 - 2, bottom: Double(row) * 20 + 15),
            confidence: confidence, line: line)
    }

    private func lines(_ words: [RecognisedWord]) -> [String] {
        let count = (words.map(\.line).max() ?? -1) + 1
        return (0..<count).map { line in
            words.filter { $0.line == line }.map(\.text).joined(separator: " ")
        }
    }

    @Test func `Each place is taken from the reading that is surer of it`() {
        let first = [
            word("Tota1", 0.6, column: 0, row: 0, line: 0), word("9.50", 0.9, column: 8, row: 0, line: 0),
        ]
        let second = [
            word("Total", 0.9, column: 0, row: 0, line: 0), word("9.60", 0.5, column: 8, row: 0, line: 0),
        ]
        #expect(lines(ReadingMerge(first, second).words()) == ["Total 9.50"])
        #expect(lines(ReadingMerge(second, first).words()) == ["Total 9.50"])
    }

    @Test func `One long word and its two halves are one choice`() {
        let first = [word("INV:00417", 0.8, column: 0, row: 0, line: 0)]
        let second = [
            word("INV", 0.95, column: 0, row: 0, line: 0), word("00417", 0.3, column: 4, row: 0, line: 0),
        ]
        #expect(lines(ReadingMerge(first, second).words()) == ["INV:00417"])
    }

    @Test func `A word that only the second reading has comes in where it stands, if it is sure`() {
        let first = [
            word("Total", 0.9, column: 0, row: 0, line: 0), word("EUR", 0.9, column: 14, row: 0, line: 0),
        ]
        let second = [
            word("Total", 0.8, column: 0, row: 0, line: 3), word("9.50", 0.9, column: 8, row: 0, line: 3),
            word("dim", 0.5, column: 20, row: 0, line: 3), word("***", 0.9, column: 26, row: 0, line: 3),
        ]
        #expect(lines(ReadingMerge(first, second).words()) == ["Total 9.50 EUR"])
    }

    @Test func `A line that only the second reading has stands between its neighbours`() {
        let first = [
            word("above", 0.9, column: 0, row: 0, line: 0), word("below", 0.9, column: 0, row: 2, line: 1),
        ]
        let second = [
            word("between", 0.9, column: 0, row: 1, line: 0), word("here", 0.9, column: 9, row: 1, line: 0),
            word("last", 0.9, column: 0, row: 5, line: 1),
        ]
        #expect(lines(ReadingMerge(first, second).words()) == ["above", "between here", "below", "last"])
    }

    @Test func `Specks that only the first reading has are left out, unsure words are kept`() {
        let first = [
            word("~|", 0.2, column: 0, row: 0, line: 0), word("faint", 0.2, column: 5, row: 0, line: 0),
            word("-", 0.6, column: 12, row: 0, line: 0),
        ]
        #expect(lines(ReadingMerge(first, []).words()) == ["faint -"])
    }

    @Test func `A reading merged with itself or with nothing is itself`() {
        let words = [
            word("Total", 0.9, column: 0, row: 0, line: 0), word("9.50", 0.4, column: 8, row: 0, line: 0),
            word("Thanks", 0.7, column: 0, row: 1, line: 1),
        ]
        #expect(ReadingMerge(words, words).words() == words)
        #expect(ReadingMerge(words, []).words() == words)
        #expect(ReadingMerge([], words).words().map(\.text) == ["Total", "Thanks"])
    }

    @Test func `Names are believed in their own language, dates in the first`() {
        let first = [
            word("SON", 0.9, column: 0, row: 0, line: 0), word("02/03/2019", 0.8, column: 8, row: 0, line: 0),
            word("12.50", 0.9, column: 20, row: 0, line: 0),
        ]
        let second = [
            word("SDN", 0.88, column: 0, row: 0, line: 0),
            word("0210312019", 0.95, column: 8, row: 0, line: 0),
            word("12.80", 0.88, column: 20, row: 0, line: 0),
        ]
        #expect(lines(ReadingMerge(first, second, choosing: .names).words()) == ["SDN 02/03/2019 12.50"])
        #expect(lines(ReadingMerge(first, second).words()) == ["SON 0210312019 12.50"])
    }

    @Test
    func `What two languages read alike keeps the surer confidence, and what they read otherwise is doubted`()
    {
        let first = [
            word("Jalan", 0.8, column: 0, row: 0, line: 0), word("Kenari", 0.9, column: 8, row: 0, line: 0),
        ]
        let second = [
            word("Jalan", 0.95, column: 0, row: 0, line: 0), word("Kenar1", 0.4, column: 8, row: 0, line: 0),
        ]
        let merged = ReadingMerge(first, second, choosing: .names).words()
        #expect(merged.map(\.text) == ["Jalan", "Kenari"])
        #expect(merged[0].confidence == 0.95)
        #expect(abs(merged[1].confidence - 0.65) < 1e-9)
    }
}
