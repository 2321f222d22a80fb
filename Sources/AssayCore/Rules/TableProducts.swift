import Foundation

/// A row's factors, found by the product that the schema says the row states.
extension TableReader {
    /// The row's quantity and price, whatever their columns are called: hours, volume, pieces. Where they don't make its
    /// amount, the two other numbers of the row that do, and no other two; with a discount that the row states, or for the
    /// hundred or thousand pieces that the row or the head name.
    func factored(_ row: TableRow, _ header: TableHeader) -> TableRow {
        guard let columns = factorColumns, let product = row.cells[anchor]?.number, product != 0,
            !isProduct(row)
        else { return row }
        let numbers = others(in: row)
        let known = [columns.quantity, columns.price].compactMap { row.cells[$0]?.number }
        let reductions = known.count == 2 ? Self.reductions(rates(in: row), scales(of: row, header)) : []
        if reductions.contains(where: { Self.isEqual(known[0] * known[1] * $0, product) }) { return row }
        let found =
            pair(numbers, product, [1])
            ?? pair(numbers, product, Self.reductions(rates(in: row), scales(of: row, header)))
        guard let found else { return row }
        let isTurned = isPriceFirst(found, columns, header)
        var row = row
        row.cells[columns.quantity] = cell(isTurned ? found.1 : found.0)
        row.cells[columns.price] = cell(isTurned ? found.0 : found.1)
        return row
    }

    /// Whether a row has its factors and they make its amount.
    func isProduct(_ row: TableRow) -> Bool {
        guard let columns = factorColumns, let product = row.cells[anchor]?.number,
            let quantity = row.cells[columns.quantity]?.number, let price = row.cells[columns.price]?.number
        else { return false }
        return Self.isEqual(quantity * price, product)
    }

    private var factorColumns: (quantity: Int, price: Int)? {
        let table = context.schema.schema.fields[table].name
        for check in context.schema.schema.checks {
            guard case .product(let product) = check.form, product.factors.count == 2,
                product.equals == "\(table).\(columns[anchor].name)"
            else { continue }
            let positions = product.factors.compactMap { name in
                columns.firstIndex { "\(table).\($0.name)" == name }
            }
            guard positions.count == 2, let price = positions.first(where: { columns[$0].kind == .money }),
                let quantity = positions.first(where: { $0 != price })
            else { continue }
            return (quantity, price)
        }
        return nil
    }

    /// The numbers of the amount's row, left of it.
    private func others(in row: TableRow) -> [AmountSpan] {
        guard let amount = row.cells[anchor]?.tokens.first else { return [] }
        let line = context.scan.rows[context.scan.tokens[amount.lowerBound].row].tokens
        return context.starts(in: line, of: context.amountAt).map { context.amounts[$0] }
            .filter { !$0.tokens.overlaps(amount) && $0.value != 0 }
    }

    /// The only two numbers whose product, times one of some factors, is an amount.
    private func pair(_ numbers: [AmountSpan], _ product: Decimal, _ factors: [Decimal]) -> (
        AmountSpan, AmountSpan
    )? {
        var found: [(AmountSpan, AmountSpan)] = []
        guard numbers.count <= Self.most else { return nil }
        for (place, first) in numbers.enumerated() {
            for second in numbers[(place + 1)...]
            where factors.contains(where: { Self.isEqual(first.value * second.value * $0, product) }) {
                let isKnown = found.contains {
                    Set([$0.0.value, $0.1.value]) == Set([first.value, second.value])
                }
                if !isKnown { found.append((first, second)) }
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// By the heads of both columns; without them a price has cents or a currency, and the quantity has not.
    private func isPriceFirst(
        _ found: (AmountSpan, AmountSpan), _ columns: (quantity: Int, price: Int), _ header: TableHeader
    ) -> Bool {
        if found.0.mark != nil || found.1.mark != nil { return found.1.mark == nil }
        if let quantity = header.cell(of: columns.quantity), let price = header.cell(of: columns.price) {
            return price.box.midX < quantity.box.midX
        }
        return found.0.hasCents && found.1.reading.fractionDigits == 0
    }

    /// Rates per cent in the amount's row, with their sign or without.
    private func rates(in row: TableRow) -> [Decimal] {
        guard let amount = row.cells[anchor]?.tokens.first else { return [] }
        let line = context.scan.rows[context.scan.tokens[amount.lowerBound].row].tokens
        let signed = line.compactMap { token -> Decimal? in
            let text = context.scan.tokens[token].text
            let isRate =
                context.scan.tokens[token].isPercentage
                || token + 1 < line.upperBound && context.scan.tokens[token + 1].text == "%"
            guard isRate else { return nil }
            return Decimal(
                string: text.filter { $0.isNumber || $0 == "," || $0 == "." }.replacing(",", with: "."))
        }
        return (signed + others(in: row).map(\.value)).filter { $0 > 0 && $0 < 100 }
    }

    /// `1000` in a row or its head: a price is for so many pieces.
    private func scales(of row: TableRow, _ header: TableHeader) -> [Decimal] {
        let rows = Array(header.rows) + Array(row.rows)
        let keys = Set(
            rows.flatMap { context.scan.rows[$0].tokens.map { Array(context.scan.key(of: $0)) } })
        return [100, 1000].filter { keys.contains(Array("\($0)".utf8)) }
    }

    /// What a product is multiplied with where one of some rates is taken off, or a price is for many.
    private static func reductions(_ rates: [Decimal], _ scales: [Decimal]) -> [Decimal] {
        rates.map { 1 - $0 / 100 } + scales.map { 1 / $0 }
    }

    private func cell(_ span: AmountSpan) -> Candidate {
        Candidate(span.json, tokens: [span.tokens], score: 0.9, match: .normalised, number: span.value)
    }

    private static func isEqual(_ left: Decimal, _ right: Decimal) -> Bool { abs(left - right) <= rounding }

    /// Half a cent to either side.
    private static let rounding = Decimal(sign: .plus, exponent: -2, significand: 1)
    /// More numbers than this are no row that a person could check.
    private static let most = 12

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
}
