import Foundation

/// Finds the values that could as well have been chosen: what a person would hesitate between.
struct Rivalry {
    /// By field, ranked.
    let candidates: [[Candidate]]
    let fields: [FieldDefinition]

    /// Scores closer than this don't tell values apart. Counted on 341 real receipts, postings and invoices, all of
    /// them seen while this was chosen: of names and totals that led by less than 0.15 one in three and more were
    /// wrong, of four dates that led by less than 0.02 two. Codes and choices that led by less than 0.15 were right
    /// in 53 of 53: of two tax numbers the upper is the seller's.
    ///
    /// A document has one number of its own, and where two stand beside captions that fit as well, two documents are
    /// named: the one corrected, or another in the same file.
    private static func margin(_ field: FieldDefinition) -> Double {
        switch field.kind {
        case .text, .money, .number: 0.15
        case .date: 0.02
        case .identifier: field.isRequired ? 0.08 : 0
        case .currency, .choice, .list, .table: 0
        }
    }

    /// Scores closer than this are equal.
    private static let tie = 0.02
    /// What prices are rounded by where the smallest coins are gone.
    private static let rounding = Decimal(sign: .plus, exponent: -2, significand: 5)

    /// The choices with their rivals. Those of `settled` fields, which a sum confirms, have none but for the sums
    /// themselves, `sums`: two totals are two totals, also where one of them adds up. An amount rivals a sum where it fits
    /// just as well and is no part of what adds up.
    func choices(_ chosen: [Choice?], settled: Set<Int>, sums: Set<Int> = []) -> [Choice?] {
        chosen.indices.map { field in
            guard let choice = chosen[field] else { return nil }
            let best = choice.candidate
            if settled.contains(field) {
                let rivals = sums.contains(field) ? equals(of: best, field, chosen, settled) : []
                return Choice(best, rivals: rivals + choice.rivals, places: choice.places)
            }
            return Choice(
                best, rivals: rivals(of: best, field, chosen),
                places: 1
                    + candidates[field].count {
                        $0.value != best.value && abs(best.score - $0.score) < Self.tie
                    })
        }
    }

    private func rivals(of best: Candidate, _ field: Int, _ chosen: [Choice?]) -> [Candidate] {
        candidates[field].filter { other in
            best.score - other.score < Self.margin(fields[field]) && !saysTheSame(best, other)
                && !isRounded(best, from: other) && !isTaken(other, by: chosen, but: field)
        }
    }

    private func equals(
        of best: Candidate, _ field: Int, _ chosen: [Choice?], _ settled: Set<Int>
    ) -> [Candidate] {
        let parts = settled.compactMap { chosen[$0]?.candidate.number }
        return candidates[field].filter { other in
            other.score > best.score - Self.tie && !saysTheSame(best, other) && !isRounded(best, from: other)
                && !parts.contains { $0 == other.number }
        }
    }

    /// Whether one states no more than a part of the other.
    private func saysTheSame(_ best: Candidate, _ other: Candidate) -> Bool {
        if let left = best.number, let right = other.number { return left == right }
        if let left = best.date, let right = other.date { return left == right }
        guard let left = best.value.string, let right = other.value.string else { return false }
        let (a, b) = (FoldedText(left).bytes, FoldedText(right).bytes)
        return !a.isEmpty && !b.isEmpty && (Self.contains(a, b) || Self.contains(b, a))
    }

    private static func contains(_ long: [UInt8], _ short: [UInt8]) -> Bool {
        guard long.count >= short.count else { return false }
        return (0...long.count - short.count).contains { long[$0...].starts(with: short) }
    }

    /// A rounded amount stands below the one it was rounded from.
    private func isRounded(_ best: Candidate, from other: Candidate) -> Bool {
        guard let number = best.number, let exact = other.number, abs(number - exact) < Self.rounding,
            let place = best.tokens.first?.lowerBound, let above = other.tokens.first?.lowerBound
        else { return false }
        var (twentieths, whole) = (number / Self.rounding, Decimal())
        NSDecimalRound(&whole, &twentieths, 0, .plain)
        return above < place && whole == twentieths
    }

    /// Whether another field of the kind states these words.
    private func isTaken(_ candidate: Candidate, by chosen: [Choice?], but field: Int) -> Bool {
        chosen.indices.contains { other in
            guard other != field, fields[other].kind == fields[field].kind, let choice = chosen[other] else {
                return false
            }
            return choice.candidate.value == candidate.value
                || fields[field].kind == .text && saysTheSame(choice.candidate, candidate)
        }
    }
}
