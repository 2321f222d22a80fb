/// Who hires, where the page's first lines say so above everything else: a notice's head, a site's banner.
extension RulesContext {
    /// The first line of a notice with captions: `Heron Rivers Trust` above `Position: Warden`. Lines that announce are left out.
    func letterhead() -> Candidate? {
        guard let page = scan.pages.first, page.source == .plainText || page.source == .textLayer else {
            return nil
        }
        let line = scan.rows.indices.prefix(8).first { row in
            let tokens = scan.rows[row].tokens
            return !isAnnouncement(tokens)
                && !tokens.prefix(2).contains { scan.tokens[$0].traits.contains(.beforeColon) }
        }
        // Below the first captions it is no head.
        guard let row = line, scan.rows[row].page == 0, let first = scan.rows[row].tokens.first,
            !scan.rows[..<row].contains(where: { isOwnCaption($0.tokens.lowerBound) }),
            !isBullet(scan.rows[row].tokens), caption(beginningAt: first)?.hasColon != true
        else { return nil }
        let parts = entries(of: row)
        let isCut = scan.rows[row].isWrapped || parts.contains(where: isAnnouncement)
        for whole in isCut ? parts : [scan.rows[row].tokens] {
            let part = scan.rows[row].isWrapped ? commaParts(whole).first ?? whole : whole
            guard let name = bodyName(part) else { continue }
            // Its short form in brackets belongs to the name, and says nothing about it.
            let open = name.dropFirst().first { scan.tokens[$0].text.hasPrefix("(") }
            let full = name.lowerBound..<(open ?? name.upperBound)
            let isSure =
                standsAgain(full) || isBody(full) || legalForm(in: full) != nil || isInstitution(full)
                || isAbbreviated(full)
            return candidate(name, score: isSure ? 0.8 : 0.58, risk: isSure ? 0.2 : 0.3)
        }
        return nil
    }

    /// Without the short form of a name that stands there in full: `HRT` beside `Heron Rivers Trust`; and without lines that
    /// announce.
    func withoutShortForms(_ names: [Candidate]) -> [Candidate] {
        let initials = names.compactMap { name in
            name.tokens.first.map { run in run.filter(isCapitalised).compactMap { scan.key(of: $0).first } }
        }.filter { $0.count > 2 }
        return names.filter { name in
            guard let run = name.tokens.first else { return true }
            if isAnnouncement(run) { return false }
            return run.count > 1 || !initials.contains(Array(scan.key(of: run.lowerBound)))
        }
    }

    /// A caption of this schema, with a colon.
    private func isOwnCaption(_ token: Int) -> Bool {
        caption(beginningAt: token).map { $0.hasColon && $0.isLeading } ?? false
            && !scan.tokens[token].text.contains("@")
    }

    /// A name of several words, as it is printed.
    private func bodyName(_ entry: Range<Int>) -> Range<Int>? {
        let name = entry
        guard (2...12).contains(name.count), let last = name.last, isCapitalised(name.lowerBound),
            !scan.tokens[last].isWord || scan.tokens[last].text.contains(where: \.isUppercase)
                || Self.townBodies.contains(word(last)) || isFormWord(last),
            name.allSatisfy({ dateAt[$0] < 0 && !scan.tokens[$0].traits.contains(.beforeColon) }),
            !name.contains(where: {
                scan.tokens[$0].text.contains("@") || scan.tokens[$0].text.contains("://")
            }),
            !isSentence(commaParts(name).first ?? name) || isInstitution(name), !isChoice(name),
            !hasGenders(entry)
        else { return nil }
        return name
    }

    /// `JOB VACANCY NOTICE`: words that announce, and nothing else to speak of.
    func isAnnouncement(_ line: Range<Int>) -> Bool {
        let words = line.filter { scan.tokens[$0].hasLetters }
        let said = words.count { token in
            let key = scan.key(of: token)
            return Self.announcing.contains { key.starts(with: $0.utf8) }
        }
        return !words.isEmpty && 2 * said > words.count || words.isEmpty
            || PostingWords.announcements.matches(in: line, scan).contains { 2 * $0.count > words.count }
    }

    /// How words begin that announce.
    private static let announcing = [
        "vacan", "job", "position", "announc", "notice", "advert", "posting", "recruit", "employment",
        "circular",
        "career", "opportunit", "hiring", "wanted", "external", "internal", "readvert", "urgent", "help",
        "stellen",
        "ausschreib", "offre", "emploi", "oferta", "empleo", "vacature", "ledig", "jobb", "annons", "please",
        "opening",
    ]

    /// A name whose last word says what kind of body it is, or its first: `Maritime Archive Agency`, `Region Norra Fjärden`.
    func isBody(_ name: Range<Int>) -> Bool {
        let words = name.filter { scan.tokens[$0].isWord }
        guard words.count > 1, words.count <= 9, let first = words.first, let last = words.last,
            isCapitalised(first)
        else { return false }
        if Self.bodies.contains(word(last)) {
            return isCapitalised(last) || Self.townBodies.contains(word(last))
        }
        return Self.bodyOpenings.contains(word(first)) && isCapitalised(words[1])
    }

    private static let bodies: Set<String> = [
        "agency", "authority", "ministry", "bureau", "commission", "committee", "foundation", "association",
        "society", "federation", "initiative", "trust", "institute", "partnership", "museum", "archive",
        "archives",
        "clinic", "hospital", "co-operative", "cooperative", "municipality", "board", "corporation", "fund",
        "union", "alliance", "academy", "orchestra", "theatre", "diocese", "stad", "kommun", "landsting",
        "forvaltning", "verket", "stiftelse", "forening", "verein", "verband", "stiftung", "genossensch",
    ]
    static let townBodies: Set<String> = ["stad", "kommun", "landsting", "lan"]
    private static let bodyOpenings: Set<String> = [
        "region", "lansstyrelse", "lansstyrelsen", "ministry", "landstinget",
    ]

    /// `Heron Rivers Trust (HRT)`, and `HRT` elsewhere.
    private func isAbbreviated(_ name: Range<Int>) -> Bool {
        let next = name.upperBound
        guard next < scan.tokens.count, scan.tokens[next].text.hasPrefix("("), isContinued(next - 1) else {
            return false
        }
        let short = scan.key(of: next)
        let initials = name.filter(isCapitalised).compactMap { scan.key(of: $0).first }
        guard short.count > 1, initials.starts(with: short) || Array(short).starts(with: initials) else {
            return false
        }
        return scan.tokens.indices.contains { $0 != next && scan.key(of: $0).elementsEqual(short) }
    }

    /// A site's banner above the title: the name of a public body in one of the first lines.
    func banner(above row: Int) -> Candidate? {
        for above in scan.rows.indices.prefix(min(row, 8)) where scan.rows[above].page == 0 && !isProse(above)
        {
            guard !isBullet(scan.rows[above].tokens),
                let name = entries(of: above).first(where: { isBody($0) && !isAnnouncement($0) })
            else { continue }
            return candidate(name, score: 0.66, risk: standsAgain(name) ? 0.1 : 0.2)
        }
        return nil
    }
}
