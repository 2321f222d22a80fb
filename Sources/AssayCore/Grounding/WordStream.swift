/// The letters of a document's words in one order, for finding a value that is split over words and lines.
struct WordStream: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var edges: [FoldedText.Edges] = []
    /// Index of the word that each byte belongs to; -1 for a break.
    private(set) var owners: [Int32] = []
    /// Positions at which a match may begin, sorted by their first byte, and where each byte's begin.
    private var starts: [Int32] = []
    private var firstStart: [Int32] = []

    /// A stretch of the stream that equals a value.
    struct Match: Sendable, Hashable {
        let range: Range<Int>
        /// It begins or ends inside a code: `2024` in `RE2024-17`.
        let isPart: Bool
    }

    /// `runs` are the word numbers in order; nothing matches across the end of a run.
    init(runs: [[Int]], of folded: FoldedText, ranges: [Range<Int>]) {
        bytes.reserveCapacity(folded.bytes.count + runs.count)
        edges.reserveCapacity(folded.bytes.count + runs.count)
        owners.reserveCapacity(folded.bytes.count + runs.count)
        for run in runs {
            for word in run {
                let range = ranges[word]
                bytes.append(contentsOf: folded.bytes[range])
                edges.append(contentsOf: folded.edges[range])
                for _ in range { owners.append(Int32(truncatingIfNeeded: word)) }
            }
            // NUL is no letter, so no folded value holds it.
            bytes.append(0)
            edges.append([])
            owners.append(-1)
        }
        sortStarts()
    }

    private mutating func sortStarts() {
        firstStart = [Int32](repeating: 0, count: 257)
        for (position, edge) in edges.enumerated() where edge.contains(.softStart) {
            firstStart[Int(bytes[position]) + 1] += 1
        }
        for byte in 1...256 { firstStart[byte] += firstStart[byte - 1] }
        starts = [Int32](repeating: 0, count: Int(firstStart[256]))
        var next = firstStart
        for (position, edge) in edges.enumerated() where edge.contains(.softStart) {
            let byte = Int(bytes[position])
            starts[Int(next[byte])] = Int32(truncatingIfNeeded: position)
            next[byte] += 1
        }
    }

    /// Bytes compared for one value before the search gives up: keeps documents and values that were made to be
    /// slow ("aaaa…") from costing more than some milliseconds. Ordinary pages need a few thousand.
    private static let workLimit = 4_000_000

    /// Where the stream equals `needle` from an edge to an edge, in order, at most `limit` of them.
    func matches(of needle: FoldedText, limit: Int = 64, afterSlash: Bool = false) -> [Match] {
        guard let first = needle.bytes.first else { return [] }
        var found: [Match] = []
        var work = 0
        for slot in Int(firstStart[Int(first)])..<Int(firstStart[Int(first) + 1]) {
            let start = Int(starts[slot])
            let length = commonLength(needle.bytes, at: start)
            work += length
            if length == needle.bytes.count, let match = match(start..<start + length, afterSlash: afterSlash)
            {
                found.append(match)
            }
            if found.count == limit || work > Self.workLimit { break }
        }
        return found
    }

    private func match(_ range: Range<Int>, afterSlash: Bool) -> Match? {
        let (first, last) = (edges[range.lowerBound], edges[range.upperBound - 1])
        guard last.contains(.softEnd), !afterSlash || first.contains(.afterSlash) else { return nil }
        return Match(range: range, isPart: !(first.contains(.start) && last.contains(.end)))
    }

    private func commonLength(_ needle: [UInt8], at start: Int) -> Int {
        var length = 0
        while length < needle.count, start + length < bytes.count, bytes[start + length] == needle[length] {
            length += 1
        }
        return length
    }

    /// The words that a stretch touches, in ascending order.
    func words(in range: Range<Int>) -> [Int] {
        var words: [Int] = []
        for owner in owners[range] where owner >= 0 && words.last != Int(owner) { words.append(Int(owner)) }
        return words.sorted()
    }

    /// The parts of a stretch between edges.
    func tokens(in range: Range<Int>) -> [ArraySlice<UInt8>] { FoldedText.tokens(bytes[range], edges) }
}
