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
        case posting.skills: return listed.isEmpty ? namedSkills() : listed
        default: return listed
        }
    }

    /// Whether an item's last words, or its first, make a wish of all of it.
    private func isWish(_ item: Candidate) -> Bool {
        guard let first = item.tokens.first, let last = item.tokens.last else { return false }
        return isWish(first.lowerBound..<last.upperBound)
    }

    private func isWish(_ words: Range<Int>) -> Bool {
        let found = PostingListWords.wishWords.matches(in: words, scan)
        if let first = found.first, first.lowerBound == words.lowerBound { return true }
        guard let sign = found.last, words.upperBound - sign.upperBound <= 1 else { return false }
        let before = words.lowerBound..<sign.lowerBound
        // `You must drive, and a car would be a plus`.
        if PostingListWords.obligations.occurs(in: before, scan) { return false }
        // `Swift, Metal a plus`: of several things the last may be meant.
        let isWhole =
            Self.copulas.contains(word(sign.lowerBound)) || Self.copulas.contains(word(sign.lowerBound - 1))
        return isWhole && !before.contains { endsSentence($0) || scan.tokens[$0].text.hasSuffix(";") }
            || !before.contains { ",;.:".contains(scan.tokens[$0].text.last ?? " ") }
    }

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
        return PostingListWords.wishWords.matches(in: scan.tokens.indices, scan).prefix(40).compactMap {
            sign in
            guard !taken[sign.lowerBound], let sentence = sentence(around: sign), isWish(sentence),
                !sentence.contains(where: { taken[$0] })
            else { return nil }
            for token in sentence { taken[token] = true }
            return statement(sentence)
        }
    }

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
