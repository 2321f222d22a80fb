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
                    + codesNamed(for: field) + numbersByForm(for: field) + numbersOfDocument(for: field)
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
        let due = hasParties ? datesToPayBy() : []
        return withoutDiscounts(found + (schema.laterDates.contains(field) ? due : []), of: field)
            + (schema.schema.fields[field].isRequired
                ? datesAnywhere().filter { date in !due.contains { $0.tokens == date.tokens } } : [])
            + (schema.posting?.deadline == field ? deadlines() : [])
            + (schema.posting?.published == field ? publications() : [])
    }

    private func dates(_ field: Int, beside caption: Caption) -> [Candidate] {
        places(of: caption).filter { !($0.isBelow && isTableHead(caption)) }.flatMap { place in
            starts(in: place.tokens, of: dateAt).compactMap { number -> Candidate? in
                let span = dates[number]
                // Below its caption a posting's day opens its line; further on a sentence says something else.
                if place.isBelow, schema.posting != nil, isInText(span.tokens) { return nil }
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

    private func isInText(_ date: Range<Int>) -> Bool {
        let line = scan.segments[scan.tokens[date.lowerBound].segment]
        return date.lowerBound - line.lowerBound > 4
    }

    /// Right of the caption, then below.
    func places(of caption: Caption) -> [Relation] {
        let right = right(of: caption)
        // `Salary: by agreement`: what a posting says behind a colon is the answer, and nothing below it.
        let isAnswered =
            schema.posting != nil && caption.hasColon && caption.isLeading
            && right.contains { scan.tokens[$0].hasLetters }
        return (right.isEmpty ? [] : [Relation(tokens: right, penalty: 0, isBelow: false)])
            + (isAnswered ? [] : below(caption))
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
