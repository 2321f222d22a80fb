/// Text beside its captions.
extension RulesContext {
    func texts(for field: Int) -> [Candidate] {
        let found = captions(of: field).flatMap { caption in
            textPlaces(of: caption).compactMap { place in
                textCandidate(in: place, of: caption, field: field)
            }
        }
        return found + textsAnywhere(for: field)
    }

    /// Right of the caption where something stands there, else below.
    private func textPlaces(of caption: Caption) -> [Relation] {
        var places: [Relation] = []
        if let right = phrase(startingIn: right(of: caption)), isTextual(right) {
            let isApart =
                scan.tokens[right.lowerBound].segment != scan.tokens[caption.tokens.lowerBound].segment
            if caption.hasColon || isApart { return [Relation(tokens: right, penalty: 0, isBelow: false)] }
            // Words of the same phrase without a colon more likely go on with a sentence than state a value.
            places.append(Relation(tokens: right, penalty: 0.6, isBelow: false))
        }
        if let name = nameBelow(caption) { places.append(Relation(tokens: name, penalty: 0, isBelow: false)) }
        return places + below(caption).prefix(1).filter { isTextual($0.tokens) && !isCaptionLike($0.tokens) }
    }

    /// The rest of the phrase that begins first in a range.
    private func phrase(startingIn range: Range<Int>) -> Range<Int>? {
        guard let first = range.first else { return nil }
        return first..<min(range.upperBound, scan.segments[scan.tokens[first].segment].upperBound)
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
        let first = phrase(startingIn: place.tokens) ?? place.tokens
        guard schema.roles[field] != .organisation || isNamed(first) else { return nil }
        let lines = schema.roles[field] == .address ? block(from: first) : centred(first, on: caption, place)
        let text = Self.joined(lines.map { scan.text(of: $0) })
        guard text.utf8.count >= schema.minLengths[field] else { return nil }
        let score = weight(of: caption) - place.penalty - (text.utf8.count > 100 ? 0.2 : 0)
        return Candidate(
            .string(text), tokens: lines, score: score - 0.1 * depth(of: first.lowerBound), match: .exact)
    }

    /// Names are made of words more than of codes.
    private func isNamed(_ range: Range<Int>) -> Bool {
        let words = range.count { scan.tokens[$0].isWord && scan.tokens[$0].key.count > 1 }
        return words > 0 && 2 * words >= range.count
    }

    /// A value of two lines beside a caption that is centred on both.
    private func centred(_ line: Range<Int>, on caption: Caption, _ place: Relation) -> [Range<Int>] {
        let row = scan.tokens[line.lowerBound].row
        guard !place.isBelow, row == scan.tokens[caption.tokens.lowerBound].row else { return [line] }
        let box = scan.tokens[line.lowerBound].box
        let offset = scan.box(of: caption.tokens).midY - box.midY
        let other = offset < 0 ? row - 1 : row + 1
        guard abs(offset) > 0.25 * box.height, scan.rows.indices.contains(other),
            scan.rows[other].page == scan.rows[row].page,
            let next = segment(inRow: other, at: box.left, tolerance: 0.3 * box.height),
            scan.rows[other].tokens.lowerBound == next.lowerBound,
            abs(scan.tokens[next.lowerBound].box.midY - box.midY) < 2 * box.height
        else { return [line] }
        return offset < 0 ? [next, line] : [line, next]
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
