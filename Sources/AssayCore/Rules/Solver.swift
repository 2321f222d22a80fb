import Foundation

/// Chooses one candidate for each field so that the schema's checks hold where they can.
struct Solver {
    let schema: DocumentSchema
    /// By field, ranked.
    let candidates: [[Candidate]]
    /// Amounts anywhere on the pages, for a sum whose caption is not known.
    let amounts: [AmountSpan]
    /// Fields that name different parties.
    var parties: Set<Int> = []

    private static let most = 8
    /// What a sum that adds up is worth, against the scores of captions.
    private static let bonus = 0.5
    private static let absent = -0.35

    /// By field; nil where it has no candidate.
    func choices() -> [Choice?] {
        var chosen = candidates.map(Choice.init(ranked:))
        var settled: Set<Int> = []
        for check in schema.checks {
            guard case .sum(let sum) = check.form, let fields = positions(of: sum) else { continue }
            let solved = [solve, unslipped, unnamed, missingTerm].lazy.map {
                $0(sum, fields, chosen, settled)
            }
            .first { !$0.isEmpty }
            for (field, choice) in solved ?? [] {
                chosen[field] = choice
                settled.insert(field)
            }
            if solved == nil, let (field, choice) = stated(sum, fields, chosen, settled) {
                chosen[field] = choice
            }
        }
        keepNamesApart(&chosen)
        for check in schema.checks {
            if case .order(let order) = check.form { keepOrder(order.fields, &chosen) }
        }
        return Rivalry(candidates: candidates, fields: schema.fields)
            .choices(chosen, settled: settled, sums: sums.filter { !isProven($0, chosen) })
    }

    /// Hardly more than the least that a field is given a value for: an amount without cents far from its caption.
    func isFaint(_ choice: Choice?) -> Bool { (choice?.candidate.score ?? 0) < 0.55 }

    /// The sum of the chosen terms, where the page states it beside no caption that is known, and where the field has
    /// nothing to speak of, or one of the terms: a guess, but a better one.
    private func stated(
        _ sum: SumCheck, _ fields: [Int], _ chosen: [Choice?], _ settled: Set<Int>
    ) -> (Int, Choice)? {
        guard let field = fields.last, !settled.contains(field) else { return nil }
        let parts = zip(sum.terms, fields).compactMap { term, field in
            chosen[field]?.candidate.number.map { term.isSubtracted ? -$0 : $0 }
        }
        let current = chosen[field]?.candidate.number
        let total = parts.reduce(0, +)
        guard parts.count == sum.terms.count, total != current,
            current.map({ parts.contains($0) || isFaint(chosen[field]) }) ?? schema.fields[field].isRequired,
            let place = amounts.last(where: { $0.hasCents && $0.value == total })
        else { return concluded(sum, fields, chosen) }
        let guess = Candidate(
            place.json, tokens: [place.tokens], score: Candidate.least, match: .normalised, number: total)
        return (field, Choice(guess.doubted))
    }

    /// Of a sum of two terms: the first, where it is what is missing between the second and the sum, both beside captions, and
    /// where an amount above the sum states it beside no caption that is known.
    private func missingTerm(
        _ sum: SumCheck, _ fields: [Int], _ chosen: [Choice?], _ settled: Set<Int>
    ) -> [(Int, Choice)] {
        guard check(sum, isHardSumOf: 2), fields.count == 3, settled.isDisjoint(with: fields),
            let whole = chosen[fields[2]]?.candidate, let total = whole.number, !isFaint(chosen[fields[2]]),
            let place = whole.tokens.first?.lowerBound
        else { return [] }
        let own = chosen[fields[0]]?.candidate.score ?? 0
        for second in candidates[fields[1]].prefix(Self.most) where second.score > max(Self.clear, own - 0.25)
        {
            // A tax is less than what it is put on.
            guard let part = second.number, part != 0, abs(part) < abs(total - part),
                let span = amounts.last(where: {
                    $0.hasCents && $0.value == total - part && $0.tokens.upperBound <= place
                        && !second.tokens.contains($0.tokens)
                })
            else { continue }
            let first = Candidate(
                span.json, tokens: [span.tokens], score: Self.clear, match: .normalised, number: span.value)
            return [
                (fields[0], Choice(first)), (fields[1], Choice(second.vouched)),
                (fields[2], Choice(whole.vouched)),
            ]
        }
        return []
    }

