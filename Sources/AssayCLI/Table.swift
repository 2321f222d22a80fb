/// Columns of text for a terminal: the first left-aligned, the others right-aligned unless said otherwise.
struct Table {
    private var rows: [[String]]
    private let leftAligned: Set<Int>

    init(header: [String], leftAligned: Set<Int> = [0]) {
        rows = [header]
        self.leftAligned = leftAligned
    }

    mutating func add(_ row: [String]) { rows.append(row) }

    var text: String {
        let widths = (0..<(rows.first?.count ?? 0)).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return leftAligned.contains(column) ? cell.0 + padding : padding + cell.0
            }.joined(separator: "  ").trimmingTrailingBlanks
        }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}
