extension DateText {
    /// A run of words that can be read as a date.
    public struct Occurrence: Sendable, Hashable {
        /// Indices into the words that were given.
        public let range: Range<Int>
        public let reading: Reading

        public init(range: Range<Int>, reading: Reading) {
            self.range = range
            self.reading = reading
        }
    }

    /// Words of a date, at most: "12 th of March , 2026".
    static let longestRun = 6

    /// Every date in a run of words, from the left, without overlaps; each range starts at the day, month or
    /// year and is as short as can be, so weekdays and times stay outside. A caption that is glued to its date
    /// (`Date:12/03/2026`) is passed over. Linear in the length of the words.
    public static func scan(words: [String], conventions: WritingConventions) -> [Occurrence] {
        forms(in: words).map { range, form in
            Occurrence(range: range, reading: form.reading(conventions.dateOrder))
        }
    }

    /// As `scan`, before day-first or month-first is settled.
    static func forms(in words: [String]) -> [(range: Range<Int>, form: DateForm)] {
        let tokens = words.map(tokens(inWord:))
        var found: [(range: Range<Int>, form: DateForm)] = []
        var start = 0
        while start < words.count {
            if let hit = form(from: start, tokens) {
                found.append((start..<hit.end, hit.form))
                start = hit.end
            } else {
                start += 1
            }
        }
        return found
    }

    private static func form(from start: Int, _ words: [[DateToken]]) -> (end: Int, form: DateForm)? {
        guard let first = words[start].first(where: { $0 != .mark(.bracket) }), canOpen(first) else {
            return nil
        }
        var tokens: [DateToken] = []
        for end in start..<min(start + longestRun, words.count) {
            guard !words[end].isEmpty else { return nil }
            if !tokens.isEmpty { tokens.append(.mark(.space)) }
            tokens += words[end]
            if let form = DateForm(tokens) { return (end + 1, form) }
        }
        return nil
    }

    private static func canOpen(_ token: DateToken) -> Bool {
        switch token {
        case .number: true
        case .word(let word): word.month != nil
        case .mark: false
        }
    }

    /// Empty where the word can't belong to a date.
    private static func tokens(inWord word: String) -> [DateToken] {
        guard word.utf8.count <= 40 else { return [] }
        let scalars = word.unicodeScalars
        if let tokens = DateToken.tokens(of: scalars) { return tokens }
        guard let caption = WordParts.afterCaption(scalars) else { return [] }
        return DateToken.tokens(of: caption) ?? []
    }
}

/// What is glued together in one word.
enum WordParts {
    /// What follows the caption in `Date:12/03/2026` and `TOTAL=12.50`: the text after the last colon or equals
    /// sign that has letters and no digit before it. nil where there is none.
    static func afterCaption(_ scalars: String.UnicodeScalarView) -> Substring.UnicodeScalarView? {
        guard let first = scalars.firstIndex(where: { (0x30...0x39).contains($0.value) }) else { return nil }
        let head = scalars[..<first]
        guard let sign = head.lastIndex(where: { $0 == ":" || $0 == "=" }),
            head.contains(where: { LatinFolding.letter($0) != nil })
        else { return nil }
        return Substring.UnicodeScalarView(scalars[scalars.index(after: sign)...])
    }
}
