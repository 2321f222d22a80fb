/// Where the work is done and what is looked for, where only sentences say so; guesses that a person should look at.
extension RulesContext {
    /// `based in Leeds`, `Dienstort ist Kassel`, `vår butik i Lund`.
    func statedPlaces() -> [Candidate] {
        PhraseFinder(index: Self.placeCues, scan: scan, isFuzzy: false).hits(in: scan.tokens.indices)
            .filter { $0.quality == 1 }
            .compactMap { hit -> Candidate? in
                let isNamed = Self.placeCues.phrases[hit.phrase].owners == [0]
                guard let place = self.place(after: hit.tokens) else { return nil }
                let bonus = isNamed ? 0.15 : isPlaceConfirmed(place) ? 0.05 : 0
                return placeCandidate(
                    place, score: 0.42 + bonus - 0.05 * depth(of: place.lowerBound), risk: 0.3)
            }
    }

    /// Without the mark that ends its sentence.
    func placeCandidate(_ place: Range<Int>, score: Double, risk: Double) -> Candidate? {
        let text = Self.trimmedPlace(scan.text(of: place))
        guard text.utf8.count > 1 else { return nil }
        return Candidate(.string(text), tokens: [place], score: score, match: .exact, risk: risk)
    }

    /// `Town of Hale`, `Stadt Hale`, `Hale kommun`: who hires says where, and no more than a guess.
    func bodyPlaces(_ employer: Candidate?) -> [Candidate] {
        guard let name = employer?.tokens.first, name.count > 1 else { return [] }
        if let opening = Self.townOpenings.match(at: name.lowerBound, in: scan),
            opening.upperBound < name.upperBound
        {
            return placeCandidate(opening.upperBound..<name.upperBound, score: 0.4, risk: 0.3).map { [$0] }
                ?? []
        }
        let last = name.upperBound - 1
        guard Self.townBodies.contains(word(last)) else { return [] }
        return placeCandidate(name.lowerBound..<last, score: 0.4, risk: 0.3).map { [$0] } ?? []
    }

    private static let townOpenings = PhraseSet([
        "city of", "town of", "county of", "village of", "borough of", "stadt", "gemeinde", "ville de",
        "mairie de",
        "commune de", "ayuntamiento de", "comune di", "gemeente", "region",
    ])

    /// `Utvecklare till Acme i Hale`: the title's last words, sure where the text names the place again.
    func titlePlaces() -> [Candidate] {
        guard let title = mainTitle(), title.score > 0.6, let line = title.tokens.last,
            let sign = line.dropFirst().last(where: isLocative)
        else {
            return []
        }
        let place = sign + 1..<line.upperBound
        guard (1...3).contains(place.count), place.allSatisfy(isCapitalised), !isCommon(place),
            !isChoice(place)
        else { return [] }
        let isSure = isPlaceConfirmed(place)
        return placeCandidate(place, score: isSure ? 0.6 : 0.44, risk: isSure ? 0.2 : 0.3).map { [$0] } ?? []
    }

    /// The capitalised words behind an opener, `the` and `central` left out, with what stands behind a comma.
    private func place(after opener: Range<Int>) -> Range<Int>? {
        var first = opener.upperBound
        while first < scan.tokens.count, first < opener.upperBound + 2, isContinued(first - 1),
            !isCapitalised(first),
            Self.beforePlaces.contains(String(decoding: scan.key(of: first).prefix(9), as: UTF8.self))
        {
            first += 1
        }
        guard first < scan.tokens.count, isContinued(first - 1), !endsClause(first - 1), isCapitalised(first),
            !isArticle(first), month(first) == nil, dateAt[first] < 0, scan.tokens[first].isWord
        else { return nil }
        var end = first + 1
        while end < scan.tokens.count, end - first < 6, isContinued(end - 1),
            isCapitalised(end) || isPostal(end),
            dateAt[end] < 0, !endsClause(end - 1) || scan.tokens[end - 1].text.hasSuffix(",")
        {
            end += 1
        }
        return isChoice(first..<end) || isCommon(first..<end) ? nil : first..<end
    }

    private static let beforePlaces: Set<String> = [
        "the", "our", "central", "centrala", "downtown", "der", "die", "den",
    ]