    private func check(_ sum: SumCheck, isHardSumOf count: Int) -> Bool {
        sum.terms.count == count && !sum.terms.contains(where: \.isSubtracted)
            && schema.checks.contains { check in
                if case .sum(let other) = check.form {
                    other == sum && check.severity == .hard
                } else {
                    false
                }
            }
    }

    /// What an amount beside its caption has at least.
    static let clear = 0.75

    /// The fields that the schema says others add up to.
    private var sums: Set<Int> {
        Set(
            schema.checks.compactMap { check in
                guard case .sum(let sum) = check.form else { return nil }
                return schema.fields.firstIndex { $0.name == sum.equals }
            })
    }

    /// Terms, then the sum; nil where a table column is part of it.
    func positions(of sum: SumCheck) -> [Int]? {
        let positions = (sum.terms.map(\.field) + [sum.equals]).map { name in
            schema.fields.firstIndex { $0.name == name }
        }
        return positions.contains(nil) || positions.count > 5 ? nil : positions.compactMap(\.self)
    }

    /// The best combination in which the terms add up; nothing where none does.
    private func solve(
        _ sum: SumCheck, _ fields: [Int], _ chosen: [Choice?], _ settled: Set<Int>
    ) -> [(Int, Choice)] {
        var best: (score: Double, picks: [Candidate?])?
        var first = 0.0
        for field in fields { first += chosen[field]?.candidate.score ?? Self.absent }
        var held: [[Candidate?]] = []
        combine(fields, [], 0, settled, chosen) { picks, score in
            guard let gap = gap(sum, picks), abs(gap) <= Self.tolerance(of: sum) else { return }
            held.append(picks)
            // What adds up to the cent goes before what was rounded.
            let score = score + Self.bonus - (gap == 0 ? 0 : Self.rivalry)
            guard score > first else { return }
            let isBetter = best.map { score > $0.score } ?? true
            if let found = best?.picks, isWhole(found, of: picks, sum) { return }
            guard isBetter || best.map({ isWhole(picks, of: $0.picks, sum) }) == true else { return }
            best = (score, picks)
        }
        guard let best else { return [] }
        let rivals = held.compactMap { rival(of: best.picks, in: $0) }
        return zip(fields, best.picks).enumerated().compactMap { place, found in
            found.1.map { pick in
                (found.0, Choice(pick.vouched, rivals: place == fields.count - 1 ? rivals : []))
            }
        }
    }

    /// Whether amounts that add up may be the whole of which others are the part at one rate of tax: each of them is larger,
    /// or as large.
    private func isWhole(_ picks: [Candidate?], of parts: [Candidate?], _ sum: SumCheck) -> Bool {
        let pairs = zip(picks, parts).compactMap { whole, part -> (Decimal, Decimal)? in
            guard let whole = whole?.number, let part = part?.number else { return nil }
            return (whole, part)
        }
        guard pairs.count == picks.count, pairs.allSatisfy({ $0.0 >= $0.1 && $0.1 >= 0 }) else {
            return false
        }
        let least = zip(picks, parts).allSatisfy { ($0?.score ?? 0) > ($1?.score ?? 0) - Self.bonus }
        // By so little a sum is rounded.
        return least && pairs.last.map { $0.0 - $0.1 > Self.tolerance(of: sum) } ?? false
    }

    /// The sum of other amounts that add up as well beside captions that fit as well: the same in another currency, all
    /// that was billed so far, or another bill in the file.
    private func rival(of best: [Candidate?], in other: [Candidate?]) -> Candidate? {
        guard let sum = best.last ?? nil, let rival = other.last ?? nil, rival.number != sum.number else {
            return nil
        }
        let isAsGood = zip(best, other).allSatisfy { pick, other in
            guard let pick, let other else { return false }
            return other.number != pick.number && other.score > pick.score - Self.rivalry
        }
        return isAsGood ? rival : nil
    }

