/// Lines whose columns are aligned with each other: blank columns that all of them share shrink together.
struct LayoutBlock {
    private(set) var lines: [LayoutLine]
    /// Cells that no line covers, as half-open intervals in order; the last one is open to the right.
    private var free: [(start: Int, end: Int)]
    /// How many numbers begin and end at a cell.
    private var numberStarts: [Int: Int] = [:]
    private var numberEnds: [Int: Int] = [:]

    /// What is left of a blank column, and of the blank at the left edge.
    private static let widestGap = (inner: 3, left: 2)

    private init(_ line: LayoutLine) {
        lines = []
        free = [(0, .max)]
        add(line)
    }

    /// The lines of a page in blocks, in order. A line that would close half of the columns starts a new one,
    /// and so does one below a blank that shares no edge with the last lines.
    static func blocks(of lines: [LayoutLine]) -> [LayoutBlock] {
        var blocks: [LayoutBlock] = []
        for line in lines {
            if blocks.last?.accepts(line) == true {
                blocks[blocks.count - 1].add(line)
            } else {
                blocks.append(LayoutBlock(line))
            }
        }
        return blocks
    }

    private func accepts(_ line: LayoutLine) -> Bool {
        if line.followsGap, !sharesEdge(with: line) { return false }
        let own = Self.free(of: line)
        let joint = Self.gutters(Self.intersection(free, own))
        return 2 * joint >= max(Self.gutters(free), Self.gutters(own))
    }

    private func sharesEdge(with line: LayoutLine) -> Bool {
        lines.suffix(3).contains { other in
            line.cells.contains { cell in
                other.cells.contains { abs($0.start - cell.start) <= 1 || abs($0.end - cell.end) <= 1 }
            }
        }
    }

    private mutating func add(_ line: LayoutLine) {
        lines.append(line)
        free = Self.intersection(free, Self.free(of: line))
        for cell in line.cells where cell.isNumber {
            numberStarts[cell.start, default: 0] += 1
            numberEnds[cell.end, default: 0] += 1
        }
    }

    /// Blank columns between covered ones, wide enough to keep two phrases apart.
    private static func gutters(_ free: [(start: Int, end: Int)]) -> Int {
        free.count { $0.start > 0 && $0.end < Int.max && $0.end - $0.start >= 2 }
    }

    private static func free(of line: LayoutLine) -> [(start: Int, end: Int)] {
        var free: [(start: Int, end: Int)] = []
        var covered = 0
        for cell in line.cells {
            if cell.start > covered { free.append((covered, cell.start)) }
            covered = max(covered, cell.end)
        }
        free.append((covered, .max))
        return free
    }

    private static func intersection(
        _ left: [(start: Int, end: Int)], _ right: [(start: Int, end: Int)]
    ) -> [(start: Int, end: Int)] {
        var both: [(start: Int, end: Int)] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            let start = max(left[i].start, right[j].start)
            let end = min(left[i].end, right[j].end)
            if start < end { both.append((start, end)) }
            if left[i].end < right[j].end { i += 1 } else { j += 1 }
        }
        return both
    }

    /// Writes a line with the block's blank columns shrunk.
    func append(_ line: LayoutLine, to text: inout String) {
        var cursor = 0
        for cell in line.cells {
            let place = isRightAligned(cell) ? squeezed(cell.end) - cell.count : squeezed(cell.start)
            let start = max(place, cursor == 0 ? 0 : cursor + 2)
            text += String(repeating: " ", count: start - cursor)
            text += cell.text
            cursor = start + cell.count
        }
    }

    /// Whether more numbers of the block end here than begin where this one begins.
    private func isRightAligned(_ cell: LayoutLine.Cell) -> Bool {
        guard cell.isNumber else { return false }
        return count(numberEnds, near: cell.end) > count(numberStarts, near: cell.start)
    }

    private func count(_ edges: [Int: Int], near column: Int) -> Int {
        (column - 1...column + 1).reduce(0) { $0 + (edges[$1] ?? 0) }
    }

    /// The column after all blank ones before it have shrunk; the left edge keeps an indent.
    private func squeezed(_ column: Int) -> Int {
        var removed = 0
        for gap in free where gap.start < column {
            let width = min(gap.end, column) - gap.start
            removed += max(width - (gap.start == 0 ? Self.widestGap.left : Self.widestGap.inner), 0)
        }
        return column - removed
    }
}
