/// Lists below a heading, or in one line beside it.
extension RulesContext {
    /// The items below the list field's headings; each with its tokens, one run for each line.
    func listedItems(of field: Int) -> [Candidate] {
        let found = firstItems(of: field)
        return headingSort(of: field).map { withFurtherItems(found, $0) } ?? found
    }

    /// Those of the first heading that has any.
    private func firstItems(of field: Int) -> [Candidate] {
        for caption in captions(of: field).filter(isHeading) {
            let beside = inlineItems(inlineText(of: caption))
            if beside.count > 1 { return beside }
            let below = itemsBelow(scan.tokens[caption.tokens.lowerBound].row)
            // One line of short entries below its heading is the list; what follows says something else.
            if let line = below.first?.tokens.first, below.first?.tokens.count == 1, isAlone(line) {
                let parts = inlineItems(line)
                if parts.count > 2, line.count <= 4 * parts.count { return parts }
            }
            if let item = below.first?.tokens.first {
                // A mark of a list makes a list of one item, too.
                let isList = below.count > 1 || isBullet(scan.rows[scan.tokens[item.lowerBound].row].tokens)
                return isList ? below : below.map(\.doubted)
            }
            // One line that nothing parts is hardly a list.
            if !beside.isEmpty { return beside.map(\.doubted) }
        }
        return headedItems(of: field)
    }

    /// Whether a line has no mark of a list, and a gap or nothing below it.
    private func isAlone(_ line: Range<Int>) -> Bool {
        let row = scan.tokens[line.lowerBound].row
        guard !isBullet(scan.rows[row].tokens) else { return false }
        guard row + 1 < scan.rows.count, scan.rows[row + 1].page == scan.rows[row].page else { return true }
        return scan.rows[row + 1].box.top - scan.rows[row].box.bottom > 0.9 * scan.rows[row].height
    }

    /// With a colon: a caption that begins its line. Without one: a caption with no word before it in its phrase, and at
    /// most one token behind it.
    private func isHeading(_ caption: Caption) -> Bool {
        let segment = scan.segments[scan.tokens[caption.tokens.lowerBound].segment]
        if caption.hasColon { return caption.isLeading }
        let before = segment.lowerBound..<caption.tokens.lowerBound
        // `… the usual` and below it `requirements.`: the end of a sentence.
        let row = scan.tokens[caption.tokens.lowerBound].row
        if scan.tokens[caption.tokens.upperBound - 1].text.hasSuffix(".") {
            return isClosedHeading(caption, row)
        }
        if row > 0, scan.rows[row - 1].isWrapped, !isCapitalised(caption.tokens.lowerBound) { return false }
        return !before.contains { scan.tokens[$0].hasLetters }
            && segment.upperBound - caption.tokens.upperBound <= 1
    }

    /// `REQUIRED.` at the start of a line, and nothing above goes on with it: the line is the heading, or leads to several
    /// things that semicolons part.
    private func isClosedHeading(_ caption: Caption, _ row: Int) -> Bool {
        let line = scan.rows[row].tokens
        guard schema.posting != nil, line.lowerBound == caption.tokens.lowerBound,
            isCapitalised(line.lowerBound),
            row == 0 || !flows(line.lowerBound - 1)
        else { return false }
        return line.upperBound == caption.tokens.upperBound
            || right(of: caption).count { scan.tokens[$0].text.hasSuffix(";") } > 1
    }

    /// What stands right of a caption; where marks or numbers part it, with the lines that go on with it.
    private func inlineText(of caption: Caption) -> Range<Int> {
        let right = right(of: caption)
        guard schema.posting != nil, caption.hasColon, let first = right.first,
            bullet(of: first..<first + 1) == .number
                || right.contains(where: { scan.tokens[$0].text.hasSuffix(";") })
        else { return right }
        var end = right.upperBound
        while end < scan.tokens.count, end - first < 200, flows(end - 1),
            self.caption(beginningAt: end)?.hasColon != true
        {
            end += 1
        }
        return first..<end
    }

