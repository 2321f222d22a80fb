/// The lines around a posting's title: job boards and careers pages print there who hires, where, for how long and
/// for how much, an entry each, parted by lines or by marks: `Acme · Leeds · Full-time`.
struct PostingHead {
    /// The entries of each line below the title.
    let below: [[Range<Int>]]
    /// Of the lines above it.
    let above: [[Range<Int>]]
}

extension RulesContext {
    /// nil where the document's subject is not told by its place.
    func postingHead(below title: Candidate) -> PostingHead? {
        guard let first = title.tokens.first, let last = title.tokens.last else { return nil }
        let (top, bottom) = (scan.tokens[first.lowerBound].row, scan.tokens[last.lowerBound].row)
        let isDrawn = scan.pages[scan.rows[top].page].source == .plainText
        // Among menus only what looks like a name in itself is one.
        let above = rows(aboveTitle: top).map { row in
            let size = scan.rows[row].height / max(typicalHeight, 1)
            // Set larger than the text, it is no menu.
            let isLarge = size > 1.2 && size < 1.4
            return entries(of: row).filter {
                isDrawn || legalForm(in: $0) != nil || isInstitution($0)
                    || isLarge && $0.count > 1 && standsAgain($0)
            }
        }
        return PostingHead(below: rows(belowTitle: bottom).map(entries), above: above)
    }

    /// At most six, until a sentence, or the heading of a part.
    private func rows(belowTitle row: Int) -> [Int] {
        var rows: [Int] = []
        for next in (row + 1)..<max(min(row + 7, scan.rows.count), row + 1) {
            guard scan.rows[next].page == scan.rows[row].page, !isProse(next), !isPartHeading(next),
                !isHeadingAlone(next)
            else {
                break
            }
            rows.append(next)
        }
        return rows
    }

    /// Above a title stand menus, too; the line right above it, and on a page of characters the first two lines.
    private func rows(aboveTitle row: Int) -> [Int] {
        let isDrawn = scan.pages[scan.rows[row].page].source == .plainText
        let near = Set((isDrawn ? [0, 1, row - 1] : [row - 1]).filter { $0 >= 0 && $0 < row }).sorted()
        return near.filter {
            scan.rows[$0].page == scan.rows[row].page && !isProse($0)
                && scan.rows[$0].tokens.allSatisfy { dateAt[$0] < 0 }
        }
    }

    /// A line of a paragraph: it goes on below or began above, or it is long and ends like a sentence.
    func isProse(_ row: Int) -> Bool {
        let line = scan.rows[row].tokens
        let marks = line.count { Self.isParting(scan.tokens[$0].text) }
        if marks > 1 { return false }
        if scan.rows[row].isWrapped || row > 0 && scan.rows[row - 1].isWrapped { return true }
        guard let last = line.last, line.count > 4 else { return false }
        let isClosed = line.dropLast().contains { token in
            endsSentence(token) && token - line.lowerBound > 2 && isCapitalised(token + 1)
                && legalForm(in: line.lowerBound..<token + 1) == nil
        }
        if isClosed, line.count > 10 { return true }
        return ".!?".contains(scan.tokens[last].text.last ?? " ") && legalForm(in: line) == nil
    }

    /// A line that begins with a word in small letters goes on with a sentence.
    private func goesOn(_ row: Int) -> Bool {
        guard let first = scan.rows[row].tokens.first, scan.tokens[first].isWord,
            scan.rows[row].tokens.count > 4
        else {
            return false
        }
        return !isCapitalised(first)
    }

    /// `Your tasks` in larger letters than the text: what follows is no head.
    private func isPartHeading(_ row: Int) -> Bool {
        switch scan.pages[scan.rows[row].page].source {
        case .html:
            scan.rows[row].height > 1.2 * typicalHeight
                && (captionAt[scan.rows[row].tokens.lowerBound] >= 0 || isAboveText(row))
        case .textLayer, .ocr, .plainText: false
        }
    }

    /// A line that says what the text below it is about, as `Tasks` or `Your profile` do.
    func isHeadingAlone(_ row: Int) -> Bool {
        switch headingSort(row, isAboveList: false) {
        case .requirements, .wishes, .other: entries(of: row).count == 1
        case .unknown, nil: false
        }
    }

    /// Whether a paragraph or a list begins right below a line that is no name.
    private func isAboveText(_ row: Int) -> Bool {
        let line = scan.rows[row].tokens
        guard row + 1 < scan.rows.count, legalForm(in: line) == nil, !isInstitution(line) else {
            return false
        }
        return isProse(row + 1) || isBullet(scan.rows[row + 1].tokens)
    }

