import Foundation

/// Rows of a table without captions, vouched for by their sum.
extension TableReader {
    /// The rows above the first sum that end with an amount, where these amounts add up to what a check says they must;
    /// nothing where they don't: then a row is missing, or one is none.
    func rowsWithoutHead(_ choices: [Choice?]) -> [TableRow] {
        let sums = sumsOfRows(choices)
        guard !sums.isEmpty, let end = sums.compactMap({ $0.tokens.first?.lowerBound }).min() else {
            return []
        }
        let last = context.scan.tokens[end].row
        var found: [TableRow] = []
        for row in (0..<last).reversed() {
            if isSummary(row) { continue }
            if let item = item(row) {
                found.insert(item, at: 0)
            } else if let first = found.first, first.rows.lowerBound - row > 2 {
                break
            }
            if found.count > Self.most { return [] }
        }
        return rows(found, adding: sums)
    }

    private static let most = 200

    /// The lowest rows whose amounts make one of the sums.
    private func rows(_ found: [TableRow], adding sums: [Candidate]) -> [TableRow] {
        var total = Decimal(0)
        for start in found.indices.reversed() {
            total += found[start].cells[anchor]?.number ?? 0
            let rows = Array(found[start...])
            let isProduct = rows.allSatisfy { $0.cells.keys.count { columns[$0].kind.isNumeric } > 2 }
            if rows.count > 1 || isProduct, sums.contains(where: { $0.number == total }) {
                return withoutDiscounts(withoutCharges(rows))
            }
        }
        return []
    }

    /// Without what follows a row that states the sum of all above it: freight and the like.
    private func withoutCharges(_ rows: [TableRow]) -> [TableRow] {
        var sum = Decimal(0)
        for (row, next) in zip(rows, rows.dropFirst()) {
            sum += row.cells[anchor]?.number ?? 0
            let isStated = (row.rows.upperBound..<next.rows.lowerBound).contains { between in
                isSummary(between)
                    && context.starts(in: context.scan.rows[between].tokens, of: context.amountAt)
                        .contains { context.amounts[$0].value == sum }
            }
            if isStated { return rows.filter { $0.rows.upperBound <= row.rows.upperBound } }
        }
        return rows
    }

    /// Rows that are taken off are items where they have as many numbers as others.
    private func withoutDiscounts(_ rows: [TableRow]) -> [TableRow] {
        let most = rows.map(\.cells.count).max() ?? 0
        return rows.filter { ($0.cells[anchor]?.number ?? 0) >= 0 || $0.cells.count == most }
    }

    /// The amounts that the rows may add up to: the field that a check says, and what it is a part of.
    func sumsOfRows(_ choices: [Choice?]) -> [Candidate] {
        let schema = context.schema.schema
        let column = "\(schema.fields[table].name).\(columns[anchor].name)"
        let sums = schema.checks.compactMap { check -> SumCheck? in
            if case .sum(let sum) = check.form { sum } else { nil }
        }
        let names = sums.filter { $0.terms.map(\.field) == [column] }.map(\.equals)
        let wholes = sums.filter { sum in sum.terms.contains { names.contains($0.field) } }.map(\.equals)
        return (names + wholes).compactMap { name in
            schema.fields.firstIndex { $0.name == name }.flatMap { choices[$0]?.candidate }
        }
    }

    /// A row of words that ends with an amount.
    private func item(_ row: Int) -> TableRow? {
        let tokens = context.scan.rows[row].tokens
        let numbers = context.starts(in: tokens, of: context.amountAt).map { context.amounts[$0] }
        guard let amount = numbers.last(where: { $0.hasCents || $0.mark != nil }),
            amount.tokens.lowerBound >= (numbers.last?.tokens.lowerBound ?? 0) - 2,
            !(amount.tokens.upperBound..<tokens.upperBound).contains(where: {
                context.scan.tokens[$0].key.count > 3
            }),
            let text = columns.firstIndex(where: { $0.kind == .text })
        else { return nil }
        var cells = factors(of: amount, among: Array(numbers.dropLast()))
        if cells.isEmpty, let first = numbers.first, let count = counted(first, tokens) { cells = count }
        cells[anchor] = cell(amount)
        guard let description = description(tokens, before: cells.values.flatMap(\.tokens)) else {
            return nil
        }
        cells[text] = description
        return TableRow(cells: cells, rows: row..<row + 1)
    }

