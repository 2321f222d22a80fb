/// A run of tokens that states a date.
struct DateSpan: Sendable {
    let tokens: Range<Int>
    let reading: DateText.Reading

    /// The likeliest day.
    var date: CalendarDate {
        switch reading {
        case .date(let date), .ambiguous(let date, _): date
        }
    }

    /// Every date of the document in order, without overlaps; none crosses phrases.
    static func all(in scan: DocumentScan, conventions: WritingConventions) -> [DateSpan] {
        scan.segments.flatMap { segment -> [DateSpan] in
            guard scan.tokens[segment].contains(where: \.hasDigits) else { return [] }
            let isRecognised = scan.pages[scan.page(of: segment.lowerBound)].source == .ocr
            let words = scan.tokens[segment].map { isRecognised ? repaired($0.text) : $0.text }
            return DateText.scan(words: words, conventions: conventions).map { found in
                DateSpan(tokens: found.range.shifted(by: segment.lowerBound), reading: found.reading)
            }
        }
    }

    /// Digits that a recogniser read as letters, in a word that has the form of a date: `O2/O2/17`.
    private static func repaired(_ text: String) -> String {
        let marks = text.utf8.count {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        guard marks == 2, (8...10).contains(text.utf8.count), 2 * digits >= text.utf8.count - 2,
            digits < text.utf8.count - 2
        else { return text }
        return String(text.map { slips[$0] ?? $0 })
    }

    private static let slips: [Character: Character] = [
        "O": "0", "o": "0", "Q": "0", "D": "0", "C": "0", "I": "1", "l": "1", "i": "1", "|": "1", "Z": "2",
        "z": "2",
        "S": "5", "s": "5", "G": "6", "B": "8", "g": "9",
    ]
}

extension Range<Int> {
    func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
