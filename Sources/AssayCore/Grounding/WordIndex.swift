/// A document's words of one sort (visible, or hidden), folded once and ready to be searched.
struct WordIndex: Sendable {
    let words: [Word]
    /// Page number of each word, from 0.
    let pages: [Int]
    /// The words of each text line.
    let lines: [Range<Int>]
    /// The words of each page that has any.
    let wordsByPage: [Range<Int>]
    let folded: FoldedText
    /// Bytes of `folded` that belong to each word.
    let ranges: [Range<Int>]
    /// The words in reading order, and once more column by column where that is another order.
    let streams: [WordStream]
    /// Size of each page of the document.
    private let sizes: [Box]
    private let sources: [ReadingSource]

    init(_ document: ReadDocument, hidden: Bool = false) {
        var words: [Word] = []
        var pages: [Int] = []
        for (number, page) in document.pages.enumerated() {
            for word in page.words where (word.hidden != nil) == hidden {
                words.append(word)
                pages.append(number)
            }
        }
        var folded = FoldedText()
        ranges = words.map { word in
            let start = folded.bytes.count
            folded.append(word.text)
            return start..<folded.bytes.count
        }
        (self.words, self.pages, self.folded) = (words, pages, folded)
        sizes = document.pages.map { Box(left: 0, top: 0, right: $0.width, bottom: $0.height) }
        sources = document.pages.map(\.source)
        lines = Self.runs(of: words.indices) { words[$0].line == words[$1].line && pages[$0] == pages[$1] }
        wordsByPage = Self.runs(of: words.indices) { pages[$0] == pages[$1] }
        streams = Self.streams(lines, words, pages, folded, ranges)
    }

    /// Cuts a range wherever neighbours don't belong together.
    private static func runs(of range: Range<Int>, together: (Int, Int) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = range.lowerBound
        for next in range.dropFirst() where !together(next - 1, next) {
            runs.append(start..<next)
            start = next
        }
        if start < range.upperBound { runs.append(start..<range.upperBound) }
        return runs
    }

    private static func streams(
        _ lines: [Range<Int>], _ words: [Word], _ pages: [Int], _ folded: FoldedText, _ ranges: [Range<Int>]
    ) -> [WordStream] {
        var reading: [[Int]] = []
        for line in lines {
            if let last = reading.last?.last, pages[last] == pages[line.lowerBound] {
                reading[reading.count - 1].append(contentsOf: line)
            } else {
                reading.append(Array(line))
            }
        }
        let columns = ColumnOrder(lines: lines, words: words, pages: pages).runs
        let orders = columns.joined().elementsEqual(words.indices) ? [reading] : [reading, columns]
        return orders.map { WordStream(runs: $0, of: folded, ranges: ranges) }
    }

    /// Whether the page was recognised from a picture, so that letters may be mistaken for others.
    func isRecognised(page: Int) -> Bool {
        switch sources[page] {
        case .ocr: true
        case .textLayer, .html, .plainText: false
        }
    }

    var hasRecognisedPages: Bool { sources.indices.contains(where: isRecognised) }

    func page(of place: Place) -> Int { place.words.first.map { pages[$0] } ?? 0 }

    /// Around the place's words, inside the page.
    func box(of place: Place) -> Box {
        guard let first = place.words.first else { return Box(left: 0, top: 0, right: 0, bottom: 0) }
        let box = place.words.dropFirst().reduce(words[first].box) { $0.union(words[$1].box) }
        let size = sizes[pages[first]]
        return Box(
            left: min(max(box.left, 0), size.right), top: min(max(box.top, 0), size.bottom),
            right: min(max(box.right, 0), size.right), bottom: min(max(box.bottom, 0), size.bottom))
    }

    /// The place's words as they stand in the document.
    func quote(of place: Place) -> String { place.words.map { words[$0].text }.joined(separator: " ") }

    /// The lowest reading confidence among the place's words.
    func confidence(of place: Place) -> Double { place.words.map { words[$0].confidence }.min() ?? 1 }

    func evidence(at place: Place, places: Int = 1) -> Evidence {
        Evidence(
            page: page(of: place), box: box(of: place), quote: quote(of: place), score: place.score,
            confidence: confidence(of: place), match: place.match, places: places)
    }
}

/// Words that state a value.
struct Place: Sendable, Hashable {
    /// In ascending order, all on one page, never empty.
    let words: [Int]
    let match: Evidence.Match
    /// 0...1.
    let score: Double
}
