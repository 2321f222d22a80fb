import Foundation

/// Candidates for the fields that hold one value, by their captions.
extension RulesContext {
    /// Ranked, best first.
    func candidates(for field: Int) -> [Candidate] {
        let found =
            switch schema.schema.fields[field].kind {
            case .date: dates(for: field)
            case .money, .number: amounts(for: field)
            case .identifier:
                captions(of: field).filter { !isOfAnother($0, field) }
                    .flatMap { identifiers(beside: $0, field: field) } + accounts(for: field)
                    + codesNamed(for: field)
            case .currency: currencies(for: field)
            case .choice: judged(choices(for: field), of: field)
            case .text: texts(for: field)
            case .list, .table: [Candidate]()
            }
        return Candidate.ranked(found.filter { $0.score >= Candidate.least })
    }

    /// What a posting's choices need beyond that.
    private func judged(_ found: [Candidate], of field: Int) -> [Candidate] {
        switch field {
        case schema.posting?.terms: preferringWorkingTime(found)
        case schema.posting?.workplace: withoutCaptions(found)
        default: found
        }
    }

    private func dates(for field: Int) -> [Candidate] {
        let pair = schema.pairs[field]
        let found = captions(of: field).flatMap { caption in
            if let pair, caption.belongs(to: .field(pair.partner)) {
                return dates(of: pair, field, beside: caption)
            }
            return dates(field, beside: caption)
        }
        return withoutDiscounts(found + (schema.laterDates.contains(field) ? datesToPayBy() : []), of: field)
            + (schema.schema.fields[field].isRequired ? datesAnywhere() : [])
            + (schema.posting?.deadline == field ? deadlines() : [])
            + (schema.posting?.published == field ? publications() : [])
    }

    private func dates(_ field: Int, beside caption: Caption) -> [Candidate] {
        places(of: caption).flatMap { place in
            starts(in: place.tokens, of: dateAt).map { number -> Candidate in
                let span = dates[number]
                let start = max(span.tokens.lowerBound, place.tokens.lowerBound)
                let gap = penalty(between: place.tokens.lowerBound..<start)
                // Of several dates beside one caption the first is meant, and on a page the upper.
                let found = Candidate(
                    .string(span.date.description), tokens: [span.tokens],
                    score: weight(of: caption, for: field) - place.penalty - gap - 0.05
                        * depth(of: span.tokens.lowerBound),
                    match: .normalised, date: span.date)
                return span.isGuessed ? found.doubted : found
            }
        }
    }

    private func amounts(for field: Int) -> [Candidate] {
        let isMoney = schema.schema.fields[field].kind == .money
        let pair = schema.pairs[field]
        let found = captions(of: field).flatMap { caption in
            if let pair, caption.belongs(to: .field(pair.partner)) {
                return amounts(of: pair, field, beside: caption)
            }
            return isMoney ? amounts(field, beside: caption) : numbers(field, beside: caption)
        }
        if isMoney, pair == nil { return rounded(found + columnSums(for: field)) }
        // What a caption in a sentence leads to may be something else.
        guard found.allSatisfy({ $0.risk > 0 }), isMoney, let pair, pair.isWhole else { return found }
        let beside = amountsBesidePeriods(of: pair, field)
        return found + beside + (found.isEmpty ? amountsAnywhere(of: pair) : [])
    }

    /// Of amounts that differ by no more than cash is rounded by, the lower one on the page is the rounded one.
    private func rounded(_ candidates: [Candidate]) -> [Candidate] {
        let limit = Decimal(sign: .plus, exponent: -2, significand: 5)
        return candidates.map { candidate in
            guard let number = candidate.number, let place = candidate.tokens.first?.lowerBound else {
                return candidate
            }
            let isRounded = candidates.contains { other in
                guard let amount = other.number, let above = other.tokens.first?.lowerBound else {
                    return false
                }
                return amount != number && abs(amount - number) <= limit && above < place
            }
            return isRounded ? candidate.adding(0.25) : candidate
        }
    }

    private func amounts(_ field: Int, beside caption: Caption) -> [Candidate] {
        let part = (isPart(caption) ? 0.5 : 0) + (isOfPart(caption, field) ? 0.2 : 0)
        return amountPlaces(of: caption).map { span, penalty in
            let fit = span.hasCents ? 0.2 : span.mark != nil ? 0.1 : -0.25
            let found = candidate(span, score: weight(of: caption, for: field) - penalty + fit - part)
            // `Balance brought forward 60.00` is no balance: only a sum can vouch for it.
            return isModified(caption) ? found.doubted : found
        }
    }

    /// Whether a caption is also that of an amount that only helps to check this one: a subtotal may be the whole.
    private func isOfPart(_ caption: Caption, _ field: Int) -> Bool {
        let fields = schema.schema.fields
        return caption.owners.contains { owner in
            switch owner {
            case .field(let other):
                other != field && schema.schema.auxiliary.contains { $0.name == fields[other].name }
                    && !schema.schema.auxiliary.contains { $0.name == fields[field].name }
            case .column: false
            }
        }
    }

