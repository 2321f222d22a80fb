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
        guard !isTitleCaptioned, let head = postingHead(below: title) else { return names }
        var loose: [Range<Int>] = []
        for (number, line) in (head.below + head.above).enumerated()
        where isEntryLine(line) && !isAnswer(line) {
            var open: [Range<Int>] = []
            add(line, to: &names, loose: &open, posting)
            // Further down a line that nothing confirms may say anything.
            if number < 3 || number >= head.below.count { loose += open }
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
        return captions(of: title).contains { $0.hasColon && $0.isLeading }
    }

    private func add(
        _ line: [Range<Int>], to names: inout HeadNames, loose: inout [Range<Int>], _ posting: PostingFields
    ) {
        var places: [Range<Int>] = []
        for entry in line.flatMap({ isPinned($0.lowerBound) ? [$0] : partedAtChoices($0) }) {
            if let place = captionedPlace(entry, posting) {
                if names.place == nil { names.place = candidate(place, score: 0.8, risk: 0.1) }
            } else if let place = pictured(entry) {
                names.place = names.place ?? place
            } else if isOtherEntry(withoutBrackets(entry)) {
                continue
            } else if !addParts(of: entry, to: &names) {
                if hasPlaceMark(entry) || hasRegion(entry) {
                    places.append(entry)
                } else if line.contains(where: { $0 != entry && $0.contains(entry.lowerBound) }) {
                    // A name among the kinds of a contract is a place.
                    names.place = names.place ?? place(entry)
                } else {
                    loose.append(entry)
                }
            }
        }
        guard names.place == nil, let first = places.first, let last = places.last else { return }
        // `Leeds | York | Hull`: all of them.
        let around = line.filter { entry in !isOtherEntry(entry) && entry.count <= 2 }
        if around.count > 2, around.count == line.count, let start = around.first, let end = around.last {
            loose.removeAll { around.contains($0) }
            names.place = place(start.lowerBound..<end.upperBound)
        } else {
            names.place = place(first.lowerBound..<(places.count > 1 ? last : first).upperBound)
        }
    }

    /// `Full-time, Leeds, from May`: commas part entries where one of them is a choice.
    private func partedAtChoices(_ entry: Range<Int>) -> [Range<Int>] {
        let parts = commaParts(entry)
        return parts.count > 1 && parts.contains(where: isChoice) ? parts : [entry]
    }

    private func isPinned(_ first: Int) -> Bool {
        first > 0 && scan.tokens[first - 1].text.hasPrefix("📍")
    }

    /// A pin stands before places, and `Remote (Spain)` says where from.
    private func pictured(_ entry: Range<Int>) -> Candidate? {
        let first = entry.lowerBound
        let isPinned = isPinned(first)
        let isFromAfar =
            scan.key(of: first).elementsEqual("remote".utf8) && entry.count > 1
            && scan.tokens[first + 1].text.hasPrefix("(") && entry.count < 5
        guard isPinned || isFromAfar else { return nil }
        return candidate(entry, score: 0.7, risk: isPinned ? 0.2 : 0.28)
    }

    /// `Standort Kassel` in a line of entries.
    private func captionedPlace(_ entry: Range<Int>, _ posting: PostingFields) -> Range<Int>? {
        guard let place = posting.place, let caption = caption(beginningAt: entry.lowerBound),
            !caption.hasColon,
            caption.belongs(to: .field(place)), caption.tokens.upperBound < entry.upperBound,
            isCapitalised(caption.tokens.upperBound)
        else { return nil }
        return caption.tokens.upperBound..<entry.upperBound
    }

    /// `Acme Ltd, 4020 Linz`, `Cycle Shop, Leeds`, `Upton Council, Parks`: the name before the first comma.
    private func addParts(of entry: Range<Int>, to names: inout HeadNames) -> Bool {
        let parts = commaParts(entry)
        guard let first = parts.first, let last = parts.last else { return false }
        if parts.count == 1 {
            guard legalForm(in: entry) != nil || isInstitution(entry) else { return false }
            if names.employer == nil { names.employer = employer(entry) }
            return true
        }
        let isFormed = legalForm(in: first) != nil || isInstitution(first)
        // `Leeds, West Yorkshire`, `Dublin, Ireland`.
        if !isFormed, hasPlaceMark(first) || first.count == 1 && (hasPlaceMark(last) || isRegionCode(last)) {
            return false
        }
        // `Elmford, Minnesota`, and `in Elmford` elsewhere.
        if !isFormed, parts.count == 2, isPlaceConfirmed(first) || isPlaceConfirmed(last) {
            if names.place == nil { names.place = place(entry) }
            return true
        }
        guard isFormed || standsAgain(first) || !hasPlaceMark(entry) && first.count > 1 else { return false }
        if names.employer == nil { names.employer = employer(first) }
        if names.place == nil, !isOffice(last), last.count <= 4 { names.place = place(last) }
        return true
    }

    /// `OH`, `NSW`.
    private func isRegionCode(_ part: Range<Int>) -> Bool {
        let text = scan.text(of: part)
        return (2...3).contains(text.count) && text.allSatisfy(\.isUppercase)
    }

    func isInstitution(_ entry: Range<Int>) -> Bool {
        entry.count > 1 && entry.count <= 9 && PostingWords.institutions.occurs(in: entry, scan)
    }

    private func isOffice(_ entry: Range<Int>) -> Bool {
        PostingWords.offices.occurs(in: entry, scan) || entry.count > 3
    }

    private func employer(_ entry: Range<Int>) -> Candidate? {
        guard !PostingWords.offices.occurs(in: entry, scan) || isInstitution(entry) else { return nil }
        let name = withoutBrackets(entry)
        let isFormed = legalForm(in: name) != nil || isInstitution(name)
        let isAgain = standsAgain(name)
        let score = isFormed || isAgain ? 0.8 : 0.58
        return candidate(
            name, score: score, risk: isFormed && isAgain ? 0.1 : isFormed || isAgain ? 0.2 : 0.3)
    }

    /// `Town of Wells (12,000 people)`.
    private func withoutBrackets(_ entry: Range<Int>) -> Range<Int> {
        guard let open = entry.dropFirst().first(where: { scan.tokens[$0].text.hasPrefix("(") }) else {
            return entry
        }
        return entry.lowerBound..<open
    }

    private func place(_ entry: Range<Int>) -> Candidate? {
        let isSure = isPlaceConfirmed(entry) || entry.contains(where: isPostal)
        return candidate(
            // Of 14 such places with a mark that nothing else confirmed, some of them on pages nobody had seen, all were right.
            entry, score: isSure ? 0.75 : hasPlaceMark(entry) || hasRegion(entry) ? 0.7 : 0.5,
            risk: isSure ? 0.15 : hasPlaceMark(entry) || hasRegion(entry) ? 0.22 : 0.28)
    }

    /// `Vernio (PO)`, `San Vidal (Araba)`: a province in brackets, behind at most two words.
    private func hasRegion(_ entry: Range<Int>) -> Bool {
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
