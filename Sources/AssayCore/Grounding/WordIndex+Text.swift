extension WordIndex {
    /// More places of one value than this are not told apart: nobody looks at them all.
    static let mostPlaces = 64

    /// Where the words are the text, but for case, white space, accents and punctuation. Places at which the
    /// text is only a part of a code count where there are no others.
    func exactPlaces(of text: FoldedText, afterSlash: Bool = false) -> [Place] {
        var seen = Set<[Int]>()
        var whole: [Place] = []
        var parts: [Place] = []
        for stream in streams {
            for match in stream.matches(of: text, limit: Self.mostPlaces, afterSlash: afterSlash) {
                let words = stream.words(in: match.range)
                guard seen.insert(words).inserted else { continue }
                if match.isPart {
                    parts.append(Place(words: words, match: .normalised, score: Self.partScore))
                } else {
                    whole.append(Place(words: words, match: .exact, score: 1))
                }
            }
        }
        return whole.isEmpty ? parts : whole
    }

    /// What a value that stands inside a longer code is worth: it is there, but perhaps cut off.
    private static let partScore = 0.9

    /// Where a text without letters and digits stands, character by character.
    func literalPlaces(of text: String) -> [Place] {
        let target = text.filter { !$0.isWhitespace }
        guard !target.isEmpty else { return [] }
        return words.indices.compactMap { start -> Place? in
            var rest = target[...]
            var word = start
            while word < words.count, pages[word] == pages[start], !rest.isEmpty,
                rest.hasPrefix(words[word].text)
            {
                rest = rest.dropFirst(words[word].text.count)
                word += 1
            }
            return rest.isEmpty ? Place(words: Array(start..<word), match: .exact, score: 1) : nil
        }
    }

    /// The best places where the words differ from the text by as few letters as `tolerance` allows.
    func similarPlaces(to text: FoldedText, tolerance: EditTolerance) -> [Place] {
        let length = text.bytes.count
        let most = tolerance.mostEdits(length: length, confidence: 0, isRecognised: hasRecognisedPages)
        guard most > 0 else { return [] }
        let found = similarSpans(to: text, within: most, costs: tolerance.costs).filter { span in
            let isRecognised = isRecognised(page: pages[span.words[0]])
            let confidence = span.words.map { words[$0].confidence }.reduce(0, +) / Double(span.words.count)
            let most = tolerance.mostEdits(length: length, confidence: confidence, isRecognised: isRecognised)
            // What is no slip of recognition changes a letter of a word, not the word: Junior is not Senior.
            return span.distance <= most && (isRecognised || span.changeOfWord <= 1)
        }
        guard let least = found.map(\.distance).min() else { return [] }
        return found.filter { $0.distance == least }.map { span in
            Place(words: span.words, match: .fuzzy, score: 1 - Double(least) / Double(length))
        }
    }

    /// What stands in the document that is most like the text, and how alike it is (0...1); nil where nothing is.
    func nearest(to text: FoldedText) -> (place: Place, similarity: Double)? {
        let length = text.bytes.count
        // Less than half alike tells a reader nothing.
        let spans = similarSpans(to: text, within: length / 2, costs: .plain)
        guard let best = spans.min(by: { $0.distance < $1.distance }) else { return nil }
        let similarity = 1 - Double(best.distance) / Double(max(length, best.length))
        return (Place(words: best.words, match: .fuzzy, score: similarity), similarity)
    }

    private struct Span {
        let words: [Int]
        let distance: Int
        let length: Int
        /// The largest number of edits in one word; all of them where words come or go.
        let changeOfWord: Int
    }

    private func similarSpans(to text: FoldedText, within most: Int, costs: EditCosts) -> [Span] {
        // Longer patterns would cost much and are texts, which are matched exactly or not at all.
        guard most > 0, (1...512).contains(text.bytes.count) else { return [] }
        let search = ApproximateSearch(text.bytes)
        let alignment = EditAlignment(text.bytes, costs: costs)
        var seen = Set<[Int]>()
        return streams.flatMap { stream in
            search.likelyEnds(in: stream.bytes, within: most).compactMap { end -> Span? in
                guard let (range, distance) = alignment.best(in: stream, near: end, within: most) else {
                    return nil
                }
                let words = stream.words(in: range)
                guard seen.insert(words).inserted else { return nil }
                return Span(
                    words: words, distance: distance, length: range.count,
                    changeOfWord: Self.changeOfWord(text.tokens, stream.tokens(in: range)) ?? distance)
            }
        }
    }

    /// nil where the numbers of words differ.
    private static func changeOfWord(_ left: [ArraySlice<UInt8>], _ right: [ArraySlice<UInt8>]) -> Int? {
        guard left.count == right.count else { return nil }
        return zip(left, right).map { EditAlignment.distance(Array($0), Array($1), costs: .plain) }.max()
    }
}
