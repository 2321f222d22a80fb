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
        guard let wanted = headingSort(of: field) else { return [] }
        for row in scan.rows.indices where headingSort(row) == wanted {
            let items = itemsBelow(row)
            if items.count > 1 || items.count == 1 && isBulleted(row + 1) { return items }
        }
        return []
    }

    /// What leads to the items of a field; nil for other lists.
    func headingSort(of field: Int) -> HeadingSort? {
        guard let posting = schema.posting else { return nil }
        switch field {
        case posting.requirements: return .requirements
        case posting.wishes: return .wishes
        default: return nil
        }
    }

    /// With the lists under further headings of a sort: `Licences` below `Essential experience`.
    func withFurtherItems(_ items: [Candidate], _ sort: HeadingSort) -> [Candidate] {
        guard let first = items.first?.tokens.first, let last = items.last?.tokens.last else { return items }
        let taken = scan.tokens[first.lowerBound].row...scan.tokens[last.upperBound - 1].row
        var (above, below): ([Candidate], [Candidate]) = ([], [])
        var row = 0
        while row + 1 < scan.rows.count, above.count + below.count < 40 {
            let isMarked = isBulleted(row + 1) && !taken.contains(row + 1)
            let found = isMarked && headingSort(row) == sort ? itemsBelow(row) : []
            if row < taken.lowerBound { above += found } else { below += found }
            row = found.last?.tokens.last.map { scan.tokens[$0.upperBound - 1].row + 1 } ?? row + 1
        }
        return above + items + below
    }

    /// nil where a line heads no list.
    func headingSort(_ row: Int, isAboveList: Bool = true) -> HeadingSort? {
        let line = headingLine(row)
        guard line.count <= (isAboveList ? 10 : 5), row + 1 < scan.rows.count,
            scan.rows[row + 1].page == scan.rows[row].page, !scan.rows[row].isWrapped,
            !isBulleted(row) || isSection(row),
            let last = line.last, !",;".contains(scan.tokens[last].text.last ?? " "),
            !scan.tokens[last].text.hasSuffix(".")
                || line.count <= 3 && isBulleted(row + 1) && isCapitalised(line.lowerBound),
            isBulleted(row + 1) || !isAboveList || isOpenList(below: row)
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
        let isMarked = isBulleted(row + 1) || !isAboveList
        return isMarked && isCapitalised(line.lowerBound) ? .unknown : nil
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

    /// Short lines without marks below a short heading.
    private func isOpenList(below row: Int) -> Bool {
        guard row + 2 < scan.rows.count, scan.rows[row].tokens.count <= 6, !isProse(row),
            scan.rows[row + 2].page == scan.rows[row].page,
            !scan.rows[row].tokens.contains(where: { scan.tokens[$0].hasDigits })
        else { return false }
        return (row + 1...row + 2).allSatisfy { line in
            let tokens = scan.rows[line].tokens
            return !isProse(line) && tokens.count <= 20 && !opensHeading(line)
                && !tokens.contains {
                    scan.tokens[$0].traits.contains(.beforeColon)
                        || amountAt[$0] >= 0 && amounts[amountAt[$0]].mark != nil
                }
                && scan.tokens[tokens.lowerBound].segment == scan.tokens[tokens.upperBound - 1].segment
        }
    }

    /// Whether a line without a mark is no item of a list without marks: a gap parts it from those, it is set off to the left
    /// of them, or it is the next heading.
    func endsOpenList(_ row: Int, below heading: Int, first: Range<Int>, count: Int) -> Bool {
        guard schema.posting != nil else { return false }
        func left(_ row: Int) -> Double { scan.tokens[scan.rows[row].tokens.lowerBound].box.left }
        func isApart(_ row: Int) -> Bool {
            scan.rows[row].page == scan.rows[row - 1].page
                && scan.rows[row].box.top - scan.rows[row - 1].box.bottom > 0.9 * scan.rows[row].height
        }
        let indent = left(heading) + 0.5 * scan.rows[heading].height
        if left(scan.tokens[first.lowerBound].row) > indent, left(row) <= indent { return true }
        let top = scan.tokens[first.lowerBound].row
        if isApart(row), count > 1, !isApart(top + 1) { return true }
        return opensHeading(row)
    }

    /// A few words that ask or say of the reader or the employer what a heading does: `What you get`, `You might have`.
    func opensHeading(_ row: Int) -> Bool {
        let line = scan.rows[row].tokens
        guard line.count > 1, line.count <= 7, isCapitalised(line.lowerBound), let last = line.last,
            !".,;".contains(scan.tokens[last].text.last ?? " ")
        else { return line.count == 1 && headingSort(row, isAboveList: false) == .other }
        return Self.askers.contains(word(line.lowerBound))
            || PostingListWords.wishes.match(at: line.lowerBound, in: scan) != nil
            || PostingListWords.others.match(at: line.lowerBound, in: scan) != nil
    }

    private static let askers: Set<String> = [
        "what", "who", "how", "why", "where", "was", "wer", "wie", "warum", "wo", "vad", "vem", "hur",
        "varfor",
        "wat", "hoe", "waarom", "ce", "pourquoi", "comment", "que", "por", "como", "cosa", "perche", "hvad",
        "hvem", "hvordan", "hvorfor", "about", "our", "your", "deine", "ihre", "om", "vos", "nos", "ons",
    ]

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
