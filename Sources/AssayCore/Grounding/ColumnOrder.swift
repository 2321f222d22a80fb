/// Reads words column by column: an address in the left half of a page stands line under line, though the
/// reading order puts the right half's words between its lines.
///
/// Lines are cut at wide gaps into segments, and each segment continues the nearest one above that it overlaps.
struct ColumnOrder {
    /// Word numbers in column order, one run for each column block of a page.
    private(set) var runs: [[Int]] = []
    private var open: [Open] = []

    private struct Open {
        var box: Box
        let run: Int
    }

    /// A gap wider than this many line heights parts columns. A space is a quarter to a half of the height; tables
    /// are often set closer than their columns look. Too many cuts do no harm: the reading order has none.
    private static let columnGap = 0.65
    /// Lines further below than this many line heights begin a new block.
    private static let blockGap = 1.6
    /// Blocks compared with a segment: a page has a few columns, a made-up one has thousands.
    private static let mostOpen = 48

    init(lines: [Range<Int>], words: [Word], pages: [Int]) {
        var page = -1
        for line in lines {
            if pages[line.lowerBound] != page {
                page = pages[line.lowerBound]
                open = []
            }
            for segment in Self.segments(of: line, words) { place(segment, words) }
        }
    }

    private static func segments(of line: Range<Int>, _ words: [Word]) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = line.lowerBound
        for word in line.dropFirst() {
            let gap = words[word].box.left - words[word - 1].box.right
            let height = max(words[word].box.height, words[word - 1].box.height)
            guard gap > columnGap * height || gap < -height else { continue }
            segments.append(start..<word)
            start = word
        }
        segments.append(start..<line.upperBound)
        return segments
    }

    private mutating func place(_ segment: Range<Int>, _ words: [Word]) {
        let box = segment.dropFirst().reduce(words[segment.lowerBound].box) { $0.union(words[$1].box) }
        if let index = open.indices.filter({ continues(open[$0].box, box) })
            .max(by: { overlap(open[$0].box, box) < overlap(open[$1].box, box) })
        {
            runs[open[index].run].append(contentsOf: segment)
            open[index].box = box
        } else {
            open.append(Open(box: box, run: runs.count))
            runs.append(Array(segment))
        }
        if open.count > Self.mostOpen { open.removeFirst() }
    }

    private func continues(_ above: Box, _ below: Box) -> Bool {
        let height = max(above.height, below.height)
        let gap = below.top - above.bottom
        // A line may bite into the one above where boxes hold ascenders and descenders.
        return gap < Self.blockGap * height && gap > -0.5 * height && below.midY > above.midY
            && overlap(above, below) > 0
    }

    private func overlap(_ left: Box, _ right: Box) -> Double {
        min(left.right, right.right) - max(left.left, right.left)
    }
}