    /// The parts of a line between gaps and marks that stand alone.
    func entries(of row: Int) -> [Range<Int>] {
        var entries: [Range<Int>] = []
        var isOpen = false
        for token in scan.rows[row].tokens {
            if Self.isParting(scan.tokens[token].text) {
                isOpen = false
            } else if isOpen, let last = entries.last,
                scan.tokens[token].segment == scan.tokens[token - 1].segment
            {
                entries[entries.count - 1] = last.lowerBound..<token + 1
            } else {
                entries.append(token..<token + 1)
                isOpen = true
            }
        }
        return entries
    }

    /// A mark between entries, or a picture before one.
    static func isParting(_ text: String) -> Bool {
        guard text.unicodeScalars.count <= 2, let mark = text.unicodeScalars.first else { return false }
        if "·•|–—-/●▪»›>*‣◦".unicodeScalars.contains(mark) { return text.unicodeScalars.count == 1 }
        return mark.properties.isEmojiPresentation || mark.value > 0x2600 && !mark.properties.isAlphabetic
    }

    /// The parts of an entry between commas.
    func commaParts(_ entry: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = entry.lowerBound
        for token in entry where scan.tokens[token].text.hasSuffix(",") || token + 1 == entry.upperBound {
            parts.append(start..<token + 1)
            start = token + 1
        }
        return parts
    }

    /// Whether an entry states something else than a name: pay, a date, the kind of contract, a number, a button.
    func isOtherEntry(_ entry: Range<Int>) -> Bool {
        guard let first = entry.first else { return true }
        guard entry.count <= 10 else {
            return entry.count > 16 || commaParts(entry).first.map { isInstitution($0) || isBody($0) } != true
        }
        let hasSign = entry.contains { token in
            let text = scan.tokens[token].text
            return dateAt[token] >= 0 || amountAt[token] >= 0 && amounts[amountAt[token]].mark != nil
                || scan.tokens[token].isPercentage || text.contains("@") || text.contains("://")
                || scan.tokens[token].traits.contains(.beforeColon) || isContactWord(token)
        }
        guard !hasSign, !isCoded(entry), isCapitalised(first) || isPostalCode(scan.tokens[first].text) else {
            return true
        }
        if let caption = caption(beginningAt: first), caption.hasColon { return true }
        let isNamed = commaParts(entry).first.map { isInstitution($0) || isBody($0) } ?? false
        if PostingWords.offices.match(at: first, in: scan) != nil { return true }
        if PostingWords.departments.match(at: first, in: scan)?.upperBound == entry.upperBound { return true }
        if let about = PostingWords.abouts.match(at: first, in: scan), about.upperBound < entry.upperBound {
            return true
        }
        return isChoice(entry) || isSentence(entry) && !isNamed && !endsWithForm(entry)
            || PostingWords.buttons.match(at: first, in: scan) != nil
            || PostingWords.announcements.occurs(in: entry, scan)
    }

    /// `Équipements Bruyère inc.`: a form in small letters makes no sentence of a name.
    private func endsWithForm(_ entry: Range<Int>) -> Bool {
        guard let form = legalForm(in: entry) else { return false }
        return form + 1 == entry.upperBound && entry.count <= 6
    }

    /// Numbers but for postal codes and those in brackets: references, hours, vacancies.
    private func isCoded(_ entry: Range<Int>) -> Bool {
        entry.contains { token in
            let text = scan.tokens[token].text
            return scan.tokens[token].hasDigits && !isPostal(token) && !text.hasPrefix("(")
                && !scan.tokens[token].hasLetters
        }
    }

    /// Whether writings of a choice are half of an entry and more: `Full time`, `Vollzeit oder Teilzeit`.
    func isChoice(_ entry: Range<Int>) -> Bool {
        let said = schema.choices.values.reduce(into: Set<Int>()) { said, choice in
            for hit in PhraseFinder(index: choice.phrases, scan: scan, isFuzzy: false).hits(in: entry)
            where hit.quality == 1 && (hit.length > 3 || hit.length == 3 && entry.count == 1) {
                said.formUnion(hit.tokens)
            }
        }
        return 2 * said.count >= entry.count
    }

    /// A postal code of digits, or a British one: `GL51`.
    func isPostal(_ token: Int) -> Bool {
        let text = scan.tokens[token].text.filter { $0 != "," }
        if isPostalCode(text) { return true }
        let letters = text.prefix { $0.isUppercase }
        let rest = text.dropFirst(letters.count)
        return (1...2).contains(letters.count) && (1...2).contains(rest.prefix { $0.isNumber }.count)
            && rest.count <= 3
    }
}
