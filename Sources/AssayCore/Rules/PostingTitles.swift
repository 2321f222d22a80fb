/// A posting's title where no caption leads to it: the heading, or the line that stands out.
extension RulesContext {
    func titles() -> [Candidate] {
        let found =
            (mainHeading().map { [$0] } ?? lineTitles()).map(withoutNames) + subjects().map(withoutNames)
            + announced() + piped() + runIn()
        // Sentences are asked where no line is like a title.
        let isOpen = schema.posting != nil && found.allSatisfy { $0.score < 0.5 }
        return found + (isOpen ? soughtTitles() : [])
    }

    private func runIn() -> [Candidate] { schema.posting == nil ? [] : runInTitles() }

    /// The likeliest, with what is attached to it.
    func mainTitle() -> Candidate? {
        mainHeading() ?? subjects().first ?? Candidate.ranked(lineTitles()).first
    }

    private func lineTitles() -> [Candidate] {
        headLines().map { whole in
            let line = withoutPicture(whole)
            return Candidate(
                .string(Self.joined([scan.text(of: line)])), tokens: [line],
                score: prominence(of: line) + headingBonus(line) + fit(ofTitle: line), match: .exact,
                risk: 0.3)
        }
    }

    /// A finger points at a title, and is no part of it.
    private func withoutPicture(_ line: Range<Int>) -> Range<Int> {
        guard schema.posting != nil else { return line }
        let first = line.first { !Self.isParting(scan.tokens[$0].text) || !scan.key(of: $0).isEmpty }
        return (first ?? line.lowerBound)..<line.upperBound
    }

    /// Who hires and what announces a posting are no titles; a mark for all genders closes one.
    private func fit(ofTitle line: Range<Int>) -> Double {
        guard schema.posting != nil else { return 0 }
        let row = scan.tokens[line.lowerBound].row
        let isOther =
            isInstitution(line) || PostingWords.offices.occurs(in: line, scan)
            || PostingWords.announcements.occurs(in: line, scan) || isProse(row)
            || line.dropFirst().contains { isTown($0) } && !hasGenders(line)
            || line.dropFirst().contains { ["|", "·", "•"].contains(scan.tokens[$0].text) }
        return (isOther ? -0.35 : 0) + (hasGenders(line) ? 0.2 : 0) + (isAnnounced(line) ? 0.3 : 0)
    }

    /// `Inn at the Lake, 5020 Salzburg`: a postal code and a town behind a comma.
    private func isTown(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        return scan.tokens[token - 1].text.hasSuffix(",") && isPostalCode(text) && !text.hasPrefix("20")
            && token + 1 < scan.tokens.count && isContinued(token) && isCapitalised(token + 1)
    }

    /// `(m/w/d)`, `(H/F)`: in most of Europe a title ends with it.
    func hasGenders(_ line: Range<Int>) -> Bool {
        line.contains { token in
            let text = scan.tokens[token].text.lowercased()
            return Self.genders.contains { text.contains($0) }
        }
    }

    private static let genders = [
        "m/w/d", "w/m/d", "m/f/d", "f/m/d", "d/m/w", "m/w/x", "f/m/x", "m/f/x", "m/v/x", "v/m/x", "(m/f)",
        "(f/m)", "(m/v)", "(v/m)",
        "(h/f)", "(f/h)", "h/f/x", "genders)", "(m/k)", "(k/m)", "*in", "/in", ":in",
    ]

    /// Whether the line above ends with what leads to a title: `the position of`, `Wir suchen ab sofort`.
    private func isAnnounced(_ line: Range<Int>) -> Bool {
        let row = scan.tokens[line.lowerBound].row - 1
        guard row >= 0, line.lowerBound == withoutPicture(scan.rows[row + 1].tokens).lowerBound,
            !isProse(row + 1)
        else {
            return false
        }
        let above = scan.rows[row].tokens
        let isShort = above.count <= 8 && PostingWords.calls.occurs(in: above, scan)
        return isShort || Self.leads.matches(in: above, scan).contains { $0.upperBound == above.upperBound }
    }

    private static let leads = PhraseSet([
        "stelle als", "stelle eines", "stelle einer", "position of", "position as", "post of", "poste de",
        "poste d'un", "plaza de",
        "puesto de", "tjänst som", "functie van", "posto di", "vaga de", "stilling som", "als", "suchen wir",
        "looking for a", "looking for an", "hiring a", "hiring an", "seeking a", "seeking an",
    ])

