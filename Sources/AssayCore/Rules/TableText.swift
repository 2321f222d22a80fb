/// The text of a table's row: what stands under the column of words, on the row of the numbers or around it.
extension TableReader {
    func complete(_ row: TableRow, between first: Int, and end: Int, _ header: TableHeader) -> TableRow {
        var row = row
        let anchorRow = row.rows.lowerBound
        guard first <= anchorRow, anchorRow < end else { return row }
        for (column, definition) in columns.enumerated()
        where row.cells[column] == nil && definition.kind.isNumeric {
            row.cells[column] = number(column, around: anchorRow, first..<end, header)
        }
        // The row begins where its first number stands.
        let start =
            row.cells.values.flatMap(\.tokens).map { context.scan.tokens[$0.lowerBound].row }.min()
            ?? anchorRow
        for (column, definition) in columns.enumerated() where row.cells[column] == nil {
            switch definition.kind {
            case .money, .number: break
            case .text: row.cells[column] = text(column, around: start, first..<end, header)
            case .date, .identifier, .currency, .choice, .list, .table:
                row.cells[column] = word(column, in: start, header)
            }
        }
        return row
    }

    /// A number that stands one or two rows above or below the amount of its row.
    private func number(_ column: Int, around row: Int, _ rows: Range<Int>, _ header: TableHeader)
        -> Candidate?
    {
        for other in [row - 1, row + 1, row - 2]
        where rows.contains(other) && isClose(other, row) && !isSummary(other) {
            for number in context.starts(in: context.scan.rows[other].tokens, of: context.amountAt) {
                let span = context.amounts[number]
                if self.column(ofAmount: number, header) == column {
                    return Candidate(
                        span.json, tokens: [span.tokens], score: 0.8, match: .normalised, number: span.value)
                }
            }
        }
        return nil
    }

    private func isClose(_ a: Int, _ b: Int) -> Bool {
        context.scan.rows[a].page == context.scan.rows[b].page
            && abs(context.scan.rows[a].box.midY - context.scan.rows[b].box.midY) < 4
                * context.scan.rows[b].height
    }

    private func text(_ column: Int, around row: Int, _ rows: Range<Int>, _ header: TableHeader) -> Candidate?
    {
        let order = [row] + [row - 1, row - 2, row + 1].filter { rows.contains($0) && isClose($0, row) }
        let found = order.filter { line(column, in: $0, header).map { !isAttribute($0) } ?? false }
        // Lines such as `GTIN: 4012345` say more about an item that another line names.
        for start in found.isEmpty ? order : found {
            guard var line = self.line(column, in: start, header), !isBareCaption(line),
                !isCode(line)
            else { continue }
            // `… plans 4 to 6` above the row of the numbers goes on there with a small letter.
            let above = start - 1
            let isBegun =
                start == row && rows.contains(above) && isClose(above, start)
                && numbersBegin(in: above, header) == false
                && !isSummary(above)
                && self.line(column, in: above, header).map { goesOn($0, to: line) } ?? false
            var next = (isBegun ? above : start) + 1
            if isBegun, let first = self.line(column, in: above, header) { line = first }
            var lines = [withoutCode(line)]
            while next < rows.upperBound, isClose(next, next - 1),
                next <= row || numbersBegin(in: next, header) == false,
                !isSummary(next), let more = self.line(column, in: next, header), !isAttribute(more),
                !isSmaller(more, than: line),
                isWrapped(line, before: more, header) || goesOn(line, to: more)
            {
                lines.append(more)
                line = more
                next += 1
            }
            let text = RulesContext.joined(lines.map { context.scan.text(of: $0) })
            if !text.isEmpty { return Candidate(.string(text), tokens: lines, score: 0.9, match: .exact) }
        }
        return nil
    }

    /// Whether a line states something about an item: words and a colon come first, or a mark of a list.
    private func isAttribute(_ line: Range<Int>) -> Bool {
        let first = context.scan.tokens[line.lowerBound]
        if isCode(line) { return true }
        if first.isBullet || first.text.hasPrefix("#") || first.text.hasPrefix("*") { return true }
        guard
            let colon = line.prefix(3).first(where: { context.scan.tokens[$0].traits.contains(.beforeColon) })
        else { return false }
        // `Gutter : half round` names it; a code behind the colon does not.
        return (colon + 1..<max(colon + 1, line.upperBound)).allSatisfy {
            context.scan.tokens[$0].hasDigits || context.scan.tokens[$0].key.count < 3
        }
    }

    /// Whether a number of an article, of five digits and more, comes first: what follows it may be anything.
    func isCode(_ line: Range<Int>) -> Bool {
        let first = context.scan.tokens[line.lowerBound]
        return !first.hasLetters && first.text.utf8.count(where: { (0x30...0x39).contains($0) }) > 4
    }

