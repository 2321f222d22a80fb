import Foundation

/// A row of a table as found: its cells by column.
struct TableRow {
    var cells: [Int: Candidate] = [:]
    /// Visual rows it covers.
    var rows: Range<Int>
}

/// Reads the rows below the heads of one table.
struct TableReader {
    let context: RulesContext
    let table: Int
    let columns: [FieldDefinition]
    /// The column with each row's amount: a row needs one.
    let anchor: Int

    /// nil where the table has no column of numbers.
    init?(_ context: RulesContext, table: Int) {
        self.context = context
        self.table = table
        columns = context.schema.schema.fields[table].columns
        guard let anchor = Self.anchor(of: table, in: context.schema.schema) else { return nil }
        self.anchor = anchor
    }

    /// The column that the checks add up or compute, else the last one of money, else of numbers.
    private static func anchor(of table: Int, in schema: DocumentSchema) -> Int? {
        let name = schema.fields[table].name
        let columns = schema.fields[table].columns
        for check in schema.checks {
            switch check.form {
            case .product(let product):
                if let column = columns.firstIndex(where: { "\(name).\($0.name)" == product.equals }) {
                    return column
                }
            case .sum(let sum):
                let column = columns.firstIndex { column in
                    sum.terms.contains { $0.field == "\(name).\(column.name)" }
                }
                if let column { return column }
            case .order, .checksum, .oneOf, .requiredIf, .range, .matches: break
            }
        }
        return columns.lastIndex { $0.kind == .money } ?? columns.lastIndex { $0.kind == .number }
    }

    /// All rows of the table, from all its heads.
    func rows() -> [TableRow] {
        let headers = context.headers(of: table)
        var rows: [TableRow] = []
        for (number, header) in headers.enumerated() {
            let end =
                number + 1 < headers.count ? headers[number + 1].rows.lowerBound : context.scan.rows.count
            rows += self.rows(below: header, until: end)
        }
        return withoutCarriedSums(rows)
    }

    private func rows(below header: TableHeader, until end: Int) -> [TableRow] {
        var found: [TableRow] = []
        var isOver = false
        for row in header.rows.upperBound + 1..<max(end, header.rows.upperBound + 1) {
            if isSummary(row) {
                isOver = true
                continue
            }
            let cells = numbers(in: row, header)
            guard cells[anchor] != nil, !isOver || cells.count > 1,
                context.scan.rows[row].page - header.page < 2 || cells.count > 1
            else { continue }
            found.append(TableRow(cells: cells, rows: row..<row + 1))
        }
        return found.indices.map { index in
            let first = index == 0 ? header.rows.upperBound + 1 : found[index - 1].rows.upperBound
            let last = index + 1 < found.count ? found[index + 1].rows.lowerBound : end
            return complete(found[index], between: first, and: last, header)
        }
    }

    /// A row that states a sum of the whole document: it begins with the caption of a field of money.
    private func isSummary(_ row: Int) -> Bool {
        context.scan.rows[row].tokens.contains { token in
            guard let caption = context.caption(beginningAt: token), caption.isLeading, caption.quality > 0.7
            else { return false }
            return caption.owners.contains { owner in
                switch owner {
                case .field(let field): context.schema.schema.fields[field].kind == .money
                case .column: false
                }
            }
        }
    }

    /// The numbers of a row by the column they stand under.
    private func numbers(in row: Int, _ header: TableHeader) -> [Int: Candidate] {
        var cells: [Int: Candidate] = [:]
        for number in context.starts(in: context.scan.rows[row].tokens, of: context.amountAt) {
            let span = context.amounts[number]
            let box = context.scan.box(of: span.tokens)
            guard let column = header.cell(above: box)?.column,
                columns[column].kind == .money || columns[column].kind == .number
            else { continue }
            if columns[column].kind == .money, !span.hasCents, span.mark == nil,
                span.reading.fractionDigits == 0, column == anchor
            {
                continue
            }
            cells[column] =
                cells[column]
                ?? Candidate(
                    span.json, tokens: [span.tokens], score: 1, match: .normalised, number: span.value)
        }
        return cells
    }

    /// A row that only repeats the running sum, as at the foot and the head of a page, is no item.
    private func withoutCarriedSums(_ rows: [TableRow]) -> [TableRow] {
        var sum = Decimal(0)
        return rows.filter { row in
            guard let amount = row.cells[anchor]?.number else { return false }
            let others = row.cells.keys.filter { $0 != anchor && columns[$0].kind != .text }
            if others.isEmpty, amount == sum, sum != 0 { return false }
            sum += amount
            return true
        }
    }
}