    /// `a vacancy for the post of Chief Clerk`, on one line.
    private func announced() -> [Candidate] {
        guard schema.posting != nil else { return [] }
        return scan.rows.prefix(12).flatMap { row in
            Self.leads.matches(in: row.tokens, scan).compactMap { lead -> Candidate? in
                guard lead.count > 1, lead.upperBound < row.tokens.upperBound, isCapitalised(lead.upperBound)
                else {
                    return nil
                }
                let line = lead.upperBound..<row.tokens.upperBound
                let end = line.first { ".,;(".contains(scan.tokens[$0].text.last ?? " ") }.map { $0 + 1 }
                return candidate(lead.upperBound..<(end ?? line.upperBound), score: 0.7, risk: 0.3)
            }
        }
    }

    /// A mail to a list: its subject without the list's name.
    private func subjects() -> [Candidate] {
        guard schema.posting != nil else { return [] }
        return scan.rows.prefix(8).compactMap { row in
            guard let first = row.tokens.first, scan.tokens[first].traits.contains(.beforeColon),
                Self.subjectWords.contains(String(decoding: scan.key(of: first).prefix(12), as: UTF8.self))
            else { return nil }
            var line = first + 1..<row.tokens.upperBound
            if let open = line.first, scan.tokens[open].text.hasPrefix("["),
                let close = line.first(where: { scan.tokens[$0].text.hasSuffix("]") })
            {
                line = close + 1..<line.upperBound
            }
            return candidate(line, score: 0.9, risk: 0.2)
        }
    }

    /// Where employers write to a thread of vacancies, the first line is `Company | Title | Place | …`.
    private func piped() -> [Candidate] {
        guard let line = pipedLine, line.count > 1 else { return [] }
        return candidate(line[1], score: 0.75, risk: 0.3).map { [$0] } ?? []
    }

    /// The names among the entries of a first line that bars part, where others among them state pay or a contract.
    var pipedLine: [Range<Int>]? {
        guard schema.posting != nil, scan.pages.first?.source == .plainText else { return nil }
        // Above it a board may say who wrote it, and when.
        return scan.rows.indices.prefix(4).lazy.compactMap { row -> [Range<Int>]? in
            guard self.scan.rows[row].tokens.count(where: { self.scan.tokens[$0].text == "|" }) > 2 else {
                return nil
            }
            let entries = self.entries(of: row)
            guard entries.count > 3, entries.dropFirst(3).contains(where: self.isOtherEntry),
                !self.isOtherEntry(entries[0])
            else { return nil }
            return Array(entries.prefix(3))
        }.first
    }

    private static let subjectWords: Set<String> = [
        "subject", "betreff", "objet", "asunto", "onderwerp", "amne", "oggetto", "assunto", "emne", "temat",
    ]
}

/// Names that are attached to a title: `Clerk (m/f/d), Geneva`, `Clerk at Acme Ltd in Leeds`.
extension RulesContext {
    private struct Cut {
        let end: Int
        let name: Range<Int>
        let isPlace: Bool
    }

    /// The title without them.
    private func withoutNames(_ title: Candidate) -> Candidate {
        guard schema.posting != nil else { return title }
        let title = withoutCall(title)
        guard let cut = cuts(of: title).last, let first = title.tokens.first else { return title }
        let text = Self.joined([scan.text(of: first.lowerBound..<cut.end)])
        return withoutCall(
            Candidate(
                .string(text), tokens: [first.lowerBound..<cut.end], score: title.score, match: .exact,
                risk: title.risk))
    }

    /// `COOK WANTED` is a cook; and a list's name in brackets stands before a mail's subject.
    private func withoutCall(_ title: Candidate) -> Candidate {
        guard title.tokens.count == 1, var line = title.tokens.first, line.count > 1 else { return title }
        if scan.tokens[line.upperBound - 1].isWord, Self.calls.contains(word(line.upperBound - 1)) {
            line = line.lowerBound..<line.upperBound - 1
        }
        if scan.tokens[line.lowerBound].text.hasPrefix("["), scan.tokens[line.lowerBound].text.hasSuffix("]"),
            line.count > 1
        {
            line = line.lowerBound + 1..<line.upperBound
        }
        guard line != title.tokens.first else { return title }
        return Candidate(
            .string(Self.joined([scan.text(of: line)])), tokens: [line], score: title.score,
            match: title.match,
            risk: title.risk)
    }

    private static let calls: Set<String> = [
        "required", "wanted", "needed", "sought", "gesucht", "gezocht", "sokes", "soges", "cercasi",
    ]

