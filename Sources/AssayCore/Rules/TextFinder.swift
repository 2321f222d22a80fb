/// Text beside its captions.
extension RulesContext {
    func texts(for field: Int) -> [Candidate] {
        let found = captions(of: field)
            .filter { !isLastWord($0) && !(hasParties && leadsToNumber($0)) }.flatMap { caption in
                textPlaces(of: caption).compactMap { place in
                    textCandidate(in: place, of: caption, field: field)
                }
            }
        let isTitle = schema.posting?.title == field
        let all =
            (isTitle ? found.filter(isTitleLike).map(withoutNames) : found) + textsAnywhere(for: field)
            + employers(for: field)
            + (schema.posting?.employer == field ? postingEmployers() : [])
        if schema.posting?.place == field {
            let places = all.filter { !isHeading($0) }.map(withoutWorkplace)
            guard !places.contains(where: { $0.score - $0.risk > 0.3 }) else { return places }
            let stated = statedPlaces() + titlePlaces()
            return places + stated
                + (places.isEmpty && stated.isEmpty ? bodyPlaces(headNames().employer) : [])
        }
        guard schema.roles[field] == .organisation else { return all }
        let isOpen =
            schema.posting?.employer == field && all.allSatisfy { $0.score - $0.risk < 0.45 }
        let given = schema.posting?.employer == field ? withoutShortForms(all) : all
        let names = (given + (isOpen ? hosts() : [])).filter {
            !$0.tokens.allSatisfy(isNothingButCaption) && !(hasParties && isNoName($0))
        }
        guard hasParties else { return names }
        return agreed(names.map { isNumbered($0) || isMailer($0) ? $0.doubted : $0 })
    }

    /// `post ändamål` is no title: behind a word without a colon it begins with a capital letter.
    private func isTitleLike(_ candidate: Candidate) -> Bool {
        guard let first = candidate.tokens.first?.lowerBound else { return true }
        let isBehindColon =
            first > 0 && scan.tokens[first].traits.contains(.afterColon)
            || first > 0 && scan.tokens[first - 1].traits.contains(.beforeColon)
        return isBehindColon || isCapitalised(first)
    }

    /// What several places state is as sure as the surest of them.
    private func agreed(_ candidates: [Candidate]) -> [Candidate] {
        candidates.map { candidate in
            let surest = candidates.filter { $0.value == candidate.value }.map { $0.score - $0.risk }.max()
            var candidate = candidate
            candidate.risk = max(0, min(candidate.risk, candidate.score - (surest ?? 0)))
            return candidate
        }
    }

    /// Whoever sends a mail may be an office or a person of the party: `Acme Billing <billing@acme.example>`.
    private func isMailer(_ candidate: Candidate) -> Bool {
        guard let next = candidate.tokens.last?.upperBound, next < scan.tokens.count else { return false }
        return scan.tokens[next].text.hasPrefix("<") && scan.tokens[next].text.contains("@")
    }

    /// An amount, or a heading such as `SALES INVOICE`.
    private func isNoName(_ candidate: Candidate) -> Bool {
        isPriced(candidate) || candidate.tokens.allSatisfy(isNothingButForm)
            || candidate.tokens.allSatisfy { isTitleLine($0) || isGreeting($0) }
    }

    /// A letter begins with a word and a comma.
    private func isGreeting(_ line: Range<Int>) -> Bool {
        line.count == 1 && scan.tokens[line.lowerBound].text.hasSuffix(",")
            && scan.rows[scan.tokens[line.lowerBound].row].tokens == line
    }

    /// Amounts stand in no name, and the address of a mailbox is none.
    private func isPriced(_ candidate: Candidate) -> Bool {
        candidate.tokens.contains { line in
            line.contains { token in
                amountAt[token] >= 0 && amounts[amountAt[token]].hasCents
                    || line.count == 1 && scan.tokens[token].text.contains("@")
            }
        }
    }

    /// `3970 (free of charge)` beside `Customer service`: a number comes first.
    private func isNumbered(_ candidate: Candidate) -> Bool {
        guard let line = candidate.tokens.first, legalForm(in: line) == nil else { return false }
        return scan.tokens[line.lowerBound].hasDigits && !scan.tokens[line.lowerBound].hasLetters
    }

    /// `… in the first` and below it `place.`: a sentence ends with the word, and it leads to nothing.
    private func isLastWord(_ caption: Caption) -> Bool {
        schema.posting != nil && !caption.hasColon
            && scan.tokens[caption.tokens.upperBound - 1].text.hasSuffix(".")
    }

    private func textCandidate(in place: Relation, of caption: Caption, field: Int) -> Candidate? {
        var first = beforeAddress(beforeDate(phrase(startingIn: place.tokens) ?? place.tokens))
        if hasParties, schema.roles[field] == .organisation {
            first = beforeRemark(beforeStreet(first))
        }
        guard !first.isEmpty else { return nil }
        guard schema.roles[field] != .organisation || isNamed(first) else { return nil }
        if isInSentence(caption, before: first) { return nil }
        let lines = lines(of: first, in: place, schema.roles[field])
        let text = Self.joined(lines.map { scan.text(of: $0) })
        guard text.utf8.count >= schema.minLengths[field] else { return nil }
        let score =
            weight(of: caption, for: field) - place.penalty - (text.utf8.count > 100 ? 0.2 : 0)
            - (caption.isLeading ? 0 : 0.25)
            - (schema.roles[field] == .organisation && (isSentence(first) || isInBrackets(first)) ? 0.35 : 0)
        return Candidate(
            .string(text), tokens: lines,
            score: score - (schema.roles[field] == .other ? 0.4 : 0.1) * depth(of: first.lowerBound),
            match: .exact)
    }

    private func lines(of first: Range<Int>, in place: Relation, _ role: TextRole) -> [Range<Int>] {
        if role == .address { return block(from: first) }
        let closed = closed(first)
        return closed.count > 1 ? closed : centred(first, place)
    }

    /// Whether a word of prose was taken for a caption: `the organization to modernize its products`.
    private func isInSentence(_ caption: Caption, before value: Range<Int>) -> Bool {
        guard !caption.isLeading, !caption.hasColon, !isOpen(caption),
            caption.tokens.upperBound == value.lowerBound,
            let letter = scan.tokens[value.lowerBound].text.unicodeScalars.first(
                where: \.properties.isAlphabetic)
        else { return false }
        return letter.properties.isLowercase
    }
}
