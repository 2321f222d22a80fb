/// Names in the blocks below their captions.
extension RulesContext {
    /// Whether a caption and the phrase beside it head two blocks side by side: `Bill to    Deliver to`, and below each of
    /// them lines that begin at its left edge.
    func areHeads(_ caption: Caption, _ right: Range<Int>) -> Bool {
        let row = scan.tokens[caption.tokens.lowerBound].row
        guard hasParties, !caption.hasColon, right.count <= 3, legalForm(in: right) == nil,
            !right.contains(where: { scan.tokens[$0].hasDigits })
        else { return false }
        let height = scan.rows[row].height
        let rows = scan.rows(below: row, within: 2.5 * height).prefix(2)
        func isHead(_ left: Double) -> Bool {
            rows.contains { below in
                scan.rows[below].tokens.contains { token in
                    abs(scan.tokens[token].box.left - left) < 0.5 * height && scan.tokens[token].hasLetters
                        && scan.segments[scan.tokens[token].segment].lowerBound == token
                }
            }
        }
        return isHead(scan.tokens[caption.tokens.lowerBound].box.left)
            && isHead(scan.tokens[right.lowerBound].box.left)
    }

    /// `Number: 4711` between a heading and the name below it states something else: the first line that does not.
    func nameBelowLines(of caption: Caption) -> Relation? {
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

    /// In a block below a heading (`Seller`) the line `Name: …`.
    func nameBelow(_ caption: Caption) -> Range<Int>? {
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
