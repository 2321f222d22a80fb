/// What is welcome, told by sentences: `Experience with sails would be a plus`, alone or among the requirements.
extension RulesContext {
    /// The items of a list field. A requirement that says of itself to be a wish is one.
    func items(of field: Int) -> [Candidate] {
        let listed = listedItems(of: field)
        guard let posting = schema.posting, let wishes = posting.wishes else { return listed }
        switch field {
        case posting.requirements: return listed.filter { !isWish($0) }.map { parted($0)?.required ?? $0 }
        case wishes:
            let required = posting.requirements.map(listedItems) ?? []
            let moved = required.compactMap { isWish($0) ? $0 : parted($0)?.wish }
            return listed + moved + statedWishes(besides: listed + required)
        case posting.skills: return areNames(listed) ? listed : namedSkills()
        default: return listed
        }
    }

    /// Whether items are names, and no sentences, on the whole.
    func areNames(_ items: [Candidate]) -> Bool {
        !items.isEmpty && items.reduce(0) { $0 + $1.tokens.reduce(0) { $0 + $1.count } } <= 5 * items.count
    }

    /// Whether an item's last words, or its first, make a wish of all of it.
    private func isWish(_ item: Candidate) -> Bool {
        guard let first = item.tokens.first, let last = item.tokens.last else { return false }
        return isWish(first.lowerBound..<last.upperBound)
    }

    private func isWish(_ words: Range<Int>) -> Bool {
        let found = PostingListWords.wishWords.matches(in: words, scan, isText: true)
        if let first = found.first, first.lowerBound == words.lowerBound { return true }
        guard let sign = found.last ?? lastWish(of: words) else { return false }
        let (before, after) = (words.lowerBound..<sign.lowerBound, sign.upperBound..<words.upperBound)
        guard after.count <= 1 || concedes(after) else { return false }
        // `You must drive, and a car would be a plus`.
        if PostingListWords.obligations.matches(in: words, scan, isText: true).isEmpty == false {
            return false
        }
        // `Swift, Metal a plus`: of several things the last may be meant.
        let isWhole =
            Self.copulas.contains(word(sign.lowerBound)) || Self.copulas.contains(word(sign.lowerBound - 1))
        return isWhole && !before.contains { endsSentence($0) || scan.tokens[$0].text.hasSuffix(";") }
            || !before.contains { token in scan.tokens[token].text.contains { ",;.:(".contains($0) } }
    }

    /// `MBA preferred`, `Lithuanian (optional)`: the last word alone makes a wish of what stands before it.
    private func lastWish(of words: Range<Int>) -> Range<Int>? {
        guard let last = words.last, words.count > 1, Self.closingWishes.contains(word(last)) else {
            return nil
        }
        return last..<words.upperBound
    }

    private static let closingWishes: Set<String> = [
        "preferred", "desirable", "desired", "preferable", "advantageous", "optional", "welcome",
        "beneficial",
        "wunschenswer", "erwunscht", "souhaite", "souhaitee", "souhaites", "souhaitees", "apprecie",
        "appreciee",
        "apprecies", "appreciees", "deseable", "valorable", "gewenst", "meriterande", "onskvart", "onskelig",
    ]

    /// `, but no must`: what follows takes something back, or is a remark.
    private func concedes(_ rest: Range<Int>) -> Bool {
        scan.tokens[rest.lowerBound - 1].text.hasSuffix(",")
            || Self.concessions.contains(word(rest.lowerBound))
    }

    private static let concessions: Set<String> = [
        "but", "though", "although", "not", "aber", "jedoch", "kein", "nicht", "mais", "pero", "maar", "men",
        "ma", "mas", "ale", "for", "if", "by",
    ]

    /// `Fluent Dutch; Frisian is desirable`: what stands behind the last semicolon or sentence says to be a wish.
    private func parted(_ item: Candidate) -> (required: Candidate, wish: Candidate)? {
        guard let first = item.tokens.first?.lowerBound, let end = item.tokens.last?.upperBound,
            end - first > 3,
            let mark = (first + 1..<end - 1).last(where: {
                scan.tokens[$0].text.hasSuffix(";") || endsSentence($0)
            }),
            isWish(mark + 1..<end), let required = statement(first..<mark + 1),
            let wish = statement(mark + 1..<end)
        else { return nil }
        return (required, wish)
    }

