/// A run of tokens that states a date.
struct DateSpan: Sendable {
    let tokens: Range<Int>
    let reading: DateText.Reading
    /// Digits were put right that no date can have: others of it may be wrong as well.
    var isGuessed = false

    /// The likeliest day.
    var date: CalendarDate {
        switch reading {
        case .date(let date), .ambiguous(let date, _): date
        }
    }

    /// Every date of the document in order, without overlaps; none crosses phrases but where a line is wrapped.
    static func all(in scan: DocumentScan, conventions: WritingConventions) -> [DateSpan] {
        scan.unwrappedSegments.flatMap { segment -> [DateSpan] in
            guard scan.tokens[segment].contains(where: \.hasDigits) else { return [] }
            let isRecognised = scan.pages[scan.page(of: segment.lowerBound)].source == .ocr
            let words = scan.tokens[segment].map { isRecognised ? repaired($0.text) : $0.text }
            let guesses = words.map { isRecognised ? MisreadDate.possible($0) : nil }
            let texts = zip(words, guesses).map { $1 ?? $0 }
            return DateText.scan(words: texts, conventions: conventions).map { found in
                DateSpan(
                    tokens: found.range.shifted(by: segment.lowerBound), reading: found.reading,
                    isGuessed: guesses[found.range].contains { $0 != nil })
            }
        }
    }

    /// Digits that a recogniser read as letters, in a word that has the form of a date: `O2/O2/17`.
    private static func repaired(_ word: String) -> String {
        if let word = MisreadDate.repaired(word) { return word }
        let text = word.hasDigitsAround ? word.withoutStains : word
        let marks = text.utf8.count {
            $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        guard marks == 2, (8...10).contains(text.utf8.count), 2 * digits >= text.utf8.count - 2,
            digits < text.utf8.count - 2
        else { return text }
        return String(text.map { slips[$0] ?? $0 })
    }

    static let slips: [Character: Character] = [
        "O": "0", "o": "0", "Q": "0", "D": "0", "C": "0", "I": "1", "l": "1", "i": "1", "|": "1", "Z": "2",
        "z": "2",
        "S": "5", "s": "5", "G": "6", "B": "8", "g": "9",
    ]
}

extension String {
    fileprivate var hasDigitsAround: Bool { utf8.count { (0x30...0x39).contains($0) } >= 6 }

    /// Without the marks that a recogniser takes from stains behind a word: `07/09/2017?`.
    fileprivate var withoutStains: String {
        let stains: Set<Character> = ["?", "!", "'", "\"", "’", "‘", "”", "“", "|", "~", "_", "*"]
        return String(reversed().drop { stains.contains($0) }.reversed())
    }
}

extension DocumentScan {
    /// The phrases, those put together again that a wrapped line parts: `October 6,` and below it `2021`.
    fileprivate var unwrappedSegments: [Range<Int>] {
        var runs: [Range<Int>] = []
        for segment in segments {
            if let last = runs.last, let token = last.last, rows[tokens[token].row].isWrapped,
                rows[tokens[token].row].tokens.upperBound == segment.lowerBound
            {
                runs[runs.count - 1] = last.lowerBound..<segment.upperBound
            } else {
                runs.append(segment)
            }
        }
        return runs
    }
}

extension Range<Int> {
    func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