    private func isBareCaption(_ line: Range<Int>) -> Bool {
        line.last.map { context.scan.tokens[$0].traits.contains(.beforeColon) } ?? true
    }

    private func numbersBegin(in row: Int, _ header: TableHeader) -> Bool {
        context.starts(in: context.scan.rows[row].tokens, of: context.amountAt).contains { number in
            let box = context.scan.box(of: context.amounts[number].tokens)
            return header.cell(above: box)?.column.map { columns[$0].kind != .text } ?? false
        }
    }

    /// The phrases of a row that stand under a column of words.
    func line(_ column: Int, in row: Int, _ header: TableHeader) -> Range<Int>? {
        let segments = Set(context.scan.rows[row].tokens.map { context.scan.tokens[$0].segment }).sorted()
            .map { cut(context.scan.segments[$0], at: column, header) }
        let worded = segments.map { trimmed($0, header) }.filter { range in
            range.contains { context.scan.tokens[$0].hasLetters }
                && owner(of: context.scan.box(of: range), header) == column
        }
        guard let first = worded.first, let last = worded.last else { return nil }
        return first.lowerBound..<last.upperBound
    }

    /// A phrase that began under another column, from the word that stands right under the column's caption.
    private func cut(_ segment: Range<Int>, at column: Int, _ header: TableHeader) -> Range<Int> {
        guard let cell = header.cell(of: column) else { return segment }
        let height = context.scan.rows[context.scan.tokens[segment.lowerBound].row].height
        let begins = context.scan.tokens[segment.lowerBound].box.left
        guard begins < cell.box.left - 2 * height,
            header.cells.contains(where: { $0.column != column && $0.box.left < cell.box.left - height })
        else { return segment }
        let start = segment.first { abs(context.scan.tokens[$0].box.left - cell.box.left) < 0.3 * height }
        guard let start, isEdge(cell.box.left, header) else { return segment }
        return start..<segment.upperBound
    }

    /// Whether words begin at a place in each row of the body whose phrases reach across it: a caption that is centred over
    /// its column begins in the middle of words.
    private func isEdge(_ left: Double, _ header: TableHeader) -> Bool {
        let rows = context.scan.rows(below: header.rows.upperBound, within: .infinity).prefix(12)
            .prefix { !isSummary($0) }
        return rows.allSatisfy { row in
            let line = context.scan.rows[row]
            guard line.tokens.contains(where: { context.amountAt[$0] >= 0 }) else { return true }
            let across = line.tokens.filter { token in
                let phrase = context.scan.box(of: context.scan.segments[context.scan.tokens[token].segment])
                return phrase.left < left - 0.5 * line.height && phrase.right > left + 0.5 * line.height
            }
            return across.isEmpty
                || across.contains { abs(context.scan.tokens[$0].box.left - left) < 0.3 * line.height }
        }
    }

    /// A phrase without the numbers at its end that stand under other columns; one in the middle of words is theirs
    /// (`box of 200`).
    private func trimmed(_ segment: Range<Int>, _ header: TableHeader) -> Range<Int> {
        var end = segment.upperBound
        while end - 1 > segment.lowerBound, context.amountAt[end - 1] >= 0,
            column(ofAmount: context.amountAt[end - 1], header) != nil
        {
            end -= 1
        }
        return segment.lowerBound..<end
    }

    /// The column that a phrase stands under: the cell it covers most of, else the nearest.
    private func owner(of box: Box, _ header: TableHeader) -> Int? {
        let overlaps = header.cells.map { min($0.box.right, box.right) - max($0.box.left, box.left) }
        if let best = overlaps.indices.max(by: { overlaps[$0] < overlaps[$1] }), overlaps[best] > 0 {
            return header.cells[best].column
        }
        let before = header.cells.filter { $0.box.left <= box.left }.max { $0.box.left < $1.box.left }
        return (before ?? header.cell(above: box))?.column
    }

    /// Whether the next line goes on because its first word had no room on this one.
    private func isWrapped(_ line: Range<Int>, before next: Range<Int>, _ header: TableHeader) -> Bool {
        let box = context.scan.box(of: line)
        let word = context.scan.tokens[next.lowerBound].box
        let row = context.scan.rows[context.scan.tokens[line.lowerBound].row].tokens
        let beside =
            line.upperBound < row.upperBound ? context.scan.tokens[line.upperBound].box.left : .infinity
        let edge = min(header.cells.map(\.box.left).filter { $0 > box.left + 1 }.min() ?? .infinity, beside)
        return box.right + word.width + 0.3
            * context.scan.rows[context.scan.tokens[line.lowerBound].row].height > edge
    }

    private func word(_ column: Int, in row: Int, _ header: TableHeader) -> Candidate? {
        guard let line = line(column, in: row, header) else { return nil }
        return Candidate(
            .string(RulesContext.joined([context.scan.text(of: line)])), tokens: [line], score: 0.8,
            match: .exact)
    }
}
