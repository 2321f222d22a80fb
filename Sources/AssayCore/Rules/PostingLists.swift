/// Lists of postings by what their headings say, and what speaks of requirements and wishes outside them.
extension RulesContext {
    /// What a heading leads to.
    enum HeadingSort: Hashable {
        case requirements, wishes
        /// Tasks, benefits, the employer, how to apply.
        case other
        case unknown
    }

    /// The items below the first heading of a sort that has several; for fields whose captions lead to none.
    func headedItems(of field: Int) -> [Candidate] {
        guard let posting = schema.posting else { return [] }
        let wanted: HeadingSort
        switch field {
        case posting.requirements: wanted = .requirements
        case posting.wishes: wanted = .wishes
        default: return []
        }
        for row in scan.rows.indices where headingSort(row) == wanted {
            let items = itemsBelow(row)
            if items.count > 1 || items.count == 1 && isBulleted(row + 1) { return items }
        }
        return []
    }

    /// nil where a line heads no list.
    func headingSort(_ row: Int, isAboveList: Bool = true) -> HeadingSort? {
        let line = headingLine(row)
        guard line.count <= (isAboveList ? 10 : 5), row + 1 < scan.rows.count,
            scan.rows[row + 1].page == scan.rows[row].page, !scan.rows[row].isWrapped,
            !isBulleted(row) || isSection(row),
            isBulleted(row + 1) || !isAboveList, let last = line.last,
            !".,;".contains(scan.tokens[last].text.last ?? " ")
        else { return nil }
        if PostingListWords.eligible.occurs(in: line, scan) { return .requirements }
        if line.count == 1, Self.addressees.contains(word(line.lowerBound)) { return .requirements }
        let isWish = says(PostingListWords.wishes, PostingListWords.wishStems, line)
        let isOther = says(PostingListWords.others, PostingListWords.otherStems, line)
        let isRequired = says(PostingListWords.requirements, PostingListWords.requirementStems, line)
        if isWish { return isOther ? .unknown : .wishes }
        if isRequired { return isOther ? .unknown : .requirements }
        if isOther { return .other }
        // What goes on with a sentence in small letters heads nothing.
        return isCapitalised(line.lowerBound) ? .unknown : nil
    }

    /// Without the number of its section.
    private func headingLine(_ row: Int) -> Range<Int> {
        let line = scan.rows[row].tokens
        return isSection(row) ? withoutBullet(line) : line
    }

    /// `3. Requirements` above dashes or letters: a number that no list of numbers goes on with.
    private func isSection(_ row: Int) -> Bool {
        guard bullet(of: scan.rows[row].tokens) == .number, row + 1 < scan.rows.count else { return false }
        return bullet(of: scan.rows[row + 1].tokens) != .number
    }

    /// `You`: what follows says what the reader must be.
    private static let addressees: Set<String> = ["you", "du", "sie", "vous", "toi", "jij", "dig", "tu"]

    private func isBulleted(_ row: Int) -> Bool { isBullet(scan.rows[row].tokens) }

    func says(_ phrases: PhraseSet, _ stems: [String], _ line: Range<Int>) -> Bool {
        phrases.occurs(in: line, scan)
            || line.contains { token in
                let key = scan.key(of: token)
                return key.count >= 4 && stems.contains { key.starts(with: $0.utf8) }
            }
    }
}
