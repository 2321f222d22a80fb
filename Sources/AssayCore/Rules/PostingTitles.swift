/// A posting's title where no caption leads to it: the heading, or the line that stands out.
extension RulesContext {
    func titles() -> [Candidate] {
        let found =
            (mainHeading().map { [$0] } ?? lineTitles()).map(withoutNames) + subjects().map(withoutNames)
            + announced() + piped() + runIn() + announcedByName()
        // Sentences are asked where no line is like a title.
        let isOpen = schema.posting != nil && found.allSatisfy { $0.score < 0.5 }
        return found + (isOpen ? soughtTitles() : [])
    }

    /// `Job announcement: Clerk`.
    private func announcedByName() -> [Candidate] {
        guard schema.posting != nil else { return [] }
        return scan.rows.prefix(8).compactMap { row in
            let colon = row.tokens.prefix(4).first { scan.tokens[$0].traits.contains(.beforeColon) }
            guard let colon, colon + 1 < row.tokens.upperBound, isCapitalised(colon + 1),
                !scan.tokens[colon + 1].hasDigits,
                isAnnouncement(row.tokens.lowerBound..<colon + 1),
                caption(beginningAt: row.tokens.lowerBound) == nil
            else { return nil }
            return candidate(colon + 1..<row.tokens.upperBound, score: 0.75, risk: 0.2)
        }
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
                score: prominence(of: line) + headingBonus(whole) + fit(ofTitle: line) + rank(ofTitle: whole),
                match: .exact,
                risk: 0.3)
        }
    }

    /// `# Clerk` is a heading of the first rank; the first line above `Posted by …` is the title.
    private func rank(ofTitle line: Range<Int>) -> Double {
        guard schema.posting != nil else { return 0 }
        let row = scan.tokens[line.lowerBound].row
        guard scan.rows[row].tokens == line else { return 0 }
        if scan.tokens[line.lowerBound].text == "#" { return row < 3 ? 0.5 : 0.2 }
        guard row == 0, scan.rows.count > 1, let employer = schema.posting?.employer,
            let below = caption(beginningAt: scan.rows[1].tokens.lowerBound), isOpen(below) || below.hasColon
        else { return 0 }
        return below.belongs(to: .field(employer)) ? 0.4 : 0
    }

    /// A finger points at a title, and is no part of it.
    private func withoutPicture(_ line: Range<Int>) -> Range<Int> {
        guard schema.posting != nil else { return line }
        let first = line.first {
            (!Self.isParting(scan.tokens[$0].text) || !scan.key(of: $0).isEmpty)
                && scan.tokens[$0].text.first != "#"
        }
        return (first ?? line.lowerBound)..<line.upperBound
    }

    /// Who hires and what announces a posting are no titles; a mark for all genders closes one.
    private func fit(ofTitle line: Range<Int>) -> Double {
        guard schema.posting != nil else { return 0 }
        let row = scan.tokens[line.lowerBound].row
        let isOther =
            isInstitution(line) || isBody(line) || PostingWords.offices.occurs(in: line, scan)
            || PostingWords.announcements.occurs(in: line, scan) || isProse(row) || opensHeading(row)
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
        "invites applications for", "applications for", "seek to employ", "vacancy for", "vacancy for a",
        "situation of",
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
