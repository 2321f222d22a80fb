/// Whose a number is: seller and buyer both have tax numbers, and each stands in the block that its owner's name heads.
extension RulesContext {
    /// `seller_tax_id` belongs to the party of `seller_name`: a number below the buyer's name gives way to the next that
    /// does not stand there, and where there is none, it is no more than a guess.
    func parted(_ chosen: [Choice?], _ candidates: [[Candidate]]) -> [Choice?] {
        chosen.indices.map { field in
            guard let choice = chosen[field], schema.schema.fields[field].kind == .identifier,
                let party = party(of: field)
            else { return chosen[field] }
            let others = organisations(besides: party).compactMap { chosen[$0]?.candidate }
            func isOthers(_ candidate: Candidate) -> Bool {
                others.contains { heads($0, candidate) || isBeside($0, candidate) }
            }
            let own = chosen[party]?.candidate
            guard isOthers(choice.candidate),
                others.contains(where: { isBeside($0, choice.candidate) })
                    || !isNearest(own, others, to: choice.candidate)
            else {
                return choice
            }
            let rest = candidates[field].first { !isOthers($0) && $0.value != choice.candidate.value }
            return rest.map { Choice($0) } ?? Choice(choice.candidate.doubted)
        }
    }

    /// `Patient: Jo Miller   VAT no 4711`: on the same line, right behind the name.
    private func isBeside(_ name: Candidate, _ number: Candidate) -> Bool {
        guard let line = name.tokens.first, let place = number.tokens.first,
            scan.tokens[line.lowerBound].row == scan.tokens[place.lowerBound].row
        else { return false }
        return place.lowerBound >= line.upperBound && place.lowerBound - line.upperBound < 5
    }

    /// Whether the owner's name stands above a number, and no other party's between: blocks may follow without a gap.
    private func isNearest(_ own: Candidate?, _ others: [Candidate], to number: Candidate) -> Bool {
        guard let own, heads(own, number), let line = own.tokens.first else { return false }
        return !others.contains { other in
            guard let place = other.tokens.first, heads(other, number) else { return false }
            return place.lowerBound > line.lowerBound
        }
    }

    /// The name of the party that a field is about, by the first word of both fields' names.
    private func party(of field: Int) -> Int? {
        organisations().first { $0 != field && Self.prefix(schema.schema.fields[$0].name) == prefix(field) }
    }

    private func organisations(besides party: Int) -> [Int] { organisations().filter { $0 != party } }

    private func organisations() -> [Int] {
        schema.roles.indices.filter { schema.roles[$0] == .organisation && prefix($0) != nil }
    }

    private func prefix(_ field: Int) -> Substring? { Self.prefix(schema.schema.fields[field].name) }

    private static func prefix(_ name: String) -> Substring? {
        name.firstIndex(of: "_").map { name[..<$0] }
    }

    /// Whether something stands in the lines below a name, flush with it at either side and without a gap between.
    private func heads(_ name: Candidate, _ other: Candidate) -> Bool {
        guard let line = name.tokens.first, let place = other.tokens.first,
            scan.page(of: line.lowerBound) == scan.page(of: place.lowerBound)
        else { return false }
        let box = scan.box(of: scan.segments[scan.tokens[line.lowerBound].segment])
        let last = scan.tokens[place.lowerBound].row
        var previous = box
        var row = scan.tokens[line.lowerBound].row
        // Further down begins something else, however close the lines are.
        guard row < last, last - row <= 8 else { return false }
        while row < last {
            row += 1
            let height = scan.rows[row].height
            let next = scan.rows[row].tokens.map { scan.segments[scan.tokens[$0].segment] }
                .first { segment in
                    let own = scan.box(of: segment)
                    return abs(own.left - box.left) < height || abs(own.right - box.right) < height
                }
            guard let next else { continue }
            let own = scan.box(of: next)
            guard own.top - previous.bottom < 1.5 * height else { return false }
            previous = own
            if next.contains(place.lowerBound) { return true }
        }
        return false
    }
}