    /// `1 x` at the row's start.
    private func counted(_ number: AmountSpan, _ row: Range<Int>) -> [Int: Candidate]? {
        guard number.tokens.lowerBound == row.lowerBound, number.tokens.upperBound < row.upperBound,
            ["x", "×"].contains(context.scan.tokens[number.tokens.upperBound].text.lowercased()),
            let count = columns.firstIndex(where: { $0.kind == .number })
        else { return nil }
        return [count: cell(number)]
    }

    private func cell(_ span: AmountSpan) -> Candidate {
        Candidate(span.json, tokens: [span.tokens], score: 0.9, match: .normalised, number: span.value)
    }

    /// Quantity and price: the two numbers before an amount whose product it is.
    private func factors(of amount: AmountSpan, among numbers: [AmountSpan]) -> [Int: Candidate] {
        guard let count = columns.firstIndex(where: { $0.kind == .number }),
            let price = columns.indices.first(where: { columns[$0].kind == .money && $0 != anchor }),
            numbers.count > 1
        else { return [:] }
        let half = Decimal(sign: .plus, exponent: -3, significand: 5)
        for second in numbers.indices.reversed() {
            for first in numbers.indices.prefix(second).reversed()
            where abs(numbers[first].value * numbers[second].value - amount.value) < half {
                return [count: cell(numbers[first]), price: cell(numbers[second])]
            }
        }
        return [:]
    }

    /// The first words of the row, between its numbers where a quantity comes first, without what only leads to them.
    private func description(_ row: Range<Int>, before numbers: [Range<Int>]) -> Candidate? {
        guard var first = row.first(where: isWording), !isCode(row) else { return nil }
        let isCounted = numbers.contains { $0.lowerBound == row.lowerBound }
        var phrase = context.scan.segments[context.scan.tokens[first].segment]
        // `9 bales     Straw`: the unit of the count.
        if isCounted, phrase.lowerBound == row.lowerBound, phrase.upperBound == first + 1,
            let name = row.first(where: { $0 > first && isWording($0) })
        {
            (first, phrase) = (name, context.scan.segments[context.scan.tokens[name].segment])
        }
        // `2031er Straw`.
        while first > phrase.lowerBound, context.scan.tokens[first - 1].hasLetters,
            context.scan.tokens[first - 1].hasDigits
        {
            first -= 1
        }
        var end =
            numbers.map(\.lowerBound).filter { $0 > first && phrase.contains($0) }.min() ?? phrase.upperBound
        while end > first + 1, context.scan.tokens[end - 1].key.count < 2,
            !context.scan.tokens[end - 1].hasDigits, !isUnit(end - 1)
        {
            end -= 1
        }
        // A day or a code in a column of its own.
        let isApart = !(row.lowerBound..<phrase.lowerBound).contains { context.scan.tokens[$0].hasLetters }
        var line = (isCounted ? first : isApart ? phrase.lowerBound : row.lowerBound)..<end
        if line.count > 1, isArticle(line.lowerBound), context.scan.tokens[line.lowerBound].hasDigits {
            line = line.lowerBound + 1..<end
        }
        return Candidate(
            .string(RulesContext.joined([context.scan.text(of: line)])), tokens: [line], score: 0.8,
            match: .exact)
    }

    /// `1 l`: a letter behind a number that is part of the words, and not `2 x` or `3 à`.
    private func isUnit(_ token: Int) -> Bool {
        context.scan.tokens[token].isWord && context.scan.tokens[token - 1].hasDigits
            && !["x", "×", "à", "a"].contains(context.scan.tokens[token].text.lowercased())
    }

    private func isWording(_ token: Int) -> Bool {
        context.scan.tokens[token].isWord && context.scan.tokens[token].key.count > 2
            && CurrencyText.code(in: context.scan.tokens[token].text, conventions: context.conventions) == nil
    }
}
