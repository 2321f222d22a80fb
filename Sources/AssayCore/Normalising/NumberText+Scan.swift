extension NumberText {
    /// A run of words that can be read as a number.
    public struct Occurrence: Sendable, Hashable {
        /// Indices into the words that were given.
        public let range: Range<Int>
        /// Never empty; the likelier one first.
        public let readings: [Reading]
        /// The currency mark that is part of the run, as written: `€`, `RM`, `USD`.
        public let mark: String?
        public let isPercent: Bool

        public init(range: Range<Int>, readings: [Reading], mark: String?, isPercent: Bool) {
            self.range = range
            self.readings = readings
            self.mark = mark
            self.isPercent = isPercent
        }
    }

    /// Words of a number, at most: "- EUR 1 234 567,00 CR".
    static let longestRun = 6

    /// Every run of words that can be read as a number, overlaps included (`EUR`, `1`, `234,56` gives
    /// `EUR 1 234,56`, `1 234,56`, `234,56` and `1`), by start and then the longest first. `joins(i)` says whether
    /// word `i` and the next one stand close enough to belong to one number: 2 items at 100,00 are not 2100.
    /// Captions and brackets that are glued to a number are passed over. Linear in the length of the words.
    public static func scan(
        words: [String], conventions: WritingConventions, joins: (Int) -> Bool = { _ in true }
    ) -> [Occurrence] {
        numerals(in: words, joins: joins).compactMap { range, numeral in
            let readings = numeral.readings(decimalSeparator: conventions.decimalSeparator)
            guard !readings.isEmpty else { return nil }
            return Occurrence(
                range: range, readings: readings, mark: numeral.affixes.mark,
                isPercent: numeral.affixes.isPercent)
        }
    }

    /// Of overlapping runs the one that starts first and is longest: what a reader would take as the numbers
    /// of a line.
    public static func separate(_ occurrences: [Occurrence]) -> [Occurrence] {
        var end = Int.min
        return occurrences.filter { occurrence in
            guard occurrence.range.lowerBound >= end else { return false }
            end = occurrence.range.upperBound
            return true
        }
    }

    static func numerals(
        in words: [String], joins: (Int) -> Bool = { _ in true }
    ) -> [(range: Range<Int>, numeral: Numeral)] {
        let pieces = words.map(NumberPiece.init)
        var found: [(range: Range<Int>, numeral: Numeral)] = []
        for start in pieces.indices where pieces[start].canOpen {
            var run: [Unicode.Scalar] = []
            var runs: [(range: Range<Int>, numeral: Numeral)] = []
            for end in start..<min(start + longestRun, pieces.count) {
                guard pieces[end].isPart, end == start || joins(end - 1) else { break }
                if end > start { run.append(" ") }
                run += pieces[end].scalars
                guard pieces[start...end].contains(where: \.hasDigit), pieces[end].canClose else { continue }
                if let numeral = Numeral(run) { runs.append((start..<end + 1, numeral)) }
            }
            found += runs.reversed()
        }
        return found
    }
}

/// A word as part of a number, without captions, quotes and brackets that are glued to it.
struct NumberPiece {
    private(set) var scalars: [Unicode.Scalar] = []
    private(set) var hasDigit = false
    /// Whether a number can begin with it.
    private(set) var canOpen = false
    /// Whether a number can end with it.
    private(set) var canClose = false

    var isPart: Bool { !scalars.isEmpty }

    init(_ word: String) {
        let bytes = word.utf8
        guard bytes.count <= 48 else { return }
        // Most words have no digit and are longer than any mark: they cost one look at their bytes.
        hasDigit = bytes.contains { (0x30...0x39).contains($0) }
        if !hasDigit, bytes.count > Self.longestAffix { return }
        let view = word.unicodeScalars
        scalars = Self.withoutWrapping(
            (hasDigit ? WordParts.afterCaption(view) : nil) ?? view[...], hasDigit: hasDigit)
        guard let first = scalars.first else { return }
        if hasDigit || CurrencyMark(scalars) != nil {
            (canOpen, canClose) = (true, true)
        } else if scalars.allSatisfy(Self.isSign) {
            (canOpen, canClose) = (first != ")", scalars.last == ")" || scalars == ["-"])
        } else if scalars == ["%"] || NumeralAffixes.isWord(scalars) {
            canClose = true
        } else {
            scalars = []
        }
    }

    /// Bytes of the longest mark or suffix, with marks around it.
    private static let longestAffix = 16

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", ")", "-", "+", "\u{2212}", "\u{2013}": true
        default: false
        }
    }

    /// Without what prose wraps around a number. Brackets go when they don't match, or hold a plain count: "(3)".
    private static func withoutWrapping(
        _ word: Substring.UnicodeScalarView, hasDigit: Bool
    ) -> [Unicode.Scalar] {
        var rest = word
        while let first = rest.first, isOpening(first) { rest.removeFirst() }
        while let last = rest.last, rest.index(after: rest.startIndex) < rest.endIndex, isClosing(last) {
            rest.removeLast()
        }
        guard hasDigit else { return Array(rest) }
        let isCount = rest.allSatisfy { Numeral.isDigit($0) || $0 == "(" || $0 == ")" }
        if rest.first == "(", rest.last != ")" || isCount { rest.removeFirst() }
        if rest.last == ")", rest.first != "(" { rest.removeLast() }
        return Array(rest)
    }

    private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "“", "”", "„", "‘", "«", "»", "[", "{", ":", "=", "*", "|", "~", ">": true
        default: false
        }
    }

    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "“", "”", "‘", "«", "»", "]", "}", ";", ":", "!", "?", "*", "|", "<": true
        default: false
        }
    }
}
