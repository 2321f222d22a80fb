/// Lines of the upper part that can be a name or a heading, and how much they stand out.
extension RulesContext {
    /// Phrases of the upper part that can be a name or a heading: words, no amount, date or caption. Phrases of
    /// one row that stand close together count as one.
    func headLines() -> [Range<Int>] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        let limit = max(min(12, last), last / 4)
        return scan.rows[..<min(limit, last)].flatMap(phrases(of:)).map(beforeAddress(ofName:))
            .filter(isNameLike)
    }

    /// `ACME LTD Drosselgang 4 · 26199 Nordheim`: a whole letterhead on one line has its name up to the legal form.
    private func beforeAddress(ofName line: Range<Int>) -> Range<Int> {
        guard hasParties, let form = legalForm(in: line.prefix(7)), form > line.lowerBound else {
            return line
        }
        var end = form
        while let next = nextForm(behind: end, in: line) { end = next }
        let rest = end + 1..<max(end + 1, line.upperBound)
        return statesTown(rest) ? line.lowerBound..<end + 1 : line
    }

    /// The phrases of a row, joined over gaps of less than two heights.
    func phrases(of row: DocumentScan.Row) -> [Range<Int>] {
        var phrases: [Range<Int>] = []
        for token in row.tokens {
            if let last = phrases.last,
                scan.tokens[token].box.left - scan.tokens[token - 1].box.right < 2 * row.height
            {
                phrases[phrases.count - 1] = last.lowerBound..<token + 1
            } else {
                phrases.append(token..<token + 1)
            }
        }
        return phrases
    }

    func isNameLike(_ line: Range<Int>) -> Bool {
        let words = line.count { scan.tokens[$0].isWord }
        guard words > 0, line.count <= 12, 2 * words >= line.count, !isListed(line) else { return false }
        let letters = line.reduce(0) { $0 + (scan.tokens[$1].hasLetters ? scan.tokens[$1].key.count : 0) }
        guard letters >= 3 else { return false }
        let hasForm = legalForm(in: line) != nil
        return !line.contains { token in
            dateAt[token] >= 0 || scan.tokens[token].text.contains("@") && scan.tokens[token].hasLetters
                || hasParties && scan.tokens[token].text.lowercased().hasPrefix("www.")
                || !hasForm && captionAt[token] >= 0 && captions[captionAt[token]].isLeading
                || scan.tokens[token].traits.contains(.beforeColon) && !isCompanyNumber(token)
                || isContactWord(token)
        }
    }

    /// An item of a list is neither a name nor a heading, however near the top it stands.
    func isListed(_ line: Range<Int>) -> Bool {
        switch scan.pages[scan.page(of: line.lowerBound)].source {
        case .html, .plainText:
            scan.tokens[scan.rows[scan.tokens[line.lowerBound].row].tokens.lowerBound].isBullet
        case .textLayer, .ocr: false
        }
    }

    /// Large letters that were read well, near the top.
    func prominence(of line: Range<Int>) -> Double {
        let heights = line.map { scan.tokens[$0].box.height }.sorted()
        let size = min(max(heights[heights.count / 2] / max(typicalHeight, 1) - 1, 0), 1.2)
        let confidence = line.reduce(0) { $0 + scan.tokens[$1].confidence } / Double(line.count)
        let rank = min(Double(scan.tokens[line.lowerBound].row), 12)
        return 0.5 + 0.25 * size - 0.03 * rank - 0.6 * (1 - confidence)
    }
}
