import Foundation

/// Which of the rows below a head are items: sums of those above them, discounts and charges stand there too.
extension TableReader {
    /// The rows without sums of others and without charges at their end. Where all of them add up to what the document
    /// says they must, none of them is a sum.
    ///
    /// - Parameter isPriced: whether the head has other columns of numbers than that of the amounts.
    func items(among rows: [TableRow], addingTo sums: [Decimal], isPriced: Bool = true) -> [TableRow] {
        let (items, isSummed) = withoutSums(isPriced ? rows : withoutBreakdown(rows), sums)
        let short = isPriced ? withoutTail(items) : items
        // A charge that is an item like others: it stands above any sum, and without it a part is missing.
        let isWhole =
            !isSummed && !sums.contains(total(of: short)) && sums.contains(total(of: items))
            && items.dropFirst(short.count).allSatisfy { ($0.cells[anchor]?.number ?? 0) > 0 }
        return isWhole ? items : short
    }

    /// Rows at the end that add up to what all those above them do state the same once more, by rates of tax.
    private func withoutBreakdown(_ rows: [TableRow]) -> [TableRow] {
        let all = total(of: rows)
        var sum = Decimal(0)
        for (count, row) in rows.enumerated() {
            if count > 1, 2 * sum == all { return Array(rows[..<count]) }
            sum += row.cells[anchor]?.number ?? 0
        }
        return rows
    }

    private func total(of rows: [TableRow]) -> Decimal {
        rows.compactMap { $0.cells[anchor]?.number }.reduce(0, +)
    }

    private func numbers(_ row: TableRow) -> Int { row.cells.keys.count { columns[$0].kind.isNumeric } }

    /// Rows that only repeat the sum of those above, or of those since the last such row, are no items; nor are rows below
    /// the sum of all that are filled less than those above it.
    private func withoutSums(_ rows: [TableRow], _ sums: [Decimal]) -> (items: [TableRow], isSummed: Bool) {
        if sums.contains(total(of: rows)) { return (rows, false) }
        var items: [TableRow] = []
        var start = 0
        var end: Int?
        for row in rows {
            guard let amount = row.cells[anchor]?.number else { continue }
            let most = items.map(numbers).max() ?? 0
            let isAll = amount == total(of: items)
            let isGroup = amount == total(of: Array(items[start...])) && start < items.count
            let isPlain =
                !isProduct(row) && (items.count - start > 1 || numbers(row) < most || numbers(row) == 1)
            if amount != 0, !items.isEmpty, isAll || isGroup, isPlain {
                if isAll { end = items.count }
                start = items.count
                continue
            }
            if end == nil || numbers(row) >= most && most > 1 { items.append(row) }
        }
        return (items, end != nil)
    }

    /// Rows at the end that have nothing but an amount, where others have more: discounts and charges.
    private func withoutTail(_ rows: [TableRow]) -> [TableRow] {
        guard rows.contains(where: { numbers($0) > 1 }) else { return rows }
        return Array(rows.reversed().drop { numbers($0) == 1 }.reversed())
    }

    /// A number without cents that makes no product is no price where the prices of other rows have cents.
    func withoutStrayPrices(_ rows: [TableRow]) -> [TableRow] {
        let prices = columns.indices.filter { columns[$0].kind == .money && $0 != anchor }
        func isWhole(_ row: TableRow, _ column: Int) -> Bool? {
            row.cells[column]?.tokens.first.map { place in
                let span = context.amountAt[place.lowerBound]
                return span >= 0 && context.amounts[span].reading.fractionDigits == 0
                    && context.amounts[span].mark == nil
            }
        }
        return rows.map { row in
            var row = row
            for column in prices
            where isWhole(row, column) == true && !isProduct(row)
                && rows.count(where: { isWhole($0, column) == false }) > 1
            {
                row.cells[column] = nil
            }
            return row
        }
    }
}
