/// Who hires and where, from the lines around a posting's title. What only its place tells is a guess; a name that stands
/// again in the text, or has a legal form, and a place with a postal code, a country or a word like `in` before it
/// elsewhere, can be vouched for.
struct HeadNames {
    var employer: Candidate?
    var place: Candidate?
}

extension RulesContext {
    func headNames() -> HeadNames {
        guard let posting = schema.posting, let title = mainTitle() else { return HeadNames() }
        var names = namesInTitle(title)
        if names.employer == nil { names.employer = presented().first { $0.score > 0.7 } }
        if let line = pipedLine {
            names.employer = names.employer ?? candidate(line[0], score: 0.58, risk: 0.3)
            names.place = names.place ?? (line.count > 2 ? candidate(line[2], score: 0.6, risk: 0.28) : nil)
            return names
        }
        if isTitleCaptioned {
            names.employer = names.employer ?? letterhead()
            return names
        }
        guard let head = postingHead(below: title) else { return names }
        var loose: [Range<Int>] = []
        for (number, line) in (head.below + head.above).enumerated()
        where isEntryLine(line) && !isAnswer(line) {
            var open: [Range<Int>] = []
            add(line, to: &names, loose: &open, posting)
            // Further down a line that nothing confirms may say anything.
            if number < 3 || number >= head.below.count { loose += open }
        }
        // `Acme | City of Leeds`: where a name that stands again comes first, a town is the place.
        if let body = names.employer?.tokens.first, names.place == nil,
            let first = loose.first(where: { $0.upperBound < body.lowerBound && standsAgain($0) }),
            scan.tokens[first.lowerBound].row == scan.tokens[body.lowerBound].row
        {
            (names.employer, names.place) = (employer(first), place(body))
            loose.removeAll { $0 == first }
        }
        if names.employer == nil, let row = title.tokens.first.map({ scan.tokens[$0.lowerBound].row }) {
            names.employer = banner(above: row)
        }
        // Where the page names the employer elsewhere, a single name in the head says where.
        let isKnown =
            loose.count == 1 && names.place == nil && names.employer == nil && !formedNames().isEmpty
        for entry in loose where !isSaid(entry, names.employer) {
            if names.employer == nil, !isPlaceConfirmed(entry), !isKnown {
                names.employer = employer(entry)
            } else if names.place == nil {
                names.place = place(entry)
            }
        }
        return names
    }

    /// A line of several columns is a row of captions and values.
    private func isEntryLine(_ line: [Range<Int>]) -> Bool {
        Set(line.map { scan.tokens[$0.lowerBound].segment }).count < 2
    }

    /// Whether a line is a caption alone, or what stands below one.
    private func isAnswer(_ line: [Range<Int>]) -> Bool {
        guard let first = line.first, let row = line.first.map({ scan.tokens[$0.lowerBound].row }) else {
            return false
        }
        return isCaptionAlone(first) || row > 0 && isCaptionAlone(scan.rows[row - 1].tokens)
    }

    private func isCaptionAlone(_ line: Range<Int>) -> Bool {
        guard let first = line.first else { return false }
        return caption(beginningAt: first)?.tokens.upperBound == line.upperBound
    }

    /// Whether an entry holds the first word of a name that is known.
    private func isSaid(_ entry: Range<Int>, _ known: Candidate?) -> Bool {
        guard let word = known?.tokens.first?.first(where: { !isArticle($0) }) else { return false }
        return entry.contains { scan.key(of: $0).elementsEqual(scan.key(of: word)) }
    }

    /// `Title: Clerk` says that the document has captions, and its first lines are no head.
    private var isTitleCaptioned: Bool {
        guard let title = schema.posting?.title else { return false }
        return captions(of: title).contains { caption in
            let next = caption.tokens.upperBound
            return caption.isLeading
                && (caption.hasColon
                    || next < scan.tokens.count && scan.tokens[next].row == scan.tokens[next - 1].row
                        && scan.tokens[next].segment != scan.tokens[next - 1].segment)
        }
    }

    func employer(_ entry: Range<Int>) -> Candidate? {
        guard !PostingWords.offices.occurs(in: entry, scan) || isInstitution(entry) else { return nil }
        let name = withoutBrackets(entry)
        let isFormed = legalForm(in: name) != nil || isInstitution(name) || isBody(name)
        let isAgain = standsAgain(name)
        let score = isFormed || isAgain ? 0.8 : 0.58
        return candidate(
            name, score: score, risk: isFormed && isAgain ? 0.1 : isFormed || isAgain ? 0.2 : 0.3)
    }

    /// `Town of Wells (12,000 people)`.
    func withoutBrackets(_ entry: Range<Int>) -> Range<Int> {
        guard let open = entry.dropFirst().first(where: { scan.tokens[$0].text.hasPrefix("(") }) else {
            return entry
        }
        return entry.lowerBound..<open
    }

    func place(_ entry: Range<Int>) -> Candidate? {
        guard !isRemark(entry) else { return nil }
        let isSure = isPlaceConfirmed(entry) || entry.contains(where: isPostal)
        return candidate(
            // Of 14 such places with a mark that nothing else confirmed, some of them on pages nobody had seen, all were right.
            entry, score: isSure ? 0.75 : hasPlaceMark(entry) || hasRegion(entry) ? 0.7 : 0.5,
            risk: isSure ? 0.15 : hasPlaceMark(entry) || hasRegion(entry) ? 0.22 : 0.28)
    }

    /// `est. 1994`, `10209`, `45 seats, 30 of them outdoors`: no name among the words, or one that says since when.
    private func isRemark(_ entry: Range<Int>) -> Bool {
        let names = entry.filter { scan.tokens[$0].isWord && isCapitalised($0) }
        return names.isEmpty || entry.contains { Self.sinceWords.contains(word($0)) }
    }

    private static let sinceWords: Set<String> = [
        "est", "established", "since", "founded", "seit", "gegrundet", "depuis", "sedan", "grundat", "desde",
        "dal", "sinds",
    ]

    /// `Vernio (PO)`, `San Vidal (Araba)`: a province in brackets, behind at most two words.
    func hasRegion(_ entry: Range<Int>) -> Bool {
        guard (2...3).contains(entry.count), let last = entry.last, legalForm(in: entry) == nil,
            !standsAgain(entry.lowerBound..<last)
        else { return false }
        let text = scan.tokens[last].text
        return text.hasPrefix("(") && text.hasSuffix(")") && scan.tokens[last].isWord
            && text.dropFirst().first?.isUppercase == true && entry.dropLast().allSatisfy(isCapitalised)
            && !isChoice(last..<last + 1)
    }

    func candidate(_ name: Range<Int>, score: Double, risk: Double) -> Candidate? {
        let text = Self.joined([scan.text(of: name)])
        guard text.utf8.count > 1 else { return nil }
        return Candidate(.string(text), tokens: [name], score: score, match: .exact, risk: risk)
    }
}
