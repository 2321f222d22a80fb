import AssayCore

/// Places blocks on lines of a width counted in characters.
enum BlockLayout {
    /// Empty columns between the columns of a table: enough to be seen as a gap.
    private static let columnGap = 3
    /// Columns of a table are not made narrower than this.
    private static let narrowestColumn = 12

    static func lines(of blocks: [TextBlock], width: Int) -> [GridLine] {
        var lines: [GridLine] = []
        var wantsGap = false
        for block in blocks {
            if case .gap = block {
                wantsGap = true
                continue
            }
            let next = self.lines(of: block, width: width)
            guard !next.isEmpty else { continue }
            if wantsGap, !lines.isEmpty { lines.append(GridLine(words: [])) }
            wantsGap = false
            lines += next
        }
        return lines
    }

    private static func lines(of block: TextBlock, width: Int) -> [GridLine] {
        switch block {
        case .paragraph(let words, let indent, let height):
            paragraph(words, indent: min(indent, width / 2), height: height, width: width)
        case .line(let line): line.end <= width ? [line] : line.wrapped(at: width)
        case .gap: []
        case .table(let rows): table(rows, width: width)
        }
    }

    private static func paragraph(
        _ words: [InlineWord], indent: Int, height: Double, width: Int
    ) -> [GridLine] {
        guard !words.isEmpty else { return [] }
        var column = indent
        let line = GridLine(
            words: words.map { word in
                defer { column += word.advance }
                return GridWord(text: word.text, column: column, hidden: word.hidden)
            }, height: height)
        return line.end <= width ? [line] : line.wrapped(at: width)
    }

    /// Columns as wide as their cells where they fit, else the widest give way. What can't stand side by side,
    /// such as tables that only arrange a page, is set one cell below the other.
    private static func table(_ rows: [[TableCell]], width: Int) -> [GridLine] {
        let count = columnCount(rows)
        guard count > 1, let widths = columnWidths(rows, count: count, available: width) else {
            return rows.flatMap { $0.flatMap { lines(of: $0.blocks, width: width) } }
        }
        let starts = widths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1 + gap(after: $1)) }
        return rows.flatMap { row in
            var column = 0
            let cells = row.map { cell in
                let last = min(column + cell.span, count)
                defer { column = last }
                let room = starts[last] - starts[column] - columnGap
                return lines(of: cell.blocks, width: max(1, room)).map { $0.moved(right: starts[column]) }
            }
            return sideBySide(cells)
        }
    }

    /// nil where the table is too wide even with narrow columns.
    private static func columnWidths(_ rows: [[TableCell]], count: Int, available: Int) -> [Int]? {
        var widths = naturalWidths(rows, count: count).map { min($0, available) }
        let room = available + columnGap - widths.reduce(0) { $0 + gap(after: $1) }
        var sum = widths.reduce(0, +)
        // Before a hostile table of very many columns is made narrower step by step.
        guard widths.reduce(0, { $0 + min($1, narrowestColumn) }) <= room else { return nil }
        while sum > room {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
                widths[widest] > narrowestColumn
            else { return nil }
            widths[widest] -= 1
            sum -= 1
        }
        return widths
    }

    /// Empty columns, which only carry cells that reach over several, take no room at all.
    private static func gap(after width: Int) -> Int { width > 0 ? columnGap : 0 }

    private static func naturalWidths(_ rows: [[TableCell]], count: Int) -> [Int] {
        var widths = [Int](repeating: 0, count: count)
        forEachCell(rows) { cell, column in
            if cell.span == 1 { widths[column] = max(widths[column], naturalWidth(cell.blocks)) }
        }
        // What reaches over several columns widens the last of them where they are too narrow.
        forEachCell(rows) { cell, column in
            guard cell.span > 1 else { return }
            let last = min(column + cell.span, count) - 1
            let covered = widths[column...last].reduce(-columnGap) { $0 + $1 + gap(after: $1) }
            widths[last] += max(0, naturalWidth(cell.blocks) - max(0, covered))
        }
        return widths
    }

    private static func forEachCell(_ rows: [[TableCell]], _ body: (TableCell, _ column: Int) -> Void) {
        for row in rows {
            var column = 0
            for cell in row {
                body(cell, column)
                column += cell.span
            }
        }
    }

    /// Columns that the blocks take when nothing is wrapped. Measured without placing anything: otherwise a
    /// table in a table in a table would be placed twice at every level.
    private static func naturalWidth(_ blocks: [TextBlock]) -> Int {
        blocks.map { block in
            switch block {
            case .paragraph(let words, let indent, _):
                words.reduce(indent - 1) { $0 + $1.advance }
            case .line(let line): line.end
            case .gap: 0
            case .table(let rows):
                naturalWidths(rows, count: columnCount(rows)).reduce(-columnGap) { $0 + $1 + gap(after: $1) }
            }
        }.max() ?? 0
    }

    private static func columnCount(_ rows: [[TableCell]]) -> Int {
        rows.map { $0.reduce(0) { $0 + $1.span } }.max() ?? 0
    }

    private static func sideBySide(_ cells: [[GridLine]]) -> [GridLine] {
        let count = cells.map(\.count).max() ?? 0
        return (0..<count).map { number in
            let parts = cells.filter { number < $0.count }.map { $0[number] }
            return GridLine(
                words: parts.flatMap(\.words), height: parts.map(\.height).max() ?? CharacterGrid.lineHeight)
        }
    }
}

extension GridLine {
    func moved(right columns: Int) -> GridLine {
        GridLine(
            words: words.map { GridWord(text: $0.text, column: $0.column + columns, hidden: $0.hidden) },
            height: height)
    }
}