    /// `GST included in total 1.97` states what is in the total, and not the total.
    private func isPart(_ caption: Caption) -> Bool {
        let first = caption.tokens.lowerBound
        guard !caption.isLeading, first > 0, scan.tokens[first - 1].segment == scan.tokens[first].segment
        else {
            return false
        }
        let key = scan.key(of: first - 1)
        return key.count <= 4 && Self.partWords.contains(String(decoding: key, as: UTF8.self))
    }

    private static let partWords: Set<String> = [
        "in", "of", "im", "vom", "dans", "du", "en", "del", "van", "i", "av",
    ]

    private func numbers(_ field: Int, beside caption: Caption) -> [Candidate] {
        amountPlaces(of: caption).map { span, penalty in
            candidate(span, score: weight(of: caption, for: field) - penalty - (span.mark != nil ? 0.2 : 0))
        }
    }

    private func candidate(_ span: AmountSpan, score: Double) -> Candidate {
        // The last of equal captions sums up what stands above it.
        Candidate(
            span.json, tokens: [span.tokens],
            score: score + 0.1 * depth(of: span.tokens.lowerBound), match: .normalised, number: span.value)
    }

    /// Of several amounts on the row the last is the sum; below a caption the one in its column.
    private func amountPlaces(of caption: Caption) -> [(AmountSpan, Double)] {
        places(of: caption).flatMap { place -> [(AmountSpan, Double)] in
            let numbers = starts(in: place.tokens, of: amountAt)
            return numbers.enumerated().compactMap { order, number in
                let span = amounts[number]
                let start = max(span.tokens.lowerBound, place.tokens.lowerBound)
                // Several amounts in columns are a row of a table, and which one is meant is open.
                let others =
                    0.04 * Double(numbers.count - 1 - order) + (areColumns(numbers) ? 0.15 : 0)
                    + (isTaxRow(numbers) ? 0.3 : 0)
                let gap = penalty(between: place.tokens.lowerBound..<start)
                return (span, place.penalty + (place.isBelow ? 0 : others + gap))
            }
        }
    }

    /// A sum stands right of its terms and is no less than they are: a row that ends with a smaller amount lists
    /// the tax on an amount.
    private func isTaxRow(_ numbers: [Int]) -> Bool {
        guard let last = numbers.last, amounts[last].hasCents else { return false }
        return numbers.dropLast().contains {
            amounts[$0].hasCents && amounts[$0].value > amounts[last].value && amounts[last].value >= 0
        }
    }

    private func areColumns(_ numbers: [Int]) -> Bool {
        Set(numbers.map { scan.tokens[amounts[$0].tokens.lowerBound].segment }).count > 1
    }

    /// Right of the caption, then below.
    func places(of caption: Caption) -> [Relation] {
        let right = right(of: caption)
        return (right.isEmpty ? [] : [Relation(tokens: right, penalty: 0, isBelow: false)]) + below(caption)
    }

    /// The spans that begin in a range, in order.
    func starts(in range: Range<Int>, of map: [Int]) -> [Int] {
        var numbers: [Int] = []
        for token in range where map[token] >= 0 && map[token] != numbers.last { numbers.append(map[token]) }
        return numbers
    }

    /// `Contract` in `Contract type: permanent` is no contract.
    private func isCaption(_ tokens: Range<Int>, of field: Int) -> Bool {
        let number = captionAt[tokens.lowerBound]
        return number >= 0 && captions[number].hasColon && captions[number].belongs(to: .field(field))
            && captions[number].tokens.count > tokens.count
    }

    /// What is written on the page for a choice: beside its caption, else anywhere, and the earlier the better.
    private func choices(for field: Int) -> [Candidate] {
        guard let index = schema.choices[field], !schema.schema.fields[field].labels.isEmpty else {
            return []
        }
        let hits = PhraseFinder(index: index.phrases, scan: scan, isFuzzy: false)
            .hits(in: 0..<scan.tokens.count).filter { !isCaption($0.tokens, of: field) }
        let near = captions(of: field).flatMap { caption in places(of: caption).map { (caption, $0) } }
        return sharedWeeks(for: field)
            + hits.flatMap { hit -> [Candidate] in
                let owners = index.phrases.phrases[hit.phrase].owners
                let place = near.filter { $0.1.tokens.contains(hit.tokens.lowerBound) }
                    .map { weight(of: $0.0, for: field) - $0.1.penalty + 0.3 }.max()
                let score = place ?? 0.45 - 0.2 * depth(of: hit.tokens.lowerBound)
                return owners.map {
                    Candidate(
                        .string(index.values[$0]), tokens: [hit.tokens],
                        score: score + 0.005 * Double(hit.length) - (hit.quality < 1 ? 0.3 : 0),
                        match: .normalised)
                }
            }
    }
}
