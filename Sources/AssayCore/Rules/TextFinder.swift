/// Text beside its captions.
extension RulesContext {
    func texts(for field: Int) -> [Candidate] {
        let found = captions(of: field).filter { !isLastWord($0) }.flatMap { caption in
            textPlaces(of: caption).compactMap { place in
                textCandidate(in: place, of: caption, field: field)
            }
        }
        let all =
            found + textsAnywhere(for: field) + employers(for: field)
            + (schema.posting?.employer == field ? postingEmployers() : [])
        if schema.posting?.place == field {
            let places = all.filter { !isHeading($0) }.map(withoutWorkplace)
            return places + (places.contains { $0.score - $0.risk > 0.3 } ? [] : statedPlaces())
        }
        guard schema.roles[field] == .organisation else { return all }
        let isOpen =
            schema.posting?.employer == field && all.allSatisfy { $0.score - $0.risk < 0.45 }
        let names = (all + (isOpen ? hosts() : [])).filter {
            !$0.tokens.allSatisfy(isNothingButCaption) && !(hasParties && isNoName($0))
        }
        guard hasParties else { return names }
        return agreed(
            names.map { withoutSalutation(isNumbered($0) || isMailer($0) ? $0.doubted : $0) })
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

    /// Right of the caption where something stands there, and below.
    private func textPlaces(of caption: Caption) -> [Relation] {
        var places: [Relation] = []
        if let right = phrase(startingIn: right(of: caption)), isTextual(right),
            !isOtherCaption(right, caption)
        {
            let isApart =
                scan.tokens[right.lowerBound].segment != scan.tokens[caption.tokens.lowerBound].segment
            let isHead = isApart && areHeads(caption, right)
            if caption.hasColon || isOpen(caption) && !isHead {
                return [Relation(tokens: right, penalty: 0, isBelow: false)]
            }
            // Words of the same phrase without a colon more likely go on with a sentence than state a value.
            let penalty = isApart ? distancePenalty(caption, right) : 0.6
            if !isHead {
                places.append(Relation(tokens: right, penalty: penalty, isBelow: false))
            }
            if !isApart, legalForm(in: caption.tokens.lowerBound..<right.upperBound) != nil { return [] }
        }
        if let name = nameBelow(caption) { places.append(Relation(tokens: name, penalty: 0, isBelow: false)) }
        let lower = below(caption)
        if let first = lower.first, isCaptionLike(first.tokens) {
            return places + (nameBelowLines(of: caption).map { [$0] } ?? [])
        }
        return places + lower.prefix(1).filter { isTextual($0.tokens) }
    }

    /// What stands far to the right, or has its own value beside it, belongs to another column.
    private func distancePenalty(_ caption: Caption, _ right: Range<Int>) -> Double {
        let row = scan.rows[scan.tokens[right.lowerBound].row]
        let gap =
            scan.tokens[right.lowerBound].box.left - scan.tokens[caption.tokens.upperBound - 1].box.right
        return (gap > 6 * row.height ? 0.15 : 0) + (right.upperBound < row.tokens.upperBound ? 0.2 : 0)
    }

    /// The rest of the phrase that begins first in a range.
    private func phrase(startingIn range: Range<Int>) -> Range<Int>? {
        guard let first = range.first else { return nil }
        let row = scan.tokens[first].row
        let end = scan.segments[scan.tokens[first].segment].upperBound
        let isWrapped = end == scan.rows[row].tokens.upperBound && scan.rows[row].isWrapped
        return first..<min(range.upperBound, isWrapped ? scan.endOfParagraph(from: row) : end)
    }

    /// Headings such as `Rechnung` are no names, however large they are printed.
    private func isNothingButCaption(_ line: Range<Int>) -> Bool {
        guard let caption = caption(beginningAt: line.lowerBound) else { return false }
        return !(caption.tokens.upperBound..<max(caption.tokens.upperBound, line.upperBound))
            .contains { scan.tokens[$0].hasLetters || scan.tokens[$0].hasDigits }
    }

    /// Whether a phrase is nothing but the caption of something else: what it states stands elsewhere.
    private func isOtherCaption(_ phrase: Range<Int>, _ caption: Caption) -> Bool {
        guard let other = self.caption(beginningAt: phrase.lowerBound), other.hasColon
        else {
            return false
        }
        let rest = other.tokens.upperBound..<max(other.tokens.upperBound, phrase.upperBound)
        return other.owners != caption.owners && !rest.contains { scan.tokens[$0].hasLetters }
    }

    func isTextual(_ range: Range<Int>) -> Bool {
        range.contains { scan.tokens[$0].hasLetters }
    }

    /// Whether a colon follows the first words.
    func isCaptionLike(_ range: Range<Int>) -> Bool {
        range.prefix(3).contains { scan.tokens[$0].traits.contains(.beforeColon) }
    }

    private func textCandidate(in place: Relation, of caption: Caption, field: Int) -> Candidate? {
        var first = beforeAddress(beforeDate(phrase(startingIn: place.tokens) ?? place.tokens))
        if hasParties, schema.roles[field] == .organisation { first = beforeStreet(first) }
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