    /// Those of the first sort name the place, those of the second lead to places of the employer.
    private static let placeCues: PhraseIndex = {
        var index = PhraseIndex()
        for phrase in [
            "based in", "located in", "situated in", "dienstort ist", "arbeitsort ist", "einsatzort ist",
            "standort ist", "dein standort", "basé à", "basée à", "située à", "situé à", "ubicado en",
            "ubicada en", "con base en", "placerad i", "standplaats is", "con sede a", "per la sede di",
            "kunden i", "kunder i", "kund i", "lokaler i", "lokaler i centrala", "kontoret i",
            "kontor i centrala", "baserad i",
            "baserade i", "sitter i", "finns i", "ligger i", "ligger mitt i", "mitt i", "ab i", "skolan i",
            "beläget i", "placering i",
            "located at", "we are in", "vi finns i", "place of work is", "duty station is",
            "work from our office in", "join us in",
            "join us at", "team based in", "arbetsplatsen ligger i", "werken in onze vestiging in",
        ] {
            index.insert(phrase, owner: 0)
        }
        for phrase in [
            "office in", "offices in", "office is at", "office at", "office is in", "shop in", "shop on",
            "store in",
            "studio in", "team in", "site in", "factory in", "workshop in", "headquarters in",
            "headquartered in",
            "place on", "clinic in", "school in", "warehouse in", "plant in", "restaurant in", "filiale in",
            "büro in",
            "standort in", "sitz in", "werk in", "praxis in", "werkstatt in", "bureaux à", "locaux à",
            "atelier à", "usine de", "agence de", "oficina en", "oficinas en", "sede en", "tienda en",
            "sede di",
            "ufficio di", "stabilimento di", "kontor i", "butik i", "verkstad i", "vestiging in",
            "kantoor in",
            "winkel in", "gevestigd in", "campus in", "hub in", "in the heart of", "mitten in", "practice in",
        ] {
            index.insert(phrase, owner: 1)
        }
        return index
    }()

    /// `… on the hunt for an patient tuner to join us`: what an employer says it looks for, up to the word that goes on.
    func soughtTitles() -> [Candidate] {
        scan.tokens.indices.lazy.compactMap { token -> Range<Int>? in
            guard let call = Self.seeking.match(at: token, in: self.scan) else { return nil }
            var first = call.upperBound
            while first < self.scan.tokens.count, first < call.upperBound + 2, self.isContinued(first - 1),
                Self.fillers.contains(self.short(first))
            {
                first += 1
            }
            guard first < self.scan.tokens.count, self.isContinued(first - 1),
                Self.determiners.contains(self.short(first))
            else { return nil }
            return self.nounPhrase(from: first + 1)
        }
        .prefix(3).compactMap { candidate($0, score: 0.56, risk: 0.4) }
    }

    private func nounPhrase(from first: Int) -> Range<Int>? {
        var end = first
        while end < scan.tokens.count, end - first < 6, isContinued(end - 1), scan.tokens[end].isWord,
            end == first || !endsClause(end - 1), !Self.stops.contains(short(end)), dateAt[end] < 0
        {
            end += 1
        }
        guard end > first, scan.text(of: first..<end).utf8.count > 3 else { return nil }
        return first..<end
    }

    private func short(_ token: Int) -> String {
        String(decoding: scan.key(of: token).prefix(9), as: UTF8.self)
    }

    private static let seeking = PhraseSet([
        "looking for", "hunt for", "is hiring", "are hiring", "is seeking", "seeks", "are seeking", "we need",
        "sucht", "suchen wir", "wir suchen", "cherche", "recherche", "recrute", "recherchons", "busca",
        "buscamos",
        "cerca", "cerchiamo", "zoekt", "zoeken wij", "wij zoeken", "söker", "söker vi", "vi söker",
    ])
    private static let determiners: Set<String> = [
        "a", "an", "eine", "einen", "ein", "un", "une", "una", "een", "en", "ett", "uno",
    ]
    private static let fillers: Set<String> = [
        "deshalb", "daher", "now", "currently", "ab", "sofort", "dringend", "also", "nu", "nun", "per",
        "direct",
    ]
    private static let stops: Set<String> = [
        "to", "who", "with", "for", "in", "at", "on", "that", "and", "from", "zu", "fur", "im", "mit", "der",
        "die",
        "ab", "und", "pour", "pres", "avec", "a", "en", "para", "con", "que", "per", "da", "voor", "met",
        "om",
        "die", "till", "med", "som", "i", "ar", "as", "join", "will", "can", "zum", "zur", "qui", "based",
    ]

    /// `PIANO TUNER. Trained tuner required …`: a small advertisement opens with its title in capitals.
    func runInTitles() -> [Candidate] {
        scan.rows.indices.prefix(4).compactMap { row -> Candidate? in
            let line = scan.rows[row].tokens
            guard line.count > 4,
                row == 0 || PostingWords.announcements.occurs(in: scan.rows[row - 1].tokens, scan),
                let last = line.prefix(6).first(where: { ".:".contains(scan.tokens[$0].text.last ?? " ") }),
                last + 1 < line.upperBound,
                (line.lowerBound...last).allSatisfy({ token in
                    let text = scan.tokens[token].text
                    return scan.tokens[token].hasLetters && text.uppercased() == text
                }), scan.tokens[last + 1].text.contains(where: \.isLowercase)
            else { return nil }
            return candidate(line.lowerBound..<last + 1, score: 0.7, risk: 0.4)
        }
    }
}
