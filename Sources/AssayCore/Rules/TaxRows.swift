import Foundation

/// Bills with several rates of tax: what is before tax, all taxes and the whole, proven by the rows of the rates.
extension RulesContext {
    /// The candidates of the fields that a hard sum of two terms joins, with those that the rows of the rates prove.
    func withTaxRows(_ candidates: [[Candidate]]) -> [[Candidate]] {
        guard let fields = taxedFields, let proof = footedRates() ?? listedRates(of: fields[1]) else {
            return candidates
        }
        var candidates = candidates
        let isExact = proof.net.value + proof.tax.value == proof.gross.value
        let rounded = isExact ? rounded(proof.gross) : proof.gross
        for (field, amount) in zip(fields, [proof.net, proof.tax, rounded ?? proof.gross]) {
            let proven = Candidate(
                amount.json, tokens: amount.places,
                // Against the sum that it was rounded from, which adds up.
                score: Self.proven + (rounded != nil && field == fields.last ? 1 : 0),
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

        init(sumOf spans: [AmountSpan]) { self.init(sumOf: spans.map { Stated($0) }) }

        init(sumOf parts: [Stated]) {
            value = parts.map(\.value).reduce(0, +)
            json = parts.count == 1 ? parts[0].json : .number(JSONNumber(value))
            places = parts.flatMap(\.places)
        }
    }

    private struct Taxed {
        let net: Stated
        let tax: Stated
        let gross: Stated

        func isSum(of rows: [Taxed]) -> Bool {
            [\Taxed.net, \.tax, \.gross].allSatisfy { part in
                self[keyPath: part].value == rows.map { $0[keyPath: part].value }.reduce(0, +)
            }
        }
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

    /// The amount below a sum that differs from it by less than one, where the document states that difference: what was
    /// rounded.
    private func rounded(_ sum: Stated) -> Stated? {
        guard let place = sum.places.last?.lowerBound else { return nil }
        let found = amounts.first { span in
            span.hasCents && span.tokens.lowerBound > place && isRounding(sum.value, to: span.value)
        }
        return found.map { Stated($0) }
    }

    private func isRounding(_ sum: Decimal, to amount: Decimal) -> Bool {
        let difference = abs(sum - amount)
        return difference > 0 && difference < 1
            && amounts.contains { $0.hasCents && abs($0.value) == difference }
    }

    // MARK: Rows that state net, tax and gross

    /// Rows whose amounts add up across, and below them one that adds them up downwards; without it an amount elsewhere
    /// that is the sum of the wholes.
    private func footedRates() -> Taxed? {
        var group: [(row: Int, taxed: Taxed)] = []
        for row in scan.rows.indices {
            guard let taxed = taxed(in: row) else { continue }
            if let last = group.last, row - last.row > 3 || scan.rows[row].page != scan.rows[last.row].page {
                if let whole = whole(of: group) { return whole }
                group = []
            }
            if group.count > 1, taxed.isSum(of: group.map(\.taxed)) { return taxed }
            group.append((row, taxed))
        }
        return whole(of: group)
    }

    /// The sums of rows whose wholes add up to an amount that the document states elsewhere.
    private func whole(of group: [(row: Int, taxed: Taxed)]) -> Taxed? {
        guard group.count > 1 else { return nil }
        let sums = [\Taxed.net, \.tax, \.gross].map { part in
            Stated(sumOf: group.map { $0.taxed[keyPath: part] })
        }
        func stated(_ sum: Stated) -> Stated? {
            amounts.last { span in
                span.hasCents && span.value == sum.value && isAlone(span)
                    && !group.contains { $0.row == scan.tokens[span.tokens.lowerBound].row }
            }
            .map { Stated($0) }
        }
        guard sums[1].value > 0, let gross = stated(sums[2]) else { return nil }
        return Taxed(net: stated(sums[0]) ?? sums[0], tax: stated(sums[1]) ?? sums[1], gross: gross)
    }

    /// Whether no other amount stands in the row: one that does may contradict.
    private func isAlone(_ span: AmountSpan) -> Bool {
        let row = scan.rows[scan.tokens[span.tokens.lowerBound].row].tokens
        return starts(in: row, of: amountAt).count { amounts[$0].hasCents } == 1
    }

    /// Three amounts of a row, from left to right, of which the first two add up to the third, and no other three do; or four
    /// of which two are the same tax, shared by a federation and a state.
    private func taxed(in row: Int) -> Taxed? {
        let spans = starts(in: scan.rows[row].tokens, of: amountAt).map { amounts[$0] }.filter(\.hasCents)
        guard (3...8).contains(spans.count) else { return nil }
        var found: [Taxed] = []
        for (i, net) in spans.enumerated() where net.value > 0 {
            for (j, tax) in spans.enumerated().dropFirst(i + 1) where tax.value >= 0 && tax.value < net.value
            {
                let isShared = j + 1 < spans.count && spans[j + 1].value == tax.value && tax.value > 0
                let taxes = [[tax]] + (isShared ? [[tax, spans[j + 1]]] : [])
                for taxes in taxes.map(Stated.init(sumOf:)) {
                    for gross in spans.dropFirst(j + 1) where gross.value == net.value + taxes.value {
                        found.append(Taxed(net: Stated(net), tax: taxes, gross: Stated(gross)))
                    }
                }
            }
        }
        // A price of one piece is the net amount, too.
        return Set(found.map { [$0.net.value, $0.tax.value, $0.gross.value] }).count == 1 ? found.last : nil
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
        guard let rate = rates.first else { return isHalf(tax, in: row, field) ? tax : nil }
        let isOfBase = spans.dropLast().contains { base in
            base.value > tax.value && abs(base.value * rate / 100 - tax.value) <= Self.cent
        }
        let isCaptioned = isCaptioned(row, field)
        let isBare = line.allSatisfy { token in
            !scan.tokens[token].isWord || scan.key(of: token).count <= 1 || isFiller(token)
        }
        return isCaptioned && (isOfBase || spans.count == 1) || isBare && isOfBase && spans.count == 2
            ? tax : nil
    }

    private func isCaptioned(_ row: Int, _ field: Int) -> Bool {
        scan.rows[row].tokens.contains { token in
            captionAt[token] >= 0 && captions[captionAt[token]].belongs(to: .field(field))
        }
    }

    /// The same amount in the next row or the last, both with the caption of a tax: a federation and a state share it.
    private func isHalf(_ tax: AmountSpan, in row: Int, _ field: Int) -> Bool {
        isCaptioned(row, field)
            && [row - 1, row + 1].contains { other in
                scan.rows.indices.contains(other) && isCaptioned(other, field)
                    && starts(in: scan.rows[other].tokens, of: amountAt).map { amounts[$0].value } == [
                        tax.value
                    ]
            }
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
            guard
                let net = nets.last(where: { net in
                    net.value > tax.value
                        && (net.value + tax.value == gross.value
                            || isRounding(net.value + tax.value, to: gross.value))
                })
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
