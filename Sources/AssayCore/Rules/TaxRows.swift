import Foundation

/// Bills with several rates of tax: what is before tax, all taxes and the whole, proven by the rows of the rates.
extension RulesContext {
    /// The candidates of the fields that a hard sum of two terms joins, with those that the rows of the rates prove.
    func withTaxRows(_ candidates: [[Candidate]]) -> [[Candidate]] {
        guard let fields = taxedFields, let proof = footedRates() ?? listedRates(of: fields[1]) else {
            return candidates
        }
        var candidates = candidates
        for (field, amount) in zip(fields, [proof.net, proof.tax, proof.gross]) {
            let proven = Candidate(
                amount.json, tokens: amount.places, score: Self.proven,
                match: amount.places.count > 1 ? .implied : .normalised, number: amount.value)
            candidates[field] = [proven] + candidates[field].filter { $0.number != amount.value }
        }
        return candidates
    }

    /// More than any caption makes of an amount.
    private static let proven = 1.6

    /// A sum, and where it stands: once, or in parts.
    private struct Stated {
        let value: Decimal
        let json: JSON
        let places: [Range<Int>]

        init(_ span: AmountSpan) { (value, json, places) = (span.value, span.json, [span.tokens]) }

        init(sumOf spans: [AmountSpan]) {
            value = spans.map(\.value).reduce(0, +)
            json = .number(JSONNumber(value))
            places = spans.map(\.tokens)
        }
    }

    private struct Taxed {
        let net: Stated
        let tax: Stated
        let gross: Stated
    }

    /// What is before tax, the tax, and the whole.
    private var taxedFields: [Int]? {
        for check in schema.schema.checks where check.severity == .hard {
            guard case .sum(let sum) = check.form, sum.terms.count == 2,
                !sum.terms.contains(where: \.isSubtracted)
            else { continue }
            let names = sum.terms.map(\.field) + [sum.equals]
            let fields = names.compactMap { name in schema.schema.fields.firstIndex { $0.name == name } }
            if fields.count == 3 { return fields }
        }
        return nil
    }

    // MARK: Rows that state net, tax and gross

    /// Rows whose amounts add up across, and below them one that adds them up downwards; without it an amount elsewhere
    /// that is the sum of the wholes.
    private func footedRates() -> Taxed? {
        var group: [(row: Int, amounts: [AmountSpan])] = []
        for row in scan.rows.indices {
            guard let amounts = taxedAmounts(in: row) else { continue }
            if let last = group.last, row - last.row > 3 || scan.rows[row].page != scan.rows[last.row].page {
                group = []
            }
            let sums = (0..<3).map { place in group.map { $0.amounts[place].value }.reduce(0, +) }
            if group.count > 1, sums == amounts.map(\.value) {
                return Taxed(net: Stated(amounts[0]), tax: Stated(amounts[1]), gross: Stated(amounts[2]))
            }
            group.append((row, amounts))
        }
        return nil
    }

    /// Three amounts of a row, from left to right, of which the first two add up to the third, and no other three do.
    private func taxedAmounts(in row: Int) -> [AmountSpan]? {
        let spans = starts(in: scan.rows[row].tokens, of: amountAt).map { amounts[$0] }.filter(\.hasCents)
        guard (3...8).contains(spans.count) else { return nil }
        var found: [[AmountSpan]] = []
        for (i, net) in spans.enumerated() where net.value > 0 {
            for (j, tax) in spans.enumerated().dropFirst(i + 1) where tax.value >= 0 && tax.value < net.value
            {
                for gross in spans.dropFirst(j + 1) where gross.value == net.value + tax.value {
                    found.append([net, tax, gross])
                }
            }
        }
        return found.count == 1 ? found.first : nil
    }

    // MARK: A line for each rate

    /// Two lines and more that each state a rate and its tax, between an amount and the one that they raise it to.
    private func listedRates(of field: Int) -> Taxed? {
        var group: [(row: Int, tax: AmountSpan)] = []
        for row in scan.rows.indices {
            guard let tax = rate(in: row, field) else { continue }
            if let last = group.last, row - last.row > 3 || scan.rows[row].page != scan.rows[last.row].page {
                if let proof = proof(of: group) { return proof }
                group = []
            }
            group.append((row, tax))
        }
        return proof(of: group)
    }

