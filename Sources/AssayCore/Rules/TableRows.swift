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
    ///
    /// - Parameter choices: by field; what the rows may add up to tells items from sums and charges.
    func rows(_ choices: [Choice?] = []) -> [TableRow] {
        let headers = context.headers(of: table).map { worded(priced($0)) }
        var rows: [TableRow] = []
        for (number, header) in headers.enumerated() {
            let end =
                number + 1 < headers.count ? headers[number + 1].rows.lowerBound : context.scan.rows.count
            rows += self.rows(below: header, until: end)
        }
        let sums = choices.isEmpty ? [] : sumsOfRows(choices).compactMap(\.number)
        return withoutNumbering(
            items(
                among: withoutStrayPrices(rows), addingTo: sums,
                isPriced: headers.contains {
                    $0.cells.count { $0.column.map { columns[$0].kind.isNumeric } ?? false } > 1
                })
        ).map(sorted)
    }

    /// With the column of the rows' amounts, by what stands in the rows right below.
    private func priced(_ header: TableHeader) -> TableHeader {
        let first = header.rows.upperBound + 1
        let rows = first..<min(first + 4, context.scan.rows.count)
        return header.assigning(
            anchor,
            rather: { cell in
                rows.contains { row in
                    context.starts(in: context.scan.rows[row].tokens, of: context.amountAt).contains {
                        number in
                        let box = context.scan.box(of: context.amounts[number].tokens)
                        return context.amounts[number].hasCents && box.left < cell.box.right
                            && box.right > cell.box.left
                    }
                }
            })
    }

    /// With its first column of words, by what stands in the rows right below: one without a caption, or another than the
    /// caption's where that has codes alone.
    private func worded(_ header: TableHeader) -> TableHeader {
        guard let column = columns.firstIndex(where: { $0.kind == .text }) else { return header }
        let first = header.rows.upperBound + 1
        let rows = first..<min(first + 4, context.scan.rows.count)
        func isWorded(_ cell: TableHeader.Cell) -> Bool {
            rows.contains { row in
                context.scan.rows[row].tokens.contains { token in
                    let word = context.scan.tokens[token]
                    return word.isWord && word.key.count > 2 && word.box.left < cell.box.right
                        && word.box.right > cell.box.left && !isArticle(token)
                }
            }
        }
        guard let cell = header.cell(of: column), !isWorded(cell) else {
            return header.assigning(column, where: isWorded)
        }
        let other = header.without(column)
            .assigning(column, where: { isWorded($0) && $0.box != cell.box })
        return other.cell(of: column) == nil ? header : other
    }

    /// Whether the row itself says what it is about.
    private func isDescribed(_ row: Int, _ header: TableHeader) -> Bool {
        guard let column = columns.firstIndex(where: { $0.kind == .text }) else { return true }
        return line(column, in: row, header) != nil
    }

    private func rows(below header: TableHeader, until end: Int) -> [TableRow] {
        var found: [TableRow] = []
        var isOver = false
        var usual = 2
        for row in header.rows.upperBound + 1..<max(end, header.rows.upperBound + 1) {
            if isSummary(row) {
                isOver = true
                continue
            }
            let cells = numbers(in: row, header)
            // Below a sum, and on later pages, only rows that are filled like those above still belong to it.
            let isLate = isOver || context.scan.rows[row].page > header.page
            guard cells[anchor] != nil, !isLate || cells.count >= usual, !isOver || isDescribed(row, header)
            else {
                continue
            }
            usual = max(usual, cells.count)
            found.append(TableRow(cells: cells, rows: row..<row + 1))
        }
        return found.indices.map { index in
            let first = index == 0 ? header.rows.upperBound + 1 : found[index - 1].rows.upperBound
            let last = index + 1 < found.count ? found[index + 1].rows.lowerBound : end
            return factored(complete(found[index], between: first, and: last, header), header)
        }
    }

    /// A row that states a sum of the whole document: it begins with the caption of a field of money.
    func isSummary(_ row: Int) -> Bool {
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
        let numbers = context.starts(in: context.scan.rows[row].tokens, of: context.amountAt)
        for (number, cell) in zip(numbers, placed(numbers, header)) {
            guard let cell, let column = column(ofAmount: number, in: cell), cells[column] == nil else {
                continue
            }
            let span = context.amounts[number]
            if column == anchor, columns[column].kind == .money, span.reading.fractionDigits == 0,
                span.mark == nil
            {
                continue
            }
            cells[column] = Candidate(
                span.json, tokens: [span.tokens], score: 1, match: .normalised, number: span.value)
        }
        return cells
    }

    /// For each number of a row the cell of the head above it: the nearest. Where captions stand at the left of wide columns
    /// and numbers at the right, two have the same: then from the right each that is set apart has the nearest of those left of
    /// the last one taken.
    private func placed(_ numbers: [Int], _ header: TableHeader) -> [TableHeader.Cell?] {
        let boxes = numbers.map { context.scan.box(of: context.amounts[$0].tokens) }
        let nearest = boxes.map { header.cell(above: $0) }
        guard let row = numbers.first.map({ context.scan.tokens[context.amounts[$0].tokens.lowerBound].row })
        else { return nearest }
        let rates = context.scan.rows[row].tokens.filter { context.scan.tokens[$0].isPercentage }
            .map { (number: Int?.none, box: context.scan.tokens[$0].box) }
        let apart = numbers.indices.filter { isApart(numbers[$0]) }.map {
            (number: Int?.some($0), box: boxes[$0])
        }
        let all = (apart + rates).sorted { $0.box.left < $1.box.left }
        guard isShared(all.map(\.box), header) else { return nearest }
        var placed = nearest
        var edge = Double.infinity
        for (number, box) in all.reversed() {
            let cell = header.cell(above: box, leftOf: edge)
            edge = cell?.box.left ?? edge
            if let number { placed[number] = cell }
        }
        return placed
    }

    /// Whether no word stands before a number in its phrase.
    private func isApart(_ number: Int) -> Bool {
        let first = context.amounts[number].tokens.lowerBound
        let phrase = context.scan.segments[context.scan.tokens[first].segment]
        return !(phrase.lowerBound..<first).contains { context.scan.tokens[$0].isWord }
    }

    /// Whether two of some boxes, from left to right, have the same nearest cell, and the first does not stand under it.
    private func isShared(_ boxes: [Box], _ header: TableHeader) -> Bool {
        let cells = boxes.map { header.cell(above: $0)?.box }
        return zip(zip(boxes, cells), cells.dropFirst()).contains { left, next in
            guard let cell = left.1, cell == next else { return false }
            return min(cell.right, left.0.right) - max(cell.left, left.0.left) < 0.25 * left.0.width
        }
    }

    /// The column of numbers that an amount stands under.
    func column(ofAmount number: Int, _ header: TableHeader) -> Int? {
        header.cell(above: context.scan.box(of: context.amounts[number].tokens))
            .flatMap { column(ofAmount: number, in: $0) }
    }

    /// The column of numbers of a cell. A number in the middle of a phrase of words belongs to the words, unless it stands
    /// right under a caption.
    private func column(ofAmount number: Int, in cell: TableHeader.Cell) -> Int? {
        let tokens = context.amounts[number].tokens
        let box = context.scan.box(of: tokens)
        guard let column = cell.column, columns[column].kind.isNumeric else { return nil }
        return !isApart(number) && !(cell.box.left < box.right && cell.box.right > box.left) ? nil : column
    }

    /// Rows that are numbered 1, 2, 3: the numbers are no part of the text they stand before.
    private func withoutNumbering(_ rows: [TableRow]) -> [TableRow] {
        guard rows.count > 1, let column = columns.firstIndex(where: { $0.kind == .text }) else {
            return rows
        }
        let isNumbered = rows.enumerated().allSatisfy { index, row in
            guard let line = row.cells[column]?.tokens.first, line.count > 1 else { return false }
            return context.scan.tokens[line.lowerBound].text.filter(\.isNumber) == String(index + 1)
                && !context.scan.tokens[line.lowerBound].hasLetters
        }
        guard isNumbered else { return rows }
        return rows.map { row in
            var row = row
            guard let cell = row.cells[column], let first = cell.tokens.first else { return row }
            let lines = [withoutCode(first.lowerBound + 1..<first.upperBound)] + cell.tokens.dropFirst()
            let text = RulesContext.joined(lines.map { context.scan.text(of: $0) })
            row.cells[column] = Candidate(.string(text), tokens: lines, score: cell.score, match: cell.match)
            return row
        }
    }
}

extension FieldKind {
    /// Whether values are numbers.
    var isNumeric: Bool {
        switch self {
        case .money, .number: true
        case .text, .identifier, .date, .currency, .choice, .list, .table: false
        }
    }
}
