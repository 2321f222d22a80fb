import Foundation

/// Every number that a document's words state, by its value; and the currency marks that stand with amounts.
struct NumberPlaces: Sendable {
    /// In the document's order.
    private var places: [Decimal: [Place]] = [:]
    /// The same without percentages, which are no amounts.
    private var amounts: [Decimal: [Place]] = [:]
    /// Words of amounts that carry a currency mark, with the mark: `€`, `RM`, `USD`.
    private(set) var marks: [(mark: String, place: Place)] = []

    /// A space inside a number is narrower than this many line heights; columns stand further apart.
    private static let widestSpace = 0.8

    init(_ index: WordIndex, conventions: WritingConventions) {
        for page in index.wordsByPage {
            let words = page.map { index.words[$0].text }
            let occurrences = NumberText.scan(words: words, conventions: conventions) { left in
                Self.isNear(index.words[page.lowerBound + left], index.words[page.lowerBound + left + 1])
            }
            for occurrence in occurrences { add(occurrence, from: page.lowerBound, index) }
            for word in page { addRange(at: word, index.words[word].text, conventions) }
        }
    }

    /// Where a number stands; only as an amount where that is asked.
    func places(of value: Decimal, asAmount: Bool) -> [Place] {
        (asAmount ? amounts[value] : places[value]) ?? []
    }

    private mutating func add(_ occurrence: NumberText.Occurrence, from start: Int, _ index: WordIndex) {
        let run = start + occurrence.range.lowerBound..<start + occurrence.range.upperBound
        let text = index.words[run.lowerBound].text
        guard !Self.isCode(text) else { return }
        let isPlain = run.count == 1 && Self.isPlain(text)
        let place = Place(words: Array(run), match: isPlain ? .exact : .normalised, score: 1)
        for reading in occurrence.readings { add(reading.value, place, isAmount: !occurrence.isPercent) }
        if let mark = occurrence.mark { marks.append((mark, place)) }
    }

    private mutating func add(_ value: Decimal, _ place: Place, isAmount: Bool) {
        places[value, default: []].append(place)
        if isAmount { amounts[value, default: []].append(place) }
    }

    /// The number that is most like a value, by its digits, and how alike (0...1); nil where there are none.
    func nearest(to value: Decimal) -> (place: Place, similarity: Double)? {
        let digits = Array(value.description.utf8)
        var best: (place: Place, similarity: Double)?
        for (other, found) in places {
            guard let place = found.first else { continue }
            let text = Array(other.description.utf8)
            let distance = EditAlignment.distance(digits, text, costs: .plain)
            let similarity = 1 - Double(distance) / Double(max(digits.count, text.count))
            // The dictionary has no order: equal ones are told apart by where they stand.
            let isBetter =
                best.map { ($0.similarity, place.words[0]) < (similarity, $0.place.words[0]) } ?? true
            if isBetter { best = (place, similarity) }
        }
        return best
    }

    /// "60.000-80.000" states both ends; in "60-80k" both are thousands.
    private mutating func addRange(at word: Int, _ text: String, _ conventions: WritingConventions) {
        guard (5...40).contains(text.utf8.count), text.utf8.contains(where: Self.isDigit) else { return }
        let ends = text.split(whereSeparator: { "-–—".contains($0) })
        guard ends.count == 2, Self.isRange(ends) else { return }
        var writings = ends.map(String.init)
        if let power = writings[1].last, power == "k" || power == "K",
            writings[0].utf8.last.map(Self.isDigit) == true
        {
            writings.append(writings[0] + "k")
        }
        let place = Place(words: [word], match: .normalised, score: 1)
        for writing in writings {
            for reading in NumberText.readings(of: writing, conventions: conventions) {
                add(reading.value, place, isAmount: true)
            }
        }
    }

    /// Ends of which one says that it is an amount: by a mark, a `k`, groups of digits or four of them. `18-63` is
    /// as likely a house number, `2024-001` a code.
    private static func isRange(_ ends: [Substring]) -> Bool {
        let looksLikeAmount = ends.contains { end in
            end.utf8.contains { !isDigit($0) } || end.utf8.count >= 4
        }
        return looksLikeAmount && !ends.contains { isCode(String($0)) }
    }

    /// A zero before other digits: a code, a telephone number, a part of a date.
    private static func isCode(_ text: String) -> Bool {
        let digits = text.utf8.drop { !isDigit($0) }
        return digits.first == UInt8(ascii: "0") && digits.dropFirst().first.map(isDigit) == true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isNear(_ left: Word, _ right: Word) -> Bool {
        left.line == right.line
            && right.box.left - left.box.right < widestSpace * max(left.box.height, right.box.height)
    }

    /// A JSON number as it stands.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
    }
}
