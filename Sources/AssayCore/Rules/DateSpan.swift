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
            let words = scan.tokens[segment].map(\.text)
            return DateText.scan(words: words, conventions: conventions).map { found in
                DateSpan(tokens: found.range.shifted(by: segment.lowerBound), reading: found.reading)
            }
        }
    }
}

extension Range<Int> {
    func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
