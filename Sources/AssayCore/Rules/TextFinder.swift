/// Text beside its captions.
extension RulesContext {
    func texts(for field: Int) -> [Candidate] {
        let found = captions(of: field).filter { !isLastWord($0) }.flatMap { caption in
            textPlaces(of: caption).compactMap { place in
                textCandidate(in: place, of: caption, field: field)
            }
        }
        return found + textsAnywhere(for: field) + employers(for: field)
            + (schema.posting?.employer == field ? postingEmployers() : [])
    }

    /// `… in the first` and below it `place.`: a sentence ends with the word, and it leads to nothing.
    private func isLastWord(_ caption: Caption) -> Bool {
        schema.posting != nil && !caption.hasColon
            && scan.tokens[caption.tokens.upperBound - 1].text.hasSuffix(".")
    }

    /// Right of the caption where something stands there, and below.
    private func textPlaces(of caption: Caption) -> [Relation] {
        var places: [Relation] = []
        if let right = phrase(startingIn: right(of: caption)), isTextual(right) {
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
    private func phrase(startingIn range: Range<Int>) -> Range<Int>? {
        guard let first = range.first else { return nil }
        let row = scan.tokens[first].row
        let end = scan.segments[scan.tokens[first].segment].upperBound
        let isWrapped = end == scan.rows[row].tokens.upperBound && scan.rows[row].isWrapped
        return first..<min(range.upperBound, isWrapped ? scan.endOfParagraph(from: row) : end)
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

    private func textCandidate(in place: Relation, of caption: Caption, field: Int) -> Candidate? {
        let first = beforeDate(phrase(startingIn: place.tokens) ?? place.tokens)
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

    /// Names are short and their words begin with capitals but for small ones.
    func isSentence(_ line: Range<Int>) -> Bool {
        line.count > 8
            || line.dropFirst().contains { token in
                let text = scan.tokens[token].text
                // `e.V.` and `mbH` are no words of a sentence.
                return text.count > 1 && text.first?.isLowercase == true && scan.tokens[token].isWord
                    && !text.contains(where: \.isUppercase) && !isSmallWord(token)
            }
    }

    /// A remark beside a name, and no name.
    private func isInBrackets(_ line: Range<Int>) -> Bool {
        line.first.map { scan.tokens[$0].text.hasPrefix("(") } ?? false
            && line.last.map { scan.tokens[$0].text.hasSuffix(")") } ?? false
    }

    private func isSmallWord(_ token: Int) -> Bool {
        let key = scan.folded[scan.tokens[token].key]
        return key.count <= 3 && Self.smallWords.contains(String(decoding: key, as: UTF8.self))
    }

    private static let smallWords: Set<String> = [
        "of", "and", "for", "the", "in", "de", "du", "des", "la", "le", "les", "et", "y", "e", "da", "do",
        "di", "del",
        "der", "die", "und", "fur", "von", "zu", "van", "den", "och", "en", "dba", "co", "own", "by", "at",
    ]

    /// A name ends where a date begins, and the word that leads to it goes, too: `Posted by Acme on 3 March`.
    private func beforeDate(_ line: Range<Int>) -> Range<Int> {
        guard var end = line.first(where: { dateAt[$0] >= 0 }), end > line.lowerBound else { return line }
        while end > line.lowerBound, isFiller(end - 1) || isSmall(end - 1) || isWeekday(end - 1) {
            end -= 1
        }
        return line.lowerBound..<end
    }

    /// `Ltd` and `AHL` belong to the name, `on` and `den` to the date.
    private func isSmall(_ token: Int) -> Bool {
        scan.tokens[token].key.count <= 3
            && scan.tokens[token].text.unicodeScalars.first { $0.properties.isAlphabetic }?.properties
                .isUppercase
                != true
    }

    private func isWeekday(_ token: Int) -> Bool {
        let text = scan.tokens[token].text.filter(\.isLetter)
        guard text.utf8.count <= 12, let word = FoldedWord(text.unicodeScalars) else { return false }
        return DateWord.meaning(of: word)?.isWeekday == true
    }

    /// A name in quotation marks goes on until they close, at most two lines further.
    func closed(_ line: Range<Int>) -> [Range<Int>] {
        var lines = [line]
        while lines.count < 3,
            scan.text(of: lines[0].lowerBound..<lines[lines.count - 1].upperBound).isOpenQuotation,
            let last = lines.last?.last, let next = rowBelow(last)
        {
            lines.append(next)
        }
        let whole = lines[0].lowerBound..<lines[lines.count - 1].upperBound
        return scan.text(of: whole).isOpenQuotation ? [line] : lines
    }

    /// The whole next row, where the token ends its own and no gap or caption parts them.
    private func rowBelow(_ token: Int) -> Range<Int>? {
        let row = scan.tokens[token].row
        guard row + 1 < scan.rows.count, scan.rows[row].tokens.upperBound == token + 1,
            scan.rows[row + 1].page == scan.rows[row].page,
            scan.rows[row + 1].box.top - scan.rows[row].box.bottom < 0.5 * scan.rows[row].height,
            caption(beginningAt: scan.rows[row + 1].tokens.lowerBound)?.hasColon != true
        else { return nil }
        return scan.rows[row + 1].tokens
    }

    /// Names are made of words more than of codes.
    private func isNamed(_ range: Range<Int>) -> Bool {
        let words = range.count { scan.tokens[$0].isWord && scan.tokens[$0].key.count > 1 }
        return words > 0 && 2 * words >= range.count
    }

    /// A value of two lines, of which one stands alone in its row right above or below the other.
    private func centred(_ line: Range<Int>, _ place: Relation) -> [Range<Int>] {
        let row = scan.tokens[line.lowerBound].row
        guard !place.isBelow, line.lowerBound > scan.rows[row].tokens.lowerBound else { return [line] }
        let box = scan.tokens[line.lowerBound].box
        let offset = scan.tokens[line.lowerBound - 1].box.midY - box.midY
        if offset < -0.25 * box.height || isDrawn(toRow: row, from: row - 1),
            let above = lonePhrase(inRow: row - 1, near: line)
        {
            return [above, line]
        }
        if offset > 0.25 * box.height, let below = lonePhrase(inRow: row + 1, near: line) {
            return [line, below]
        }
        return [line]
    }

    /// Whether a row stands closer to the one below than to the one above.
    private func isDrawn(toRow lower: Int, from row: Int) -> Bool {
        guard row > 0, scan.rows[row - 1].page == scan.rows[lower].page else { return false }
        let (above, below) = (scan.rows[row - 1].box.midY, scan.rows[lower].box.midY)
        let middle = scan.rows[row].box.midY
        return middle - above > 1.15 * (below - middle)
    }

    /// The only phrase of a neighbouring row, where it begins at the left edge of a line.
    private func lonePhrase(inRow row: Int, near line: Range<Int>) -> Range<Int>? {
        guard scan.rows.indices.contains(row), scan.rows[row].page == scan.page(of: line.lowerBound) else {
            return nil
        }
        let box = scan.tokens[line.lowerBound].box
        guard let phrase = segment(inRow: row, at: box.left, tolerance: 0.3 * box.height),
            phrase == scan.rows[row].tokens,
            abs(scan.tokens[phrase.lowerBound].box.midY - box.midY) < 1.6 * box.height, isNamed(phrase)
        else { return nil }
        return phrase
    }

    /// The line and those below it that begin at its left edge, until a caption or a gap.
    func block(from line: Range<Int>) -> [Range<Int>] {
        var lines = [line]
        var row = scan.tokens[line.lowerBound].row
        let left = scan.tokens[line.lowerBound].box.left
        while row + 1 < scan.rows.count, scan.rows[row + 1].page == scan.rows[row].page, lines.count < 8 {
            let height = scan.rows[row].height
            guard scan.rows[row + 1].box.top - scan.rows[row].box.bottom < height,
                let next = segment(inRow: row + 1, at: left, tolerance: height),
                captionAt[next.lowerBound] < 0
            else { break }
            lines.append(next)
            row += 1
        }
        return lines
    }

    private func segment(inRow row: Int, at left: Double, tolerance: Double) -> Range<Int>? {
        for token in scan.rows[row].tokens where abs(scan.tokens[token].box.left - left) <= tolerance {
            let segment = scan.segments[scan.tokens[token].segment]
            if segment.lowerBound == token { return segment }
        }
        return nil
    }

    /// Lines of one value joined with blanks, without marks at the ends.
    static func joined(_ lines: [String]) -> String {
        let marks: Set<Character> = [" ", ",", ";", ":", "|", "_", "=", "~", "*"]
        let text = lines.joined(separator: " ")
        return String(
            text.drop { marks.contains($0) || $0 == "-" }.reversed().drop { marks.contains($0) }.reversed())
    }
}

extension String {
    /// Straight quotation marks that were opened and not closed.
    fileprivate var isOpenQuotation: Bool { utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 1 }
}
