/// What speaks of requirements and wishes outside the lists that were taken.
extension RulesContext {
    /// Words about requirements and wishes that no list took.
    func listTraces() -> [Trace] {
        guard let posting = schema.posting else { return [] }
        let taken = listedTokens()
        let traces = [
            (posting.requirements, PostingListWords.needs, PostingListWords.needStems),
            (posting.wishes, PostingListWords.wishWords, [String]()),
        ]
        return traces.compactMap { field, phrases, stems -> Trace? in
            guard let field, listedItems(of: field).isEmpty else { return nil }
            let sign = scan.tokens.indices.first { token in
                guard !taken[token], !scan.key(of: token).isEmpty else { return false }
                let key = scan.key(of: token)
                return phrases.match(at: token, in: scan) != nil
                    || key.count >= 4 && stems.contains { key.starts(with: $0.utf8) }
            }
            let list =
                field == posting.requirements
                ? scan.rows.indices.first { row in
                    headingSort(row) == .unknown && entries(of: row).count == 1
                        && captionAt[scan.rows[row].tokens.lowerBound] < 0
                        && !taken[scan.rows[row + 1].tokens.upperBound - 1]
                }.map { scan.rows[$0].tokens.lowerBound } : nil
            let last = field == posting.wishes ? lastRequirement() : nil
            let further = last.flatMap { last in
                openList(below: last).map { scan.rows[$0].tokens.lowerBound }
            }
            return (sign ?? list ?? further).map {
                Trace(schema.schema.fields[field].name, .null, quote: quote(around: $0..<$0 + 1))
            }
        }
    }

    /// The tokens that the items of any list hold.
    func listedTokens() -> [Bool] {
        let lists = schema.schema.fields.indices.filter { schema.schema.fields[$0].kind == .list }
        var taken = [Bool](repeating: false, count: scan.tokens.count)
        for item in lists.flatMap(items(of:)) {
            for run in item.tokens { for token in run { taken[token] = true } }
        }
        return taken
    }

    /// A short heading right below a row that leads to a list of nobody knows what.
    private func openList(below row: Int) -> Int? {
        guard row + 1 < scan.rows.count, scan.rows[row + 1].tokens.count <= 5,
            headingSort(row + 1) == .unknown,
            entries(of: row + 1).count == 1, captionAt[scan.rows[row + 1].tokens.lowerBound] < 0
        else { return nil }
        return row + 1
    }

    /// The row of the last requirement: a list right below it that no word tells may be of wishes.
    private func lastRequirement() -> Int? {
        guard let field = schema.posting?.requirements else { return nil }
        return items(of: field).last?.tokens.last.map { scan.tokens[$0.upperBound - 1].row }
    }
}
