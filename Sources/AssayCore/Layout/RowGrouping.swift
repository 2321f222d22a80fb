/// Finds the visual rows of a page from its reading lines.
enum RowGrouping {
    /// Words of one reading line, and where their middle lies.
    struct Fragment {
        let words: ArraySlice<Word>
        let middle: Double
        /// Median height of the words: a rule or a stain that was read as a letter does not count.
        let height: Double
        let left: Double
        let right: Double

        init(_ words: ArraySlice<Word>) {
            self.words = words
            let heights = words.map(\.box.height).sorted()
            let median = heights[heights.count / 2]
            let typical = words.filter { $0.box.height <= 1.5 * median }
            height = median
            middle = typical.reduce(0) { $0 + $1.box.midY } / Double(max(typical.count, 1))
            left = words.reduce(.infinity) { min($0, $1.box.left) }
            right = words.reduce(-.infinity) { max($0, $1.box.right) }
        }
    }

    /// Runs of visible words of one line that go from left to right. Where a page has no skew a wide gap ends a
    /// run, too, so that a line which the reader drew across columns can part again.
    static func fragments(of words: [Word], partingAtGaps: Bool) -> [Fragment] {
        let visible = words.filter { $0.hidden == nil }
        var fragments: [Fragment] = []
        var start = 0
        for index in visible.indices {
            let isLast = index + 1 == visible.count
            if isLast || visible[index + 1].line != visible[index].line
                || visible[index + 1].box.midX < visible[index].box.left
                || partingAtGaps && isWideGap(visible[index].box, visible[index + 1].box)
            {
                fragments.append(Fragment(visible[start...index]))
                start = index + 1
            }
        }
        return fragments
    }

    private static func isWideGap(_ left: Box, _ right: Box) -> Bool {
        right.left - left.right > 2 * max(left.height, right.height)
    }

    /// The words of each row, rows from top to bottom.
    static func groups(of fragments: [Fragment]) -> [[Word]] {
        var rows: [Row] = []
        for fragment in fragments.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            // Only the last few rows can overlap; a bound keeps hostile pages linear.
            let row = rows.indices.suffix(8).last { rows[$0].accepts(fragment) }
            if let row { rows[row].add(fragment) } else { rows.append(Row(fragment)) }
        }
        return rows.map(\.words)
    }

    private struct Row {
        private(set) var words: [Word]
        private let middle: Double
        private let height: Double
        /// Left and right edges of the fragments, sorted.
        private var spans: [(left: Double, right: Double)]

        init(_ fragment: Fragment) {
            words = Array(fragment.words)
            middle = fragment.middle
            height = fragment.height
            spans = [(fragment.left, fragment.right)]
        }

        /// Half of the lower one's height overlaps, and the place is free but for a quarter of a height.
        func accepts(_ fragment: Fragment) -> Bool {
            let overlap = (height + fragment.height) / 2 - abs(middle - fragment.middle)
            guard overlap >= 0.5 * min(height, fragment.height) else { return false }
            let slack = 0.25 * min(height, fragment.height)
            let place = firstSpan(endingAfter: fragment.left + slack)
            return place == spans.count || spans[place].left >= fragment.right - slack
        }

        mutating func add(_ fragment: Fragment) {
            words += fragment.words
            spans.insert((fragment.left, fragment.right), at: firstSpan(endingAfter: fragment.left))
        }

        private func firstSpan(endingAfter x: Double) -> Int {
            var low = 0
            var high = spans.count
            while low < high {
                let middle = (low + high) / 2
                if spans[middle].right > x { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }
}
