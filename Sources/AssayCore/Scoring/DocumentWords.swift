/// What stands in a document, made ready for asking whether a value is among it. Deliberately generous: it
/// tells a misreading from a wrong choice, and decides no verdict.
struct DocumentWords {
    /// All words without spaces, folded.
    private let running: [UInt32]
    private let words: Set<ComparedText>
    /// Digits and letters as separate pieces, in order: `4.März2026` is `4`, `märz`, `2026`.
    private let pieces: [String]
    /// Digits of numbers without separators, of up to four neighbouring pieces.
    private let numbers: Set<String>

    init(_ document: ReadDocument) {
        let texts = document.pages.flatMap { $0.words.map(\.text) }
        let folded = texts.map(ComparedText.init)
        running = ComparedText(texts.joined()).compact
        words = Set(folded)
        let pieces = folded.flatMap { Self.pieces(of: $0.spaced) }
        self.pieces = pieces
        var numbers: Set<String> = []
        for start in pieces.indices where Self.isDigits(pieces[start]) {
            var joined = ""
            for piece in pieces[start...].prefix(4).prefix(while: Self.isDigits) {
                joined += piece
                guard joined.utf8.count <= 20 else { break }
                numbers.insert(Self.withoutLeadingZeros(joined))
            }
        }
        self.numbers = numbers
    }

    /// The text in one run, or all of its words somewhere: addresses are broken over lines and columns.
    func holds(text: String) -> Bool {
        let folded = ComparedText(text)
        if Self.contains(running, folded.compact) { return true }
        let parts = text.split(whereSeparator: \.isWhitespace).map { ComparedText(String($0)) }
        return parts.count > 1 && parts.allSatisfy(words.contains)
    }

    /// With two decimals, with those it has, or in thousands with a k.
    func holds(number: JSONNumber) -> Bool {
        let normal = number.normalised
        guard !normal.digits.isEmpty else { return numbers.contains("0") || numbers.contains("000") }
        guard normal.exponent < 20, normal.exponent > -12 else { return false }
        let digits = String(decoding: normal.digits, as: UTF8.self)
        let candidates = (-4...0).filter { $0 <= normal.exponent }.map { decimals in
            Self.withoutLeadingZeros(digits + String(repeating: "0", count: normal.exponent - decimals))
        }
        if (candidates + [digits]).contains(where: numbers.contains) { return true }
        let thousands = digits + String(repeating: "0", count: max(0, normal.exponent - 3))
        return normal.exponent >= 2
            && zip(pieces, pieces.dropFirst()).contains {
                Self.withoutLeadingZeros($0) == thousands && $1.hasPrefix("k")
            }
    }

    /// Day, year, and the month's number or any word, close together and in any order; or eight digits.
    func holds(date: CalendarDate) -> Bool {
        let compact = date.description.filter { $0 != "-" }
        if numbers.contains(compact) { return true }
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

    private static func withoutLeadingZeros(_ digits: String) -> String {
        let rest = digits.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
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
