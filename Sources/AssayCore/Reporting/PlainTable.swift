/// Columns of text aligned with spaces, for a terminal.
struct PlainTable {
    let header: [String]
    let rows: [[String]]
    /// Columns that stand to the left; the others are figures and stand to the right.
    let leading: Set<Int>

    init(header: [String], rows: [[String]], leading: Set<Int> = [0]) {
        self.header = header
        self.rows = rows
        self.leading = leading
    }

    /// Lines without trailing spaces.
    var lines: [String] {
        let widths = header.indices.map { column in
            ([header] + rows).map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return ([header] + rows).map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
                return leading.contains(column) ? cell + space : space + cell
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