    private static let copulas: Set<String> = [
        "is", "are", "be", "would", "ist", "sind", "ware", "waren", "est", "sont", "serait", "ar", "is",
        "zijn",
        "es", "son", "e", "sono", "er",
    ]

    /// Sentences that end or begin with a wish, each once, in order.
    private func statedWishes(besides items: [Candidate]) -> [Candidate] {
        var taken = [Bool](repeating: false, count: scan.tokens.count)
        for item in items { for run in item.tokens { for token in run { taken[token] = true } } }
        return PostingListWords.wishWords.matches(in: scan.tokens.indices, scan).prefix(40).flatMap {
            sign -> [Candidate] in
            guard !taken[sign.lowerBound], let sentence = sentence(around: sign), isWish(sentence),
                !sentence.contains(where: { taken[$0] })
            else { return [] }
            for token in sentence { taken[token] = true }
            return things(in: sentence).compactMap(statement)
        }
    }

    /// The things that `It would be a plus if you have a van, a harp or an ear` names; the sentence where it names none apart.
    private func things(in sentence: Range<Int>) -> [Range<Int>] {
        let lead = sentence.dropLast(2).first {
            Self.conditions.contains(word($0)) && Self.readers.contains(word($0 + 1))
        }
        guard let lead else { return [sentence] }
        var start = lead + 2
        while start + 1 < sentence.upperBound, Self.havings.contains(word(start)) { start += 1 }
        var parts = commaParts(start..<sentence.upperBound)
        guard parts.count > 1, let last = parts.last else { return [sentence] }
        if let joint = last.dropFirst().dropLast().last(where: { Self.lastJoints.contains(word($0)) }),
            !Self.lastJoints.contains(word(last.lowerBound))
        {
            parts[parts.count - 1] = last.lowerBound..<joint
            parts.append(joint + 1..<last.upperBound)
        }
        return parts.map {
            Self.lastJoints.contains(word($0.lowerBound)) && $0.count > 1
                ? $0.lowerBound + 1..<$0.upperBound : $0
        }
    }

    private static let conditions: Set<String> = ["if", "when", "wenn", "falls", "om", "als", "si", "se"]
    private static let readers: Set<String> = ["you", "du", "sie", "je", "jij", "u", "vous", "tu"]
    private static let havings: Set<String> = [
        "also", "have", "had", "bring", "know", "can", "hold", "auch", "zudem", "ook", "avez", "connaissez",
        "har",
    ]
    private static let lastJoints: Set<String> = [
        "or", "and", "oder", "und", "of", "en", "ou", "et", "o", "y", "eller",
    ]

    /// The sentence that some words stand in, without the mark of a list; nil for a long one, and for one that a colon parts.
    func sentence(around words: Range<Int>) -> Range<Int>? {
        var (start, end) = (words.lowerBound, words.upperBound)
        while start > 0, words.lowerBound - start <= 40, flows(start - 1), !endsSentence(start - 1),
            bullet(of: start..<start + 1) == nil, !scan.tokens[start - 1].traits.contains(.beforeColon)
        {
            start -= 1
        }
        while end < scan.tokens.count, end - words.upperBound <= 40, !endsSentence(end - 1), flows(end - 1) {
            end += 1
        }
        let sentence = withoutBullet(start..<end)
        let isHeading =
            scan.rows[scan.tokens[sentence.lowerBound].row].tokens == sentence
            && !endsSentence(sentence.upperBound - 1) && !isBullet(start..<end)
        guard (3...30).contains(sentence.count), sentence.count > words.count + 1, !isHeading,
            isCapitalised(sentence.lowerBound),
            !scan.tokens[sentence.upperBound - 1].traits.contains(.beforeColon)
        else { return nil }
        return sentence
    }

    /// As an item of a list: one run for each line.
    func statement(_ sentence: Range<Int>) -> Candidate? {
        var runs: [Range<Int>] = []
        for token in sentence {
            if let last = runs.last, scan.tokens[last.lowerBound].row == scan.tokens[token].row {
                runs[runs.count - 1] = last.lowerBound..<token + 1
            } else {
                runs.append(token..<token + 1)
            }
        }
        let text = Self.item(Self.joined(runs.map { scan.text(of: $0) }))
        return text.isEmpty ? nil : Candidate(.string(text), tokens: runs, score: 0.8, match: .exact)
    }
}