    func namesInTitle(_ title: Candidate) -> HeadNames {
        var names = HeadNames()
        for cut in cuts(of: title) {
            if cut.isPlace {
                names.place = names.place ?? candidate(cut.name, score: 0.75, risk: 0.15)
            } else {
                let parts = commaParts(cut.name)
                names.employer = names.employer ?? candidate(parts.first ?? cut.name, score: 0.8, risk: 0.2)
                if let last = parts.last, parts.count > 1, hasPlaceMark(last) {
                    names.place = names.place ?? candidate(last, score: 0.6, risk: 0.25)
                }
            }
        }
        return names
    }

    /// From the last word to the first, while what is cut off is known for a name.
    private func cuts(of title: Candidate) -> [Cut] {
        guard let first = title.tokens.first, let last = title.tokens.last,
            scan.text(of: first.lowerBound..<last.upperBound).utf8.count < 300
        else { return [] }
        let line = first.lowerBound..<last.upperBound
        var cuts: [Cut] = []
        var end = line.upperBound
        for token in line.dropFirst().reversed() where token < end {
            if let cut = cut(at: token, upTo: end, line, didCut: !cuts.isEmpty) {
                cuts.append(cut)
                end = cut.end
            }
        }
        return cuts
    }

    private func cut(at token: Int, upTo end: Int, _ line: Range<Int>, didCut: Bool) -> Cut? {
        let key = String(decoding: scan.key(of: token).prefix(8), as: UTF8.self)
        if Self.hosts.contains(key) || scan.tokens[token].text == "@", token + 1 < end {
            let name = token + 1..<end
            let place = name.dropFirst().first { isLocative($0) || scan.tokens[$0].text.hasPrefix("(") }
            let host = name.lowerBound..<(place ?? end)
            let isNamed =
                legalForm(in: host) != nil || isInstitution(host)
                || (key == "at" || key.isEmpty) && host.allSatisfy(isNamePart) && isEmployed(host)
            guard isCapitalised(host.lowerBound), isNamed else { return nil }
            return Cut(end: token, name: host, isPlace: false)
        }
        if isLocative(token), token + 1 < end, line.contains(where: { isHost($0, before: token) }) {
            let name = token + 1..<end
            return isPlaceConfirmed(name) || hasPlaceMark(name)
                ? Cut(end: token, name: name, isPlace: true) : nil
        }
        let isMark = ["-", "–", "—", "|", "·"].contains(scan.tokens[token].text)
        guard isMark || scan.tokens[token - 1].text.hasSuffix(",") else { return nil }
        let name = (isMark ? token + 1 : token)..<end
        guard !name.isEmpty, name.count <= 6, isCapitalised(name.lowerBound) else { return nil }
        if legalForm(in: name) != nil || isInstitution(name) {
            return Cut(end: token, name: name, isPlace: false)
        }
        // Behind the mark for all genders the title is over.
        let isOver =
            hasGenders(token - 1..<token) || isMark && hasGenders(max(token - 2, line.lowerBound)..<token)
        let isPlace = isOver && (isCaptioned(name) || isPlaceConfirmed(name) || hasPlaceMark(name))
        return isPlace ? Cut(end: token, name: name, isPlace: true) : nil
    }

    /// Whether signs of the text, too, say that somebody hires.
    private func isEmployed(_ host: Range<Int>) -> Bool {
        guard standsAgain(host) else { return false }
        let keys = host.filter { !scan.key(of: $0).isEmpty }.map { scan.key(of: $0) }
        return (addressedNames() + hosts() + presented()).contains { candidate in
            candidate.tokens.first.map { matches(keys, at: $0.lowerBound) } == true
        }
    }

    private func isHost(_ token: Int, before end: Int) -> Bool {
        token < end && Self.hosts.contains(String(decoding: scan.key(of: token).prefix(8), as: UTF8.self))
            && legalForm(in: token + 1..<end) != nil
    }

    /// Whether a caption for places leads to the same words elsewhere.
    private func isCaptioned(_ name: Range<Int>) -> Bool {
        guard let place = schema.posting?.place else { return false }
        let keys = name.filter { !scan.key(of: $0).isEmpty }.map { scan.key(of: $0) }
        return captions(of: place).contains { caption in
            caption.hasColon && caption.tokens.upperBound < scan.tokens.count
                && matches(keys, at: caption.tokens.upperBound)
        }
    }

    private static let hosts: Set<String> = [
        "till", "hos", "at", "chez", "bei", "bij", "presso", "beim", "for",
    ]
}
