/// Every date that a document's words state, by its value; a date that can be read two ways stands under both.
struct DatePlaces: Sendable {
    /// In the document's order.
    private(set) var places: [CalendarDate: [Place]] = [:]

    init(_ index: WordIndex, conventions: WritingConventions) {
        for page in index.wordsByPage {
            let words = page.map { index.words[$0].text }
            for occurrence in DateText.scan(words: words, conventions: conventions) {
                let run =
                    page.lowerBound + occurrence.range.lowerBound..<page.lowerBound
                    + occurrence.range.upperBound
                for date in occurrence.reading.dates {
                    let isPlain = run.count == 1 && index.words[run.lowerBound].text == date.description
                    places[date, default: []].append(
                        Place(words: Array(run), match: isPlain ? .exact : .normalised, score: 1))
                }
            }
        }
    }

    /// The date whose digits are most like a date's, and how alike (0...1); nil where there are none.
    func nearest(to date: CalendarDate) -> (place: Place, similarity: Double)? {
        let digits = Array(date.description.utf8)
        return places.compactMap { other, found in
            found.first.map { place in
                let distance = EditAlignment.distance(digits, Array(other.description.utf8), costs: .plain)
                return (place, 1 - Double(distance) / Double(digits.count))
            }
        }.max { ($0.1, $1.0.words[0]) < ($1.1, $0.0.words[0]) }
    }
}
