/// Lines below a row's words: whether they go on with them, and where they leave in doubt that the row was read whole.
extension TableReader {
    /// Whether a line is plainly the rest of the one above: it stands right below its left edge, and begins with a small
    /// letter, or the line above ends with a word or a mark that leads on.
    func goesOn(_ line: Range<Int>, to next: Range<Int>) -> Bool {
        guard isRightBelow(next, line), !isSmaller(next, than: line), let first = next.first,
            let last = line.last
        else { return false }
        return begins(small: first) || context.isLeadingOn(last)
    }

    /// Whether a line is printed in a smaller type than the one above it: a remark, and no part of its name. A recogniser's
    /// boxes are no measure of type.
    func isSmaller(_ next: Range<Int>, than line: Range<Int>) -> Bool {
        guard context.scan.pages[context.scan.page(of: line.lowerBound)].source == .textLayer else {
            return false
        }
        func height(_ range: Range<Int>) -> Double {
            range.map { context.scan.tokens[$0].box.height }.max() ?? 0
        }
        return height(next) < Self.remark * height(line)
    }

    /// Between the least step of types and the rounding of boxes.
    private static let remark = 0.93

    /// A code of an article in a column of words: capitals and digits alone, or with a line between.
    func isArticle(_ token: Int) -> Bool {
        let text = context.scan.tokens[token].text
        return text.contains { $0 == "-" || $0 == "_" }
            && !context.scan.tokens[token].traits.contains(.lowerCase)
    }

    /// `[DESK-0004] Desk`: a code in brackets before a name is the article's.
    func withoutCode(_ line: Range<Int>) -> Range<Int> {
        guard line.count > 1, let first = line.first else { return line }
        let text = context.scan.tokens[first].text
        let isCode =
            text.hasPrefix("[") && text.hasSuffix("]")
            && (context.scan.tokens[first].hasDigits
                || !context.scan.tokens[first].traits.contains(.lowerCase))
        return isCode ? first + 1..<line.upperBound : line
    }

    /// For each row: words right below its text that no cell took and that state nothing of their own, and numbers beside its
    /// amount that no cell took where a number of the row is missing.
    func traces(of rows: [TableRow]) -> [Trace] {
        let taken = Set(rows.flatMap { $0.cells.values.flatMap(\.tokens).flatMap(\.self) })
        return rows.enumerated().flatMap { index, row in
            let path = FieldPath(context.schema.schema.fields[table].name).appending(index)
            return textTraces(of: row, at: path, taken) + numberTraces(of: row, at: path, taken)
        }
    }

    private func textTraces(of row: TableRow, at path: FieldPath, _ taken: Set<Int>) -> [Trace] {
        guard let column = columns.firstIndex(where: { $0.kind == .text }), let cell = row.cells[column],
            let line = cell.tokens.last, let below = unread(below: line, taken)
        else { return [] }
        return [
            Trace(
                at: path.appending(columns[column].name), .value(cell.value),
                quote: context.scan.text(of: line.lowerBound..<line.upperBound) + " "
                    + context.scan.text(of: below))
        ]
    }

    /// The phrase right below a line that begins at its left edge.
    private func unread(below line: Range<Int>, _ taken: Set<Int>) -> Range<Int>? {
        let row = context.scan.tokens[line.lowerBound].row + 1
        guard context.scan.rows.indices.contains(row), !isSummary(row) else { return nil }
        let phrases = Set(context.scan.rows[row].tokens.map { context.scan.tokens[$0].segment }).sorted()
            .map { context.scan.segments[$0] }
        return phrases.first { phrase in
            isRightBelow(phrase, line) && !phrase.contains(where: taken.contains) && !isRemark(phrase)
                && !isSmaller(phrase, than: line)
                && phrase.contains { context.scan.tokens[$0].isWord && context.scan.tokens[$0].key.count > 2 }
        }
    }

    /// What says more about an item and is no part of its name: `GTIN: 4012345`, `01.03.2026 to 31.03.2026`.
    private func isRemark(_ line: Range<Int>) -> Bool {
        let first = context.scan.tokens[line.lowerBound]
        return first.isBullet || isCode(line) || context.captionAt[line.lowerBound] >= 0
            || line.contains { context.dateAt[$0] >= 0 }
            || line.prefix(4).contains { context.scan.tokens[$0].traits.contains(.beforeColon) }
    }

    private func isRightBelow(_ next: Range<Int>, _ line: Range<Int>) -> Bool {
        guard let first = next.first else { return false }
        let (upper, lower) = (context.scan.box(of: line), context.scan.tokens[first].box)
        let height = context.scan.rows[context.scan.tokens[line.lowerBound].row].height
        return context.scan.page(of: first) == context.scan.page(of: line.lowerBound)
            && abs(lower.left - upper.left) < height && lower.top - upper.bottom < 0.7 * height
    }

    private func begins(small token: Int) -> Bool {
        let text = context.scan.tokens[token].text
        return context.scan.tokens[token].isWord && text.first?.isLowercase == true
            && !text.contains { $0.isUppercase }
    }

    /// Numbers of the row itself that stand before its amount and apart from its words.
    private func numberTraces(of row: TableRow, at path: FieldPath, _ taken: Set<Int>) -> [Trace] {
        let missing = columns.indices.filter { row.cells[$0] == nil && columns[$0].kind.isNumeric }
        guard !missing.isEmpty, let amount = row.cells[anchor]?.tokens.first else { return [] }
        let line = context.scan.rows[context.scan.tokens[amount.lowerBound].row].tokens
        let words = columns.indices.filter { columns[$0].kind == .text }.flatMap {
            row.cells[$0]?.tokens ?? []
        }
        let phrases = Set(words.map { context.scan.tokens[$0.lowerBound].segment })
        let free = context.starts(in: line.lowerBound..<amount.lowerBound, of: context.amountAt)
            .map { context.amounts[$0].tokens }
            .filter { number in
                !number.contains(where: taken.contains)
                    && !phrases.contains(context.scan.tokens[number.lowerBound].segment)
                    && number.lowerBound > (words.first?.lowerBound ?? line.lowerBound)
            }
        guard let first = free.first else { return [] }
        let quote = context.scan.text(of: first.lowerBound..<amount.upperBound)
        return missing.map { Trace(at: path.appending(columns[$0].name), .null, quote: quote) }
    }
}

extension RulesContext {
    /// Whether a word or its last mark can't be the end of a name.
    fileprivate func isLeadingOn(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        if let mark = text.last, ",&+/–".contains(mark) || mark == "-" { return true }
        return text.first?.isLowercase == true && Self.leadingWords.contains(word(token))
    }

    private static let leadingWords: Set<String> = [
        "and", "or", "of", "for", "with", "in", "on", "at", "to", "the", "a", "an", "by", "from", "incl",
        "und", "oder", "mit", "fur", "von", "vom", "zum", "zur", "der", "die", "das", "im", "am", "an",
        "auf", "aus", "bei", "et", "ou", "de", "des", "du", "la", "le", "les", "avec", "pour", "sur", "en",
        "par", "au", "aux", "y", "con", "para", "por", "del", "el", "los", "las", "e", "di", "della", "per",
        "il", "van", "voor", "met", "het", "een", "op", "och", "med", "av", "til", "og", "do", "da", "com",
    ]
}
