import Foundation

/// Every number that a document's words state, by its value; and the currency marks that stand with amounts.
struct NumberPlaces: Sendable {
    /// In the document's order.
    private(set) var places: [Decimal: [Place]] = [:]
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
            for occurrence in occurrences {
                let run =
                    page.lowerBound + occurrence.range.lowerBound..<page.lowerBound
                    + occurrence.range.upperBound
                let isPlain = run.count == 1 && Self.isPlain(index.words[run.lowerBound].text)
                let place = Place(words: Array(run), match: isPlain ? .exact : .normalised, score: 1)
                for reading in occurrence.readings { places[reading.value, default: []].append(place) }
                if let mark = occurrence.mark { marks.append((mark, place)) }
            }
            for word in page { addRange(at: word, index.words[word].text, conventions) }
        }
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
        guard text.utf8.count <= 40, text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return }
        let ends = text.split(whereSeparator: { "-–—".contains($0) })
        guard ends.count == 2, ends.allSatisfy(Self.mayEndRange) else { return }
        var writings = ends.map(String.init)
        if writings[1].last == "k" || writings[1].last == "K", writings[0].last?.isNumber == true {
            writings.append(writings[0] + "k")
        }
        let place = Place(words: [word], match: .normalised, score: 1)
        for writing in writings {
            for reading in NumberText.readings(of: writing, conventions: conventions) {
                places[reading.value, default: []].append(place)
            }
        }
    }

    /// At least two digits and no zero in front: `2024-001` is a code.
    private static func mayEndRange(_ end: Substring) -> Bool {
        let digits = end.utf8.drop { !(0x30...0x39).contains($0) }
        return digits.prefix { (0x30...0x39).contains($0) }.count >= 2 && digits.first != 0x30
    }

    private static func isNear(_ left: Word, _ right: Word) -> Bool {
        left.line == right.line
            && right.box.left - left.box.right < widestSpace * max(left.box.height, right.box.height)
    }

    /// A JSON number as it stands.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
    }
}