    /// The last amount of a row that states a rate per cent and has the caption of a tax: alone, or beside what it is the
    /// rate of. A charge may be a rate of something, too.
    private func rate(in row: Int, _ field: Int) -> AmountSpan? {
        let line = scan.rows[row].tokens
        let spans = starts(in: line, of: amountAt).map { amounts[$0] }.filter(\.hasCents)
        guard let tax = spans.last, tax.value >= 0, spans.count <= 3 else { return nil }
        let rates = line.compactMap { token -> Decimal? in
            let isRate =
                scan.tokens[token].isPercentage
                || token + 1 < line.upperBound && scan.tokens[token + 1].text == "%"
            let digits = scan.tokens[token].text.filter { $0.isNumber || $0 == "," || $0 == "." }
            return isRate ? Decimal(string: digits.replacing(",", with: ".")) : nil
        }
        guard let rate = rates.first else { return nil }
        let isOfBase = spans.dropLast().contains { base in
            base.value > tax.value && abs(base.value * rate / 100 - tax.value) <= Self.cent
        }
        let isCaptioned = line.contains { token in
            captionAt[token] >= 0 && captions[captionAt[token]].belongs(to: .field(field))
        }
        let isBare = line.allSatisfy { token in
            !scan.tokens[token].isWord || scan.key(of: token).count <= 1 || isFiller(token)
        }
        return isCaptioned && (isOfBase || spans.count == 1) || isBare && isOfBase && spans.count == 2
            ? tax : nil
    }

    private func proof(of group: [(row: Int, tax: AmountSpan)]) -> Taxed? {
        guard group.count > 1, let first = group.first?.row, let last = group.last?.row else { return nil }
        let tax = Stated(sumOf: group.map(\.tax))
        guard tax.value > 0 else { return nil }
        let page = scan.rows[first].page
        func amounts(in rows: Range<Int>) -> [AmountSpan] {
            self.amounts.filter { span in
                let row = scan.tokens[span.tokens.lowerBound].row
                return span.hasCents && rows.contains(row) && scan.rows[row].page == page
            }
        }
        let nets = amounts(in: max(0, first - 12)..<first)
        for gross in amounts(in: last + 1..<min(last + 9, scan.rows.count)) {
            guard let net = nets.last(where: { $0.value > tax.value && $0.value + tax.value == gross.value })
            else { continue }
            let whole = amounts(in: 0..<scan.rows.count).last { $0.value == tax.value }
            return Taxed(net: Stated(net), tax: whole.map { Stated($0) } ?? tax, gross: Stated(gross))
        }
        return grossProof(of: tax, rows: first...last)
    }

    /// Prices that hold the tax: below the rows of the rates one that adds them up, or these rows alone, make what the page
    /// states above them.
    private func grossProof(of tax: Stated, rows: ClosedRange<Int>) -> Taxed? {
        func spans(_ row: Int) -> [AmountSpan] {
            starts(in: scan.rows[row].tokens, of: amountAt).map { amounts[$0] }.filter(\.hasCents)
        }
        func gross(_ net: Decimal) -> AmountSpan? {
            amounts.last { span in
                span.hasCents && span.value == net + tax.value
                    && scan.tokens[span.tokens.lowerBound].row < rows.lowerBound
            }
        }
        for row in rows.upperBound + 1..<max(rows.upperBound + 1, min(rows.upperBound + 4, scan.rows.count)) {
            let sums = spans(row)
            guard sums.count == 2, sums[1].value == tax.value, sums[0].value > tax.value,
                let gross = gross(sums[0].value)
            else { continue }
            return Taxed(net: Stated(sums[0]), tax: Stated(sums[1]), gross: Stated(gross))
        }
        let bases = rows.compactMap { row -> AmountSpan? in
            let sums = spans(row)
            return sums.count == 2 && tax.places.contains(sums[1].tokens) ? sums[0] : nil
        }
        let net = Stated(sumOf: bases)
        guard bases.count == tax.places.count, net.value > tax.value, let gross = gross(net.value) else {
            return nil
        }
        return Taxed(net: net, tax: tax, gross: Stated(gross))
    }

    private static let cent = Decimal(sign: .plus, exponent: -2, significand: 1)
}