    private func inlineItems(_ range: Range<Int>) -> [Candidate] {
        let parting = partingMarks(in: range)
        var items: [Candidate] = []
        var start = range.lowerBound
        for token in range {
            let isLast = token + 1 == range.upperBound
            let isParted =
                parting.isEmpty
                ? !isLast && bullet(of: token + 1..<token + 2) == .number
                : parting.contains(where: scan.tokens[token].text.hasSuffix)
            guard isLast || isParted else { continue }
            append(withoutBullet(start..<(scan.tokens[token].text == "/" ? token : token + 1)), to: &items)
            start = token + 1
        }
        return items
    }

    /// What parts the items of a line, none of them where numbers do: `(1) …; (2) …`. Between semicolons commas belong to an item.
    private func partingMarks(in range: Range<Int>) -> [String] {
        let all = [",", ";", "|", "•", "·"]
        guard schema.posting != nil else { return all }
        if let first = range.first, bullet(of: first..<first + 1) == .number,
            range.dropFirst().contains(where: { bullet(of: $0..<$0 + 1) == .number })
        {
            return []
        }
        if range.contains(where: { scan.tokens[$0].text.hasSuffix(";") }) { return [";", "|", "•", "·"] }
        return range.count { scan.tokens[$0].text == "/" } > 1 ? ["/"] : all
    }

    private func append(_ range: Range<Int>, to items: inout [Candidate]) {
        let text = Self.item(scan.text(of: range))
        guard !text.isEmpty else { return }
        items.append(Candidate(.string(text), tokens: [range], score: 0.8, match: .exact))
    }

    /// Lines below a heading until the next heading. With bullets a line without one goes on with its item.
    func itemsBelow(_ heading: Int) -> [Candidate] {
        var items: [(lines: [Range<Int>], isBulleted: Bool)] = []
        var sort: Bullet?
        for row in heading + 1..<max(scan.rows.count, heading + 1) {
            let line = scan.rows[row].tokens
            let bullet = bullet(of: line)
            let isBulleted = bullet != nil
            if items.isEmpty, isLeadIn(row) { continue }
            if !isBulleted, endsList(line, row, items.last?.isBulleted == true) || items.count >= 40 { break }
            if let last = items.last, !last.isBulleted, !isBulleted,
                endsOpenList(row, below: heading, first: items[0].lines[0], count: items.count)
            {
                break
            }
            // `4. Payment` ends a list of dashes.
            if let sort, sort != .number, bullet == .number || isUnticked(line) { break }
            sort = sort ?? bullet
            if !isBulleted, let item = items.last, item.isBulleted, !goesOn(item.lines, in: row) { break }
            if !isBulleted, let last = items.last, last.isBulleted {
                items[items.count - 1].lines.append(line)
            } else {
                items.append((isBulleted ? [withoutBullet(line)] : [line], isBulleted))
            }
        }
        let hasBullets = items.contains(where: \.isBulleted)
        if !hasBullets, schema.posting != nil { items = beforeText(items) }
        return items.filter { !hasBullets || $0.isBulleted }.compactMap { item in
            let text = Self.item(Self.joined(item.lines.map { scan.text(of: $0) }))
            return text.isEmpty
                ? nil : Candidate(.string(text), tokens: item.lines, score: 0.8, match: .exact)
        }
    }

