/// What stands in a document, made ready for asking whether a value is among it. Deliberately generous: it
/// tells a misreading from a wrong choice, and decides no verdict.
struct DocumentWords {
    /// All words without spaces, folded.
    private let running: [UInt32]
    private let words: Set<ComparedText>
    /// Digits and letters as separate pieces, in order: `4.März2026` is `4`, `märz`, `2026`.
    private let pieces: [String]
    /// Every number that a run of digits may mean, without sign.
    private let numbers: Set<JSONNumber.Normalised>

    init(_ document: ReadDocument) {
        let texts = document.pages.flatMap { $0.words.map(\.text) }
        let folded = texts.map(ComparedText.init)
        running = ComparedText(texts.joined()).compact
        words = Set(folded)
        pieces = folded.flatMap { Self.pieces(of: $0.spaced) }
        numbers = DigitRuns.numbers(in: folded.map(\.spaced))
    }

    /// The text in one run, or all of its words somewhere: addresses are broken over lines and columns.
    func holds(text: String) -> Bool {
        let folded = ComparedText(text)
        if Self.contains(running, folded.compact) { return true }
        let parts = text.split(whereSeparator: \.isWhitespace).map { ComparedText(String($0)) }
        return parts.count > 1 && parts.allSatisfy(words.contains)
    }

    /// In any writing, with thousands by spaces and `60k` too; the sign does not matter.
    func holds(number: JSONNumber) -> Bool {
        let normal = number.normalised
        return numbers.contains(.init(isNegative: false, digits: normal.digits, exponent: normal.exponent))
    }

    /// Day, year, and the month's number or any word, close together and in any order; or eight digits.
    func holds(date: CalendarDate) -> Bool {
        if pieces.contains(date.description.filter { $0 != "-" }) { return true }
        let years = [String(date.year), Self.twoDigits(date.year % 100)]
        let days = [String(date.day), Self.twoDigits(date.day)]
        let months = [String(date.month), Self.twoDigits(date.month)]
        return pieces.indices.contains { start in
            var window = Array(pieces[start...].prefix(5))
            guard let year = window.firstIndex(where: years.contains) else { return false }
            window.remove(at: year)
            guard let day = window.firstIndex(where: { days.contains($0) }) else { return false }
            window.remove(at: day)
            return window.contains {
                months.contains($0) || !Self.isDigits($0) && $0.unicodeScalars.count >= 3
            }
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func isDigits(_ piece: String) -> Bool {
        piece.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func pieces(of scalars: [UInt32]) -> [String] {
        var pieces: [String] = []
        var (current, wasDigit) = ("", false)
        for scalar in scalars.lazy.compactMap(Unicode.Scalar.init) {
            let isDigit = (0x30...0x39).contains(scalar.value)
            let isLetter = !isDigit && scalar.properties.isAlphabetic
            if !current.isEmpty, isDigit != wasDigit || !(isDigit || isLetter) {
                pieces.append(current)
                current = ""
            }
            if isDigit || isLetter { current.unicodeScalars.append(scalar) }
            wasDigit = isDigit
        }
        return current.isEmpty ? pieces : pieces + [current]
    }

    private static func contains(_ whole: [UInt32], _ part: [UInt32]) -> Bool {
        guard let first = part.first, part.count <= whole.count else { return false }
        return (0...whole.count - part.count).contains { start in
            whole[start] == first && whole[start..<start + part.count].elementsEqual(part)
        }
    }
}
