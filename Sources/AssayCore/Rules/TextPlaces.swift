/// Where the text of a caption stands: right of it, below it, or in a line `Name: …` of its block.
extension RulesContext {
    /// Right of the caption where something stands there, and below.
    func textPlaces(of caption: Caption) -> [Relation] {
        var places: [Relation] = []
        var lower = below(caption)
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
            // Captions with their values beside them: the next caption is no value.
            if isApart, !isHead { lower = lower.filter { !isInForm($0.tokens, beside: right) } }
            if !isHead { places.append(Relation(tokens: right, penalty: penalty, isBelow: false)) }
            if !isApart, legalForm(in: caption.tokens.lowerBound..<right.upperBound) != nil { return [] }
        }
        if let name = nameBelow(caption) { places.append(Relation(tokens: name, penalty: 0, isBelow: false)) }
        if let first = lower.first, isCaptionLike(first.tokens) {
            return places + (nameBelowLines(of: caption).map { [$0] } ?? [])
        }
        return places + lower.prefix(1).filter { isTextual($0.tokens) }
    }

    /// Whether a phrase has another beside it that begins where `value` does.
    private func isInForm(_ phrase: Range<Int>, beside value: Range<Int>) -> Bool {
        let row = scan.rows[scan.tokens[phrase.lowerBound].row]
        guard hasParties, phrase.count < 3, legalForm(in: phrase) == nil,
            phrase.upperBound < row.tokens.upperBound
        else { return false }
        let next = scan.tokens[phrase.upperBound].box.left
        return abs(next - scan.tokens[value.lowerBound].box.left) < 0.5 * row.height
            && next - scan.tokens[phrase.lowerBound].box.left < 15 * row.height
    }

    /// What stands far to the right, or has its own value beside it, belongs to another column.
    private func distancePenalty(_ caption: Caption, _ right: Range<Int>) -> Double {
        let row = scan.rows[scan.tokens[right.lowerBound].row]
        let gap =
            scan.tokens[right.lowerBound].box.left - scan.tokens[caption.tokens.upperBound - 1].box.right
        return (gap > 6 * row.height ? 0.15 : 0) + (right.upperBound < row.tokens.upperBound ? 0.2 : 0)
    }

    /// The rest of the phrase that begins first in a range.
    func phrase(startingIn range: Range<Int>) -> Range<Int>? {
        guard let first = range.first else { return nil }
        let row = scan.tokens[first].row
        let end = scan.segments[scan.tokens[first].segment].upperBound
        let isWrapped = end == scan.rows[row].tokens.upperBound && scan.rows[row].isWrapped
        return first..<min(range.upperBound, isWrapped ? scan.endOfParagraph(from: row) : end)
    }

    /// Headings such as `Rechnung` are no names, however large they are printed.
    func isNothingButCaption(_ line: Range<Int>) -> Bool {
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
}
