import Foundation

/// A row's missing factor, found by the product that the schema says the row states.
extension TableReader {
    /// Where a row has its product and all factors but one, and exactly one of its other numbers makes the product right,
    /// that number is the factor, whatever its column is called: hours, volume, pieces.
    func multiplied(_ row: TableRow) -> TableRow {
        context.schema.schema.checks.reduce(row) { row, check in
            guard case .product(let product) = check.form,
                let factors = positions(product.factors), let result = positions([product.equals])?.first
            else { return row }
            return multiplied(row, factors, result)
        }
    }

    private func positions(_ names: [String]) -> [Int]? {
        let table = context.schema.schema.fields[table].name
        let positions = names.map { name in columns.firstIndex { "\(table).\($0.name)" == name } }
        return positions.contains(nil) ? nil : positions.compactMap(\.self)
    }

    /// A number with a currency is no quantity: where it stands under one, beside a plain number for the price, the two
    /// change places.
    func sorted(_ row: TableRow) -> TableRow {
        guard let count = columns.firstIndex(where: { $0.kind == .number }),
            let price = columns.indices.first(where: { columns[$0].kind == .money && $0 != anchor }),
            let first = row.cells[count], let second = row.cells[price], isPriced(first), !isPriced(second)
        else { return row }
        var row = row
        (row.cells[count], row.cells[price]) = (second, first)
        return row
    }

    private func isPriced(_ cell: Candidate) -> Bool {
        guard let token = cell.tokens.first?.lowerBound, context.amountAt[token] >= 0 else { return false }
        return context.amounts[context.amountAt[token]].mark != nil
    }

    private func multiplied(_ row: TableRow, _ factors: [Int], _ result: Int) -> TableRow {
        let missing = factors.filter { row.cells[$0] == nil }
        guard missing.count == 1, let column = missing.first, let product = row.cells[result]?.number,
            product != 0
        else { return row }
        let known = factors.compactMap { row.cells[$0]?.number }.reduce(1, *)
        let taken = row.cells.values.flatMap(\.tokens)
        let found = row.rows.flatMap {
            context.starts(in: context.scan.rows[$0].tokens, of: context.amountAt)
        }
        .map { context.amounts[$0] }
        .filter { span in
            !taken.contains { $0.overlaps(span.tokens) }
                && abs(span.value * known - product) <= Self.rounding
        }
        guard found.count == 1, let span = found.first else { return row }
        var row = row
        row.cells[column] = Candidate(
            span.json, tokens: [span.tokens], score: 0.9, match: .normalised, number: span.value)
        return row
    }

    /// Half a cent to either side.
    private static let rounding = Decimal(sign: .plus, exponent: -2, significand: 1)
}
