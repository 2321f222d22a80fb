/// Where the text of a caption stands: right of it, below it, or in a line `Name: …` of its block.
extension RulesContext {
    /// Right of the caption where something stands there, and below.
    func textPlaces(of caption: Caption) -> [Relation] {
        var places: [Relation] = []
        if let right = phrase(startingIn: right(of: caption)), isTextual(right),
            !isOtherCaption(right, caption)
        {
            let isApart =
                scan.tokens[right.lowerBound].segment != scan.tokens[caption.tokens.lowerBound].segment
            if caption.hasColon || isOpen(caption) {
                return [Relation(tokens: right, penalty: 0, isBelow: false)]
            }
            // Words of the same phrase without a colon more likely go on with a sentence than state a value.
            let penalty = isApart ? distancePenalty(caption, right) : 0.6
            places.append(Relation(tokens: right, penalty: penalty, isBelow: false))
            if !isApart, legalForm(in: caption.tokens.lowerBound..<right.upperBound) != nil { return [] }
        }
        if let name = nameBelow(caption) { places.append(Relation(tokens: name, penalty: 0, isBelow: false)) }
        let lower = below(caption)
        if let first = lower.first, isCaptionLike(first.tokens) {
            return places + (nameBelowLines(of: caption).map { [$0] } ?? [])
        }
        return places + lower.prefix(1).filter { isTextual($0.tokens) }
    }

    /// `Number: 4711` between a heading and the name below it states something else: the first line that does not.
    private func nameBelowLines(of caption: Caption) -> Relation? {
        let row = scan.tokens[caption.tokens.lowerBound].row
        let left = scan.tokens[caption.tokens.lowerBound].box.left
        var previous = row
        for below in scan.rows(below: row, within: 6 * scan.rows[row].height) {
            let height = scan.rows[below].height
            guard let first = scan.rows[below].tokens.first,
                abs(scan.tokens[first].box.left - left) < 2 * height,
                scan.rows[below].box.top - scan.rows[previous].box.bottom < height
            else { return nil }
            previous = below
            let line = scan.segments[scan.tokens[first].segment]
            if isCaptionLike(line) { continue }
            let isCaption = captionAt[first] >= 0 && captions[captionAt[first]].hasColon
            return isCaption || !isTextual(line) ? nil : Relation(tokens: line, penalty: 0.2, isBelow: true)
        }
        return nil
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

    private func isTextual(_ range: Range<Int>) -> Bool {
        range.contains { scan.tokens[$0].hasLetters }
    }

    /// Whether a colon follows the first words.
    private func isCaptionLike(_ range: Range<Int>) -> Bool {
        range.prefix(3).contains { scan.tokens[$0].traits.contains(.beforeColon) }
    }

    /// In a block below a heading (`Seller`) the line `Name: …`.
    private func nameBelow(_ caption: Caption) -> Range<Int>? {
        let row = scan.tokens[caption.tokens.lowerBound].row
        for below in scan.rows(below: row, within: 8 * scan.rows[row].height) {
            guard let first = scan.rows[below].tokens.first else { continue }
            if captionAt[first] >= 0, captions[captionAt[first]].isLeading,
                captions[captionAt[first]].owners != caption.owners,
                !isNameCaption(first)
            {
                return nil
            }
            let next = first + 1
            guard isNameCaption(first), next < scan.rows[below].tokens.upperBound else { continue }
            return next..<scan.segments[scan.tokens[next].segment].upperBound
        }
        return nil
    }

    private func isNameCaption(_ token: Int) -> Bool {
        let key = scan.folded[scan.tokens[token].key]
        return key.count <= 8 && Self.nameCaptions.contains(String(decoding: key, as: UTF8.self))
    }

    private static let nameCaptions: Set<String> = [
        "name", "nom", "nombre", "nome", "naam", "namn", "navn", "firma", "company",
    ]
}
