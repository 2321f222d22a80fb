import Foundation

/// Sums of what was paid and given back: what they say of the total, and of each other.
///
/// Printers of tills put a stroke through the zero, which is read as 6, 8 or 9 (see `MisreadDate`).
extension Solver {
    /// What was paid less what was given back, where the sum was not found, or was read another way once and that one misread
    /// digit explains; where nothing was given back, what was paid. A guess.
    func concluded(_ sum: SumCheck, _ fields: [Int], _ chosen: [Choice?]) -> (Int, Choice)? {
        guard let field = fields.last, isPaid(sum) else { return nil }
        let parts = zip(sum.terms, fields).map { term, field in
            chosen[field]?.candidate.number.map { term.isSubtracted ? -$0 : $0 }
        }
        guard let given = parts[0], chosen[fields[0]]?.candidate.score ?? 0 >= 0.55 else { return nil }
        let total = given + (parts[1] ?? 0)
        let current = chosen[field]?.candidate.number
        let isBetter =
            current.map { number in
                parts[1] != nil && total != number
                    && (isFaint(chosen[field]) || Self.isSlip(number, for: total)
                        || isStatedOnce(number, total) || isCount(number))
            } ?? true
        guard total > 0, isBetter else { return nil }
        return (field, Choice(implied(total, by: fields.prefix(2).compactMap { chosen[$0]?.candidate })))
    }

    /// What was paid or given back as it was meant, where it and the total don't agree and zeros that were read as other digits
    /// explain it: the digits that do agree vouch for all three.
    func unslipped(
        _ sum: SumCheck, _ fields: [Int], _ chosen: [Choice?], _ settled: Set<Int>
    ) -> [(Int, Choice)] {
        let picks = fields.map { chosen[$0]?.candidate }
        guard isPaid(sum), settled.isDisjoint(with: fields), !isFaint(chosen[fields[2]]),
            let paid = picks[0], let change = picks[1], let total = picks[2], let given = paid.number,
            let rest = change.number, let whole = total.number, whole > 0
        else { return [] }
        let mended: [Candidate]
        if Self.isSlip(rest, for: given - whole) {
            mended = [
                paid.vouched, implied(given - whole, by: [change]).adding(Self.clear).vouched, total.vouched,
            ]
        } else if Self.isSlip(given, for: whole + rest) {
            mended = [
                implied(whole + rest, by: [paid]).adding(Self.clear).vouched, change.vouched, total.vouched,
            ]
        } else {
            return []
        }
        return zip(fields, mended).map { ($0, Choice($1)) }
    }

    /// What was paid and given back where no captions tell: below the total an amount that is more, and below that one the
    /// rest. The digits that agree vouch for the total.
    func unnamed(
        _ sum: SumCheck, _ fields: [Int], _ chosen: [Choice?], _ settled: Set<Int>
    ) -> [(Int, Choice)] {
        guard isPaid(sum), settled.isDisjoint(with: fields), chosen[fields[1]] == nil,
            let total = chosen[fields[2]]?.candidate, let whole = total.number, whole > 0,
            let place = total.tokens.last?.upperBound
        else { return [] }
        let below = amounts.drop { $0.tokens.lowerBound < place }.filter(\.hasCents).prefix(Self.mostBelow)
        for (order, paid) in below.enumerated() where paid.value > whole {
            if let named = chosen[fields[0]]?.candidate.number, named != paid.value { continue }
            let change = below.dropFirst(order + 1).first { $0.value == paid.value - whole }
            guard let change else { continue }
            let found = [paid, change].map {
                Candidate(
                    $0.json, tokens: [$0.tokens], score: Self.clear, match: .normalised, number: $0.value)
            }
            return zip(fields, found + [total.vouched]).map { ($0, Choice($1)) }
        }
        return []
    }

    /// Amounts of rounding and tax stand between as well.
    private static let mostBelow = 8

    /// Whether what was paid less what was given back is a total to the cent: then no other one can be meant.
    func isProven(_ total: Int, _ chosen: [Choice?]) -> Bool {
        schema.checks.contains { check in
            guard case .sum(let sum) = check.form, isPaid(sum), let fields = positions(of: sum) else {
                return false
            }
            return fields.last == total && gap(sum, fields.map { chosen[$0]?.candidate }) == 0
        }
    }

    /// What was paid, less what was given back: a sum that must be there.
    private func isPaid(_ sum: SumCheck) -> Bool {
        sum.terms.count == 2 && !sum.terms[0].isSubtracted && sum.terms[1].isSubtracted
            && schema.fields.contains { $0.name == sum.equals && $0.isRequired }
    }

    /// An amount that no words state: a guess.
    private func implied(_ amount: Decimal, by others: [Candidate]) -> Candidate {
        Candidate(
            .number(JSONNumber(amount)), tokens: others.flatMap(\.tokens), score: Candidate.least,
            match: .implied, number: amount
        ).doubted
    }

    /// Whether the page has the one amount no more than once, and the other, too. Less than the total may be one of several
    /// payments.
    private func isStatedOnce(_ current: Decimal, _ total: Decimal) -> Bool {
        total > current && amounts.count { $0.value == current } == 1
            && amounts.contains { $0.hasCents && $0.value == total }
    }

    /// Whether the page nowhere writes it with cents, as it does others.
    private func isCount(_ number: Decimal) -> Bool {
        !amounts.contains { $0.hasCents && $0.value == number } && amounts.count(where: \.hasCents) > 4
    }

    /// A zero with a stroke is read as 6, 8 or 9: 37.06 for 37.00.
    static func isSlip(_ read: Decimal, for meant: Decimal) -> Bool {
        guard read > 0, read < largest, meant >= 0, meant < largest else { return false }
        var (read, meant) = (cents(read), cents(meant))
        // A zero begins an amount only before its point: 6.50 is 0.50, and 60.50 is not.
        var place = 0
        while read > 0 || meant > 0 {
            let (a, b) = (read % 10, meant % 10)
            guard a == b || b == 0 && [6, 8, 9].contains(a) && (meant > 0 || place < 3) else { return false }
            (read, meant, place) = (read / 10, meant / 10, place + 1)
        }
        return true
    }

    /// More than any till takes.
    private static let largest = Decimal(10_000_000)

    static func isInCoins(_ amount: Decimal) -> Bool { cents(abs(amount)) % 5 == 0 }

    private static func cents(_ amount: Decimal) -> Int {
        amount < largest ? NSDecimalNumber(decimal: amount * 100).intValue : 0
    }
}