    /// Captions of the same words differ by how far down they stand, and no more.
    private static let rivalry = 0.14

    private func combine(
        _ fields: [Int], _ picks: [Candidate?], _ score: Double, _ settled: Set<Int>, _ chosen: [Choice?],
        _ visit: ([Candidate?], Double) -> Void
    ) {
        guard picks.count < fields.count else { return visit(picks, score) }
        let field = fields[picks.count]
        let options =
            settled.contains(field)
            ? chosen[field].map { [$0.candidate] } ?? [] : Array(candidates[field].prefix(Self.most))
        for option in options {
            combine(fields, picks + [option], score + option.score, settled, chosen, visit)
        }
        if options.isEmpty { combine(fields, picks + [nil], score + Self.absent, settled, chosen, visit) }
    }

    /// What the picks make more than their sum; nil where a part is missing, which proves nothing.
    func gap(_ sum: SumCheck, _ picks: [Candidate?]) -> Decimal? {
        var total = Decimal(0)
        for (term, pick) in zip(sum.terms, picks) {
            guard let number = pick?.number else { return nil }
            total += term.isSubtracted ? -number : number
        }
        return picks.last??.number.map { total - $0 }
    }

    static func tolerance(of sum: SumCheck) -> Decimal {
        sum.tolerance ?? Decimal(sign: .plus, exponent: -2, significand: 1)
    }

    /// Two text fields don't state the same words of the page, nor the same name twice: the weaker choice gives way to its
    /// next candidate.
    private func keepNamesApart(_ chosen: inout [Choice?]) {
        let texts = schema.fields.indices.filter { schema.fields[$0].kind == .text && chosen[$0] != nil }
            .sorted { (chosen[$0]?.candidate.score ?? 0, -$0) > (chosen[$1]?.candidate.score ?? 0, -$1) }
        var taken: [Range<Int>] = []
        var values: Set<JSON> = []
        var names: [[UInt8]] = []
        for field in texts {
            let free = candidates[field].filter { candidate in
                !values.contains(candidate.value)
                    && !(parties.contains(field) && names.contains { isPart(candidate.value, of: $0) })
                    && !candidate.tokens.contains { run in taken.contains { $0.overlaps(run) } }
            }
            chosen[field] = Choice(ranked: free)
            taken += chosen[field]?.candidate.tokens ?? []
            if let value = chosen[field]?.candidate.value {
                values.insert(value)
                if parties.contains(field) { names.append(CaptionKey.bytes(value.string ?? "")) }
            }
        }
    }

    /// A party's name stands on a page in full and in short: neither is the other party's.
    private func isPart(_ value: JSON, of name: [UInt8]) -> Bool {
        let key = CaptionKey.bytes(value.string ?? "")
        return key.count > 4 && name.count > 4 && (name.holds(key) || key.holds(name))
    }

    /// Where two dates or numbers stand in the wrong order, the weaker choice gives way to its next candidate.
    private func keepOrder(_ names: [String], _ chosen: inout [Choice?]) {
        let fields = names.compactMap { name in schema.fields.firstIndex { $0.name == name } }
        for (earlier, later) in zip(fields, fields.dropFirst()) {
            guard let low = chosen[earlier], let high = chosen[later],
                !Self.isOrdered(low.candidate, high.candidate)
            else { continue }
            var best: (score: Double, low: Candidate, high: Candidate)?
            for a in candidates[earlier].prefix(Self.most) {
                for b in candidates[later].prefix(Self.most) where Self.isOrdered(a, b) {
                    if a.score + b.score > best?.score ?? -.infinity { best = (a.score + b.score, a, b) }
                }
            }
            guard let best else { continue }
            chosen[earlier] = Choice(best.low)
            chosen[later] = Choice(best.high)
        }
    }

    private static func isOrdered(_ low: Candidate, _ high: Candidate) -> Bool {
        if let a = low.date, let b = high.date { return a <= b }
        if let a = low.number, let b = high.number { return a <= b }
        return true
    }
}
