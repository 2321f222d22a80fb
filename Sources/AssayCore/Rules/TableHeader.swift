/// The head of a table: which column stands where.
struct TableHeader {
    /// A caption of the head, of a column that is wanted or not.
    struct Cell {
        let box: Box
        /// Position in the table's columns; nil for a column that the schema does not have.
        let column: Int?
    }

    let table: Int
    /// First and last row of the head.
    let rows: ClosedRange<Int>
    let page: Int
    let cells: [Cell]

    func cell(of column: Int) -> Cell? { cells.first { $0.column == column } }

    /// The same head, where the caption of a column was not found: the rightmost cell behind all that are known is taken for
    /// it, and rather one under which `isPriced` finds amounts.
    func assigning(_ column: Int, rather isPriced: (Cell) -> Bool) -> TableHeader {
        let edge = cells.filter { $0.column != nil }.map(\.box.right).max() ?? 0
        let free = cells.indices.filter { cells[$0].column == nil && cells[$0].box.right > edge }
            .sorted { cells[$0].box.right > cells[$1].box.right }
        guard cell(of: column) == nil, let last = free.first(where: { isPriced(cells[$0]) }) ?? free.first
        else { return self }
        var filled = cells
        filled[last] = Cell(box: cells[last].box, column: column)
        return TableHeader(table: table, rows: rows, page: page, cells: filled)
    }

    /// The same head, where the caption of a column of words was not found: the leftmost cell that no column of the schema
    /// claims and under which `isWorded` finds words.
    func assigning(_ column: Int, where isWorded: (Cell) -> Bool) -> TableHeader {
        guard cell(of: column) == nil else { return self }
        let free = cells.indices.filter { cells[$0].column == nil }
            .sorted { cells[$0].box.left < cells[$1].box.left }
        guard let index = free.first(where: { isWorded(cells[$0]) }) else { return self }
        var filled = cells
        filled[index] = Cell(box: cells[index].box, column: column)
        return TableHeader(table: table, rows: rows, page: page, cells: filled)
    }

    /// The same head, where nothing stands for a column.
    func without(_ column: Int) -> TableHeader {
        TableHeader(
            table: table, rows: rows, page: page,
            cells: cells.map { $0.column == column ? Cell(box: $0.box, column: nil) : $0 })
    }

    /// The cell that something in the body stands under: the nearest by left edge, right edge or middle.
    func cell(above box: Box, leftOf edge: Double = .infinity) -> Cell? {
        cells.filter { $0.box.left < edge }.min { distance($0.box, box) < distance($1.box, box) }
    }

    private func distance(_ cell: Box, _ box: Box) -> Double {
        min(abs(cell.left - box.left), abs(cell.right - box.right), abs(cell.midX - box.midX))
    }
}

extension RulesContext {
    /// The heads of a table, in order: rows with captions of two columns and more, a table that goes on over
    /// pages having one on each.
    func headers(of table: Int) -> [TableHeader] {
        var byRow: [Int: [(Caption, Int)]] = [:]
        for caption in captions {
            let row = scan.tokens[caption.tokens.lowerBound].row
            let columns = columns(of: caption, table)
            if !columns.isEmpty { byRow[row, default: []].append((caption, columns[0])) }
        }
        let found = byRow.keys.sorted().compactMap { header(of: table, at: $0, byRow) }
        let most = found.map(width).max() ?? 0
        var end = -1
        return found.filter { header in
            guard width(header) >= max(2, most - 1), header.rows.lowerBound > end else { return false }
            end = header.rows.upperBound
            return true
        }
    }

    private func width(_ header: TableHeader) -> Int { header.cells.count { $0.column != nil } }

    private func columns(of caption: Caption, _ table: Int) -> [Int] {
        caption.owners.compactMap {
            switch $0 {
            case .column(table, let column): column
            case .column, .field: nil
            }
        }
    }

