/// Lists of a posting that no field took, told by their form: a list under a heading that says neither duties nor benefits
/// may hold requirements, and a mark beside those that were taken may open one more.
extension RulesContext {
    func openListTraces() -> [Trace] {
        guard let field = schema.posting?.requirements else { return [] }
        let taken = listedTokens()
        var traces: [Trace] = []
        var block: [Range<Int>] = []
        var isSibling = false
        for row in scan.rows.indices {
            let line = scan.rows[row].tokens
            guard isBullet(line), line.count > 1 else {
                if block.count > 1 || isSibling { traces += block.first.map { [trace(of: $0, field)] } ?? [] }
                if !goesOnBelow(row) {
                    block = []
                    isSibling = false
                }
                continue
            }
            if taken[line.upperBound - 1] || taken[line.lowerBound + 1] {
                isSibling = true
                block = []
            } else if isSibling || !isExplained(listAt: row), !isCaptioned(line) {
                block.append(withoutBullet(line))
            }
        }
        if block.count > 1 || isSibling { traces += block.first.map { [trace(of: $0, field)] } ?? [] }
        var seen: Set<Trace> = []
        return traces.filter { seen.insert($0).inserted }.prefix(3).map { $0 }
    }

    private func trace(of item: Range<Int>, _ field: Int) -> Trace {
        let text = scan.text(of: item.prefix(4).startIndex..<item.prefix(4).endIndex)
        return Trace(schema.schema.fields[field].name, .part(Self.item(text)), quote: text)
    }

    /// Whether a line without a mark goes on with the item above it, whose mark may stand alone.
    private func goesOnBelow(_ row: Int) -> Bool {
        guard row > 0, let last = scan.rows[row - 1].tokens.last else { return false }
        return flows(last)
            || scan.rows[row - 1].tokens.count == 1 && Bullet(scan.tokens[last].text) != nil
    }

    /// `- Place: Hale` among the facts at the top.
    private func isCaptioned(_ line: Range<Int>) -> Bool {
        line.dropFirst().prefix(4).contains { scan.tokens[$0].traits.contains(.beforeColon) }
    }

    /// Whether the line that leads to a list, or a heading not far above it, says what else it is.
    private func isExplained(listAt row: Int) -> Bool {
        var lead = row - 1
        while lead >= 0, row - lead < 60, isBullet(scan.rows[lead].tokens) || goesOnBelow(lead) { lead -= 1 }
        guard lead >= 0 else { return false }
        if isOther(lead) { return true }
        // `including:` alone on its line.
        if lead > 0, !isCapitalised(scan.rows[lead].tokens.lowerBound), isOther(lead - 1) { return true }
        guard headingSort(lead) == nil else { return false }
        let above = (max(lead - 8, 0)..<lead).last { headingSort($0, isAboveList: false) != nil }
        return above.map(isOther) == true
    }

    private func isOther(_ row: Int) -> Bool {
        let line = scan.rows[row].tokens
        return says(PostingListWords.others, PostingListWords.otherStems, line)
            || PostingListWords.duties.occurs(in: line, scan)
    }
}
