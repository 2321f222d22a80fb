/// Fills the places of a table's row that cells of earlier rows reach into.
struct RowSpans {
    struct Cell {
        let cell: TableCell
        /// Rows of the table that it takes, at least 1.
        let rows: Int
    }

    /// By column of the table: rows that are still taken from above, this one included.
    private var taken: [Int: Int] = [:]

    mutating func completed(_ cells: [Cell]) -> [TableCell] {
        var row: [TableCell] = []
        var column = 0
        var next: [Int: Int] = [:]
        func keep(_ column: Int, _ rows: Int) { if rows > 1 { next[column] = rows - 1 } }
        for cell in cells {
            while let rows = taken[column] {
                keep(column, rows)
                row.append(TableCell(blocks: []))
                column += 1
            }
            for covered in column..<column + cell.cell.span { keep(covered, cell.rows) }
            row.append(cell.cell)
            column += cell.cell.span
        }
        for (later, rows) in taken where later >= column { keep(later, rows) }
        taken = next
        return row
    }
}