    /// The head around a row that has captions of its columns; captions of other columns may stand in the rows
    /// right above and below.
    private func header(of table: Int, at row: Int, _ byRow: [Int: [(Caption, Int)]]) -> TableHeader? {
        var chosen: [(row: Int, caption: Caption, column: Int)] = []
        func add(_ row: Int) {
            for (caption, _) in byRow[row] ?? [] {
                let box = scan.box(of: caption.tokens)
                let isFree = !chosen.contains {
                    let other = scan.box(of: $0.caption.tokens)
                    return other.left < box.right && other.right > box.left
                }
                let column = columns(of: caption, table).first { column in
                    !chosen.contains { $0.column == column }
                }
                if let column, isFree { chosen.append((row, caption, column)) }
            }
        }
        add(row)
        let onRow = chosen.count
        guard onRow > 0 else { return nil }
        for neighbour in [row - 1, row + 1, row - 2, row + 2, row - 3, row + 3] where isNear(neighbour, row) {
            add(neighbour)
        }
        guard chosen.count >= 2, 2 * onRow >= chosen.count || onRow >= 2 else { return nil }
        let rows = chosen.map(\.row)
        return TableHeader(
            table: table, rows: (rows.min() ?? row)...(rows.max() ?? row), page: scan.rows[row].page,
            cells: cells(of: chosen))
    }

    private func isNear(_ neighbour: Int, _ row: Int) -> Bool {
        guard scan.rows.indices.contains(neighbour), scan.rows[neighbour].page == scan.rows[row].page else {
            return false
        }
        let isNumeric = scan.rows[neighbour].tokens.contains { amountAt[$0] >= 0 }
        return !isNumeric
            && abs(scan.rows[neighbour].box.midY - scan.rows[row].box.midY) < 4 * scan.rows[row].height
    }

    /// The wanted captions with what belongs to them in their phrase, and the other phrases of the rows.
    private func cells(of chosen: [(row: Int, caption: Caption, column: Int)]) -> [TableHeader.Cell] {
        var cells: [TableHeader.Cell] = []
        for row in Set(chosen.map(\.row)).sorted() {
            for segment in Set(scan.rows[row].tokens.map { scan.tokens[$0].segment }).sorted() {
                let range = scan.segments[segment]
                let own = chosen.filter { range.contains($0.caption.tokens.lowerBound) }
                    .sorted { $0.caption.tokens.lowerBound < $1.caption.tokens.lowerBound }
                var starts = own.map { ($0.caption.tokens.lowerBound, Optional($0.column)) }
                if own.count > 1 || own.isEmpty, starts.first?.0 != range.lowerBound {
                    starts.insert((range.lowerBound, nil), at: 0)
                }
                if own.count == 1 {
                    let caption = own[0].caption.tokens.lowerBound
                    if caption > range.lowerBound, isEdge(caption, below: row) {
                        starts.insert((range.lowerBound, nil), at: 0)
                    } else {
                        starts[0].0 = range.lowerBound
                    }
                }
                for (number, start) in starts.enumerated() {
                    let end = number + 1 < starts.count ? starts[number + 1].0 : range.upperBound
                    cells.append(TableHeader.Cell(box: scan.box(of: start.0..<end), column: start.1))
                }
            }
        }
        return cells.filter { cell in cell.column != nil || !overlapsWanted(cell, cells) }
    }

    /// Whether words of a column begin right below a caption in the middle of a phrase: what stands before it heads another.
    private func isEdge(_ token: Int, below row: Int) -> Bool {
        let left = scan.tokens[token].box.left
        return scan.rows(below: row, within: 6 * scan.rows[row].height).contains { lower in
            scan.rows[lower].tokens.contains { word in
                word > scan.rows[lower].tokens.lowerBound && scan.tokens[word].isWord
                    && abs(scan.tokens[word].box.left - left) < 0.3 * scan.rows[lower].height
                    && scan.segments[scan.tokens[word].segment].lowerBound == word
            }
        }
    }

    private func overlapsWanted(_ cell: TableHeader.Cell, _ cells: [TableHeader.Cell]) -> Bool {
        cells.contains { $0.column != nil && $0.box.left < cell.box.right && $0.box.right > cell.box.left }
    }
}
