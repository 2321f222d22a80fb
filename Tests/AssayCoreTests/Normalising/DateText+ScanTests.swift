import AssayCore
import Testing

@Suite struct DateTextScanTests {
    private func scan(_ line: String) -> [String] {
        let words = line.split(separator: " ").map(String.init)
        return DateText.scan(words: words, conventions: WritingConventions(dateOrder: .dayFirst)).map { hit in
            words[hit.range].joined(separator: " ") + " = \(hit.reading.likelier)"
        }
    }

    @Test(arguments: [
        ("issued on Thursday, 12th of March 2026 and due", ["12th of March 2026 = 2026-03-12"]),
        ("Date:25/12/2018 8:13 PM", ["Date:25/12/2018 = 2018-12-25"]),
        ("from 12.03.2026 to 15.03.2026", ["12.03.2026 = 2026-03-12", "15.03.2026 = 2026-03-15"]),
        ("12/03/2026 13/03/2026", ["12/03/2026 = 2026-03-12", "13/03/2026 = 2026-03-13"]),
        ("item 1 12 Jan 2026 5.00", ["12 Jan 2026 = 2026-01-12"]),
        ("closes Mar 12, 2026.", ["Mar 12, 2026. = 2026-03-12"]),
        ("12 . 03 . 2026", ["12 . 03 . 2026 = 2026-03-12"]),
        ("(12 March 2026)", ["(12 March 2026) = 2026-03-12"]),
        ("5 10 15 20 25 30", []), ("May I ask", []), ("", []),
    ])
    func `Dates are found in a line of words`(line: String, expected: [String]) {
        #expect(scan(line) == expected)
    }

    @Test(.timeLimit(.minutes(1))) func `Hostile words cost no more than their length`() {
        #expect(scan(String(repeating: "12 ", count: 200_000)).isEmpty)
        #expect(scan(String(repeating: "1/", count: 1_000_000)).isEmpty)
    }
}
