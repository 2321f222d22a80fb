/// Where a value stands to its caption: to the right on the same row, or below in the same column.
struct Relation {
    /// The tokens to look at, in order; a value begins among them.
    let tokens: Range<Int>
    /// What this place costs.
    let penalty: Double
    let isBelow: Bool
}

extension RulesContext {
    /// Right of the caption up to the next caption of the row.
    func right(of caption: Caption) -> Range<Int> {
        let start = partyEnd(of: caption)
        let limit = scan.endOfParagraph(from: scan.tokens[start - 1].row)
        var end = start
        while end < limit, !isBarrier(end, isFirst: end == start && caption.hasColon) { end += 1 }
        return start..<end
    }

    /// `Order no. client : 4711`: a party right behind a caption and before its colon says whose it is, and begins nothing.
    private func partyEnd(of caption: Caption) -> Int {
        let end = caption.tokens.upperBound
        guard hasParties, !caption.hasColon, caption.isLeading, end < scan.tokens.count,
            scan.tokens[end].segment == scan.tokens[end - 1].segment,
            let next = self.caption(beginningAt: end), next.hasColon, isAddressing(next),
            !isAddressing(caption)
        else { return end }
        return next.tokens.upperBound
    }

    /// Whether a caption of something else begins here; one in the middle of a phrase only explains it:
    /// `Total (incl. VAT) 10,00`. Right after a colon it is the value: `Location: Remote`.
    private func isBarrier(_ token: Int, isFirst: Bool) -> Bool {
        guard let caption = caption(beginningAt: token) else { return false }
        return caption.hasColon || caption.isLeading && !isFirst
    }

    /// The runs of tokens below the caption in its column, nearest first: at most two rows that hold something
    /// there, within three heights.
    func below(_ caption: Caption) -> [Relation] {
        let last = caption.tokens.upperBound - 1
        let row = scan.tokens[last].row
        let column = columnBox(of: caption)
        var found: [Relation] = []
        for below in scan.rows(below: row, within: 3 * scan.rows[row].height) {
            guard let run = run(in: scan.rows[below].tokens, over: column) ?? cell(in: below, below: caption)
            else { continue }
            if captionAt[run.lowerBound] >= 0, captions[captionAt[run.lowerBound]].isLeading { break }
            found.append(Relation(tokens: run, penalty: 0.15 + 0.15 * Double(found.count), isBelow: true))
            if found.count == 2 { break }
        }
        return found
    }

    /// The phrase of the next row at the same place, where captions and amounts are as many: amounts at the right of wide
    /// cells may not stand under captions at their left.
    private func cell(in row: Int, below caption: Caption) -> Range<Int>? {
        let first = caption.tokens.lowerBound
        guard row == scan.tokens[first].row + 1, hasParties else { return nil }
        func phrases(_ row: Int) -> [Int] {
            Set(scan.rows[row].tokens.map { scan.tokens[$0].segment }).sorted()
        }
        let (heads, cells) = (phrases(row - 1), phrases(row))
        guard heads.count > 2, heads.count == cells.count,
            !scan.rows[row - 1].tokens.contains(where: { amountAt[$0] >= 0 }),
            2 * cells.count(where: { amountAt[scan.segments[$0].lowerBound] >= 0 }) > cells.count,
            let place = heads.firstIndex(of: scan.tokens[first].segment)
        else { return nil }
        return scan.segments[cells[place]]
    }

    /// The caption and what follows it in its phrase.
    private func columnBox(of caption: Caption) -> Box {
        let segment = scan.segments[scan.tokens[caption.tokens.lowerBound].segment]
        var end = caption.tokens.upperBound
        while end < segment.upperBound, captionAt[end] < 0 { end += 1 }
        return scan.box(of: caption.tokens.lowerBound..<end)
    }

    /// The phrases of a row that overlap a column horizontally, first to last.
    private func run(in row: Range<Int>, over column: Box) -> Range<Int>? {
        var first: Int?
        var end = row.lowerBound
        for token in row
        where scan.tokens[token].box.left < column.right && scan.tokens[token].box.right > column.left {
            first = first ?? token
            end = token + 1
        }
        guard let first else { return nil }
        let start = scan.segments[scan.tokens[first].segment].lowerBound
        return start..<scan.segments[scan.tokens[end - 1].segment].upperBound
    }

    /// How good the caption itself is: exact, specific, at the start of its phrase, and not made another one by
    /// the words that follow (`Total quantity`).
    func weight(of caption: Caption, for field: Int) -> Double {
        caption.quality + 0.01 * Double(min(caption.length, 25)) + (caption.hasColon ? 0.05 : 0)
            - 0.1 * caption.rank(for: field)
            - (caption.isLeading ? 0 : 0.25) - (isModified(caption) ? 0.25 : 0)
    }

    /// Whether an unknown word follows the caption in its phrase, before any number, colon or bracket.
    func isModified(_ caption: Caption) -> Bool {
        guard !caption.hasColon, !isOpen(caption) else { return false }
        let segment = scan.segments[scan.tokens[caption.tokens.lowerBound].segment]
        for token in caption.tokens.upperBound..<segment.upperBound {
            if captionAt[token] >= 0 || scan.tokens[token].hasDigits { return false }
            if scan.tokens[token].isWord, !isFiller(token) { return true }
            if scan.tokens[token].text.hasPrefix("(") { return false }
        }
        return false
    }

    /// What the words between a caption and its value cost: each unknown word makes it likelier that the value
    /// is another one's.
    func penalty(between range: Range<Int>) -> Double {
        let words = range.count { scan.tokens[$0].isWord && !isFiller($0) }
        return min(0.13 * Double(words), 0.45)
    }

    /// Whether the caption ends with a word that asks for a name: `Posted by`, `Bill to`.
    func isOpen(_ caption: Caption) -> Bool {
        let key = scan.folded[scan.tokens[caption.tokens.upperBound - 1].key]
        return caption.tokens.count > 1 && key.count <= 5
            && Self.openings.contains(String(decoding: key, as: UTF8.self))
    }

    private static let openings: Set<String> = [
        "by", "to", "from", "an", "von", "durch", "par", "a", "por", "da", "aan", "door", "av", "till",
    ]

    /// Words that say nothing between a caption and a value.
    func isFiller(_ token: Int) -> Bool {
        let key = scan.folded[scan.tokens[token].key]
        if key.isEmpty || scan.tokens[token].text.utf8.first == UInt8(ascii: "(") { return true }
        return key.count <= 8 && Self.fillers.contains(String(decoding: key, as: UTF8.self))
            || key.count <= 4
                && CurrencyText.code(in: scan.tokens[token].text, conventions: conventions) != nil
    }

    private static let fillers: Set<String> = [
        "no", "nr", "n", "num", "number", "nummer", "numero", "ref", "of", "the", "is", "in", "on", "at", "a",
        "am",
        "vom", "von", "der", "du", "le", "la", "de", "del", "den", "van", "to", "for",
    ]
}
