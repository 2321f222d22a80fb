/// How a value goes on over the lines of the page, from the one that it begins on.
extension RulesContext {
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

    /// A value of two lines, of which one stands alone in its row right above or below the other.
    func centred(_ line: Range<Int>, _ place: Relation) -> [Range<Int>] {
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
    func block(from line: Range<Int>) -> [Range<Int>] { block(from: line) { captionAt[$0] >= 0 } }

    func block(from line: Range<Int>, until isEnd: (Int) -> Bool) -> [Range<Int>] {
        var lines = [line]
        var row = scan.tokens[line.lowerBound].row
        let left = scan.tokens[line.lowerBound].box.left
        while row + 1 < scan.rows.count, scan.rows[row + 1].page == scan.rows[row].page, lines.count < 8 {
            let height = scan.rows[row].height
            guard scan.rows[row + 1].box.top - scan.rows[row].box.bottom < height,
                let next = segment(inRow: row + 1, at: left, tolerance: height),
                !isEnd(next.lowerBound)
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
        let text = lines.joined(separator: " ").unquoted
        return String(
            text.drop { marks.contains($0) || $0 == "-" }.reversed().drop { marks.contains($0) }.reversed())
    }
}

extension String {
    /// Without the quotation marks that stand around all of it, as mail programs put them around names.
    fileprivate var unquoted: String {
        let text = drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        guard text.count > 2, text.first == "\"", text.last == "\"",
            text.dropFirst().dropLast().contains("\"") == false
        else { return self }
        return String(text.dropFirst().dropLast())
    }

    /// Straight quotation marks that were opened and not closed.
    fileprivate var isOpenQuotation: Bool { utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 1 }
}
