import Foundation

/// Amounts between the last row of a table and the sum of the document that nothing explains.
extension RulesContext {
    /// Where a sum of the document is known and a field that is a part of it has no value: an amount above the sum that was read
    /// as nothing else may be that field's.
    ///
    /// - Parameter last: the last visual row of the table's items.
    func sumTraces(_ choices: [Choice?], below last: Int) -> [Trace] {
        let fields = schema.schema.fields
        return schema.schema.checks.flatMap { check -> [Trace] in
            guard case .sum(let sum) = check.form, check.severity == .hard,
                let whole = fields.firstIndex(where: { $0.name == sum.equals }),
                let place = choices[whole]?.candidate.tokens.first,
                let amount = unexplained(
                    last + 1..<max(last + 1, scan.tokens[place.lowerBound].row + 1), choices)
            else { return [] }
            return sum.terms.compactMap { term in
                guard let field = fields.firstIndex(where: { $0.name == term.field }), choices[field] == nil
                else {
                    return nil
                }
                return Trace(term.field, .null, quote: quote(of: amount))
            }
        }
    }

    /// Where a schema says what remains of a sum when something was paid: two amounts below the sum, of which the second is
    /// what the first leaves of it, whatever they are called.
    func remainderTraces(_ choices: [Choice?]) -> [Trace] {
        let fields = schema.schema.fields
        return schema.schema.checks.compactMap { check -> Trace? in
            guard case .sum(let sum) = check.form, sum.terms.count == 2, sum.terms[1].isSubtracted,
                let whole = fields.firstIndex(where: { $0.name == sum.terms[0].field }),
                let rest = fields.firstIndex(where: { $0.name == sum.equals }), choices[rest] == nil,
                let chosen = choices[whole]?.candidate, let total = chosen.number,
                let place = chosen.tokens.last
            else { return nil }
            let row = scan.tokens[place.lowerBound].row
            let below = amounts.filter {
                $0.hasCents && $0.tokens.lowerBound > place.lowerBound
                    && scan.tokens[$0.tokens.lowerBound].row <= row + 6
                    && scan.page(of: $0.tokens.lowerBound) == scan.page(of: place.lowerBound)
            }
            for (first, second) in zip(below, below.dropFirst())
            where first.value != 0 && total != 0 && second.value == total - abs(first.value) {
                return Trace(sum.equals, .null, quote: quote(of: second))
            }
            return nil
        }
    }

    /// The first amount with cents in some rows that no choice has.
    private func unexplained(_ rows: Range<Int>, _ choices: [Choice?]) -> AmountSpan? {
        let taken = choices.compactMap { $0?.candidate.tokens }.flatMap(\.self)
        return amounts.first { amount in
            amount.hasCents && amount.value != 0 && rows.contains(scan.tokens[amount.tokens.lowerBound].row)
                && !taken.contains { $0.overlaps(amount.tokens) }
        }
    }

    /// With up to four words before it.
    private func quote(of amount: AmountSpan) -> String {
        let line = scan.rows[scan.tokens[amount.tokens.lowerBound].row].tokens
        return scan.text(of: max(line.lowerBound, amount.tokens.lowerBound - 4)..<amount.tokens.upperBound)
    }
}
