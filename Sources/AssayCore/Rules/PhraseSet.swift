/// Phrases of which only matters whether one stands somewhere.
struct PhraseSet: Sendable {
    private let index: PhraseIndex

    init(_ phrases: [String]) {
        var index = PhraseIndex()
        for phrase in phrases { index.insert(phrase, owner: 0) }
        self.index = index
    }

    /// The longest phrase that begins at a token, as tokens of one phrase of the page or, in a text of several lines, up to
    /// its end.
    func match(at token: Int, in scan: DocumentScan, upTo limit: Int? = nil) -> Range<Int>? {
        let end = limit ?? scan.segments[scan.tokens[token].segment].upperBound
        var (node, found) = (0, token)
        for next in token..<end {
            guard let step = index.walk(from: node, over: scan.key(of: next)) else { break }
            node = step
            if index.phrase(at: node) != nil { found = next + 1 }
        }
        return found > token ? token..<found : nil
    }

    /// Every phrase in a range, from the left, none overlapping another.
    func matches(in range: Range<Int>, _ scan: DocumentScan, isText: Bool = false) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for token in range where !scan.key(of: token).isEmpty && token >= found.last?.upperBound ?? 0 {
            if let match = match(at: token, in: scan, upTo: isText ? range.upperBound : nil) {
                found.append(match)
            }
        }
        return found
    }

    func occurs(in range: Range<Int>, _ scan: DocumentScan) -> Bool {
        range.contains { !scan.key(of: $0).isEmpty && match(at: $0, in: scan) != nil }
    }
}