    /// Whether a line without a mark goes on with the item above it: that one had no room left, or the line is indented as its
    /// text is, or begins in small letters.
    private func goesOn(_ item: [Range<Int>], in row: Int) -> Bool {
        guard schema.posting != nil, let last = item.last, let first = scan.rows[row].tokens.first,
            let end = last.last, let start = item.first?.lowerBound
        else { return true }
        let line = scan.rows[row].tokens
        if line.prefix(5).contains(where: { scan.tokens[$0].traits.contains(.beforeColon) }) { return false }
        // A mark alone on its line.
        if item.count == 1, last.count == 1, Bullet(scan.tokens[start].text) != nil { return true }
        if scan.rows[row - 1].isWrapped || !isCapitalised(first) { return true }
        let mark = start > 0 && Bullet(scan.tokens[start - 1].text) != nil ? start - 1 : start
        if scan.tokens[first].box.left > scan.tokens[mark].box.left + 0.5 * scan.rows[row].height {
            return true
        }
        return last.count > 6 && !".;!?".contains(scan.tokens[end].text.last ?? " ")
    }

    /// `You will have:` right below a heading, and above the items.
    private func isLeadIn(_ row: Int) -> Bool {
        guard schema.posting != nil, row + 1 < scan.rows.count, let last = scan.rows[row].tokens.last,
            scan.tokens[last].traits.contains(.beforeColon), headingSort(row) == .unknown
        else { return false }
        return captionAt[scan.rows[row].tokens.lowerBound] < 0
    }

    /// Short lines up to a paragraph, which says something else.
    private func beforeText(_ items: [(lines: [Range<Int>], isBulleted: Bool)])
        -> [(lines: [Range<Int>], isBulleted: Bool)]
    {
        func isWrapped(_ item: (lines: [Range<Int>], isBulleted: Bool)) -> Bool {
            item.lines.first.map { scan.rows[scan.tokens[$0.lowerBound].row].isWrapped } ?? false
        }
        guard let first = items.first, !isWrapped(first) else { return items }
        return Array(items.prefix { !isWrapped($0) })
    }

    /// A caption, a line that ends with a colon, a heading in capitals, or a gap after bullets.
    private func endsList(_ line: Range<Int>, _ row: Int, _ isInBullets: Bool) -> Bool {
        guard let first = line.first, let last = line.last else { return true }
        // `… in a leading` and below it `position`: a line that goes on with its item heads nothing.
        if schema.posting != nil, isInBullets, !isLarge(row), flows(first - 1),
            line.count > 4 || !isCapitalised(first)
        {
            return false
        }
        if let caption = caption(beginningAt: first), isHeading(caption) { return true }
        if scan.tokens[last].traits.contains(.beforeColon) || isLarge(row) { return true }
        // `… experience in` and below it `fish processing`: what begins in small letters goes on.
        if schema.posting != nil, isInBullets, isCapitalised(first),
            headingSort(row).map({ $0 != .unknown }) == true
        {
            return true
        }
        let words = line.filter { scan.tokens[$0].isWord }
        let isCapitals = !words.isEmpty && words.allSatisfy { !scan.tokens[$0].traits.contains(.lowerCase) }
        let gap = scan.rows[row].box.top - scan.rows[row - 1].box.bottom
        let isApart = scan.rows[row].page == scan.rows[row - 1].page && gap > 0.9 * scan.rows[row].height
        return isCapitals && line.count <= 8 || isInBullets && isApart
    }

    /// A heading of a page whose markup tells headings by sizes.
    private func isLarge(_ row: Int) -> Bool {
        switch scan.pages[scan.rows[row].page].source {
        case .html: scan.rows[row].height > 1.2 * typicalHeight
        case .textLayer, .ocr, .plainText: false
        }
    }

    static func item(_ text: String) -> String {
        let marks: Set<Character> = [
            "-", "–", "•", "·", "●", "▪", "*", "◦", "‣", " ", ";", ",", "|", "~", ">",
        ]
        let bare = String(
            text.drop { marks.contains($0) }.reversed().drop { marks.contains($0) || $0 == "." }.reversed())
        // `…; and`: the joint leads to the next item.
        let joint = ["; and", "; or", "; und", "; et", "; ou", "; y", "; och"].first { bare.hasSuffix($0) }
        return joint.map { item(String(bare.dropLast($0.count))) } ?? bare
    }
}
