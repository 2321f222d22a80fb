import AssayCore
import Testing

@Suite struct NumberTextScanTests {
    private let none = WritingConventions()

    private func scan(_ line: String) -> [String] {
        let words = line.split(separator: " ").map(String.init)
        return NumberText.scan(words: words, conventions: none).map { hit in
            words[hit.range].joined(separator: " ") + " = " + hit.readings[0].text
        }
    }

    private func separate(_ line: String) -> [String] {
        let words = line.split(separator: " ").map(String.init)
        return NumberText.separate(NumberText.scan(words: words, conventions: none)).map { hit in
            words[hit.range].joined(separator: " ") + " = " + hit.readings[0].text
        }
    }

    @Test func `Every run that is a number is found, the longest of a start first`() {
        #expect(
            scan("Total EUR 1 234,56 due") == [
                "EUR 1 234,56 = 1234.56", "EUR 1 = 1", "1 234,56 = 1234.56", "1 = 1", "234,56 = 234.56",
            ])
    }

    @Test(arguments: [
        ("Total: - 5.00", ["- 5.00 = -5.00"]),
        ("Total RM12.50, cash RM 20.00.", ["RM12.50, = 12.50", "RM 20.00. = 20.00"]),
        ("TOTAL:12.50", ["TOTAL:12.50 = 12.50"]),
        ("12,5 % of 80", ["12,5 % = 12.5", "80 = 80"]),
        ("a fee (see 3) of (12.00)", ["3) = 3", "(12.00) = -12.00"]),
        ("balance 12.00 CR today", ["12.00 CR = -12.00"]),
        ("50 k or 2 million", ["50 k = 50000", "2 million = 2000000"]),
        ("on 12/03/2026 at 10:30", []),
        ("€ € 5", ["€ 5 = 5"]),
    ])
    func `A reader's numbers are those that start first and are longest`(line: String, expected: [String]) {
        #expect(separate(line) == expected)
    }

    @Test func `Words that stand apart are not joined`() {
        let words = ["2", "100", "200,00"]
        let apart = NumberText.scan(words: words, conventions: none) { _ in false }
        #expect(apart.map(\.range) == [0..<1, 1..<2, 2..<3])
        let close = NumberText.scan(words: words, conventions: none) { $0 == 1 }
        #expect(close.map(\.range) == [0..<1, 1..<3, 1..<2, 2..<3])
    }

    @Test func `Marks and percent signs are handed on`() {
        let hits = NumberText.separate(
            NumberText.scan(words: ["$", "5.00", "and", "19", "%"], conventions: none))
        #expect(hits.map(\.mark) == ["$", nil])
        #expect(hits.map(\.isPercent) == [false, true])
    }

    @Test(.timeLimit(.minutes(1))) func `Long and hostile words cost no more than their length`() {
        let long = String(repeating: "1,", count: 500_000)
        let many = Array(repeating: "1", count: 100_000) + Array(repeating: "€", count: 100_000)
        #expect(NumberText.scan(words: [long], conventions: none).isEmpty)
        #expect(NumberText.scan(words: many, conventions: none).count >= 100_000)
    }
}
