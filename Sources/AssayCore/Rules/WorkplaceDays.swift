/// Where the work is done a part of the week: `two days at home`, `3 jours de télétravail par semaine` mean both places.
extension RulesContext {
    /// For a choice that has a value of both places: days or parts of the week beside a word for either.
    func sharedWeeks(for field: Int) -> [Candidate] {
        guard schema.schema.fields[field].choices.contains("hybrid") else { return [] }
        return Self.sites.matches(in: scan.tokens.indices, scan).compactMap { site in
            guard let days = days(near: site) else { return nil }
            let tokens = min(days.lowerBound, site.lowerBound)..<max(days.upperBound, site.upperBound)
            return Candidate(
                .string("hybrid"), tokens: [tokens], score: 0.95 - 0.1 * depth(of: site.lowerBound),
                match: .normalised)
        }
    }

    /// A count and `days` within a few words, in one sentence.
    private func days(near site: Range<Int>) -> Range<Int>? {
        let first = max(site.lowerBound - 7, 0)
        let last = min(site.upperBound + 7, scan.tokens.count)
        return (first..<last).first { token in
            let key = scan.key(of: token)
            guard token > 0, !site.contains(token), key.count <= 8,
                Self.dayWords.contains(String(decoding: key, as: UTF8.self)), isCount(token - 1),
                !isOfMonth(token)
            else { return false }
            let between = min(token, site.lowerBound)..<max(token, site.upperBound - 1)
            return between.allSatisfy {
                isContinued($0) && !(scan.tokens[$0].text.hasSuffix(".") && scan.tokens[$0].isWord)
            }
        }.map { $0 - 1..<$0 + 1 }
    }

    /// `two days a month at the plant`: too few for a second place.
    private func isOfMonth(_ day: Int) -> Bool {
        (day + 1..<min(day + 4, scan.tokens.count)).contains { token in
            let key = scan.key(of: token)
            return isContinued(token - 1) && !endsClause(token - 1)
                && ["month", "monat", "mois", "mes", "maand", "manad", "maned", "quarter", "year", "jahr"]
                    .contains {
                        key.elementsEqual($0.utf8)
                    }
        }
    }

    /// A count and a word for days among some tokens.
    func statesDays(_ range: Range<Int>) -> Bool {
        range.dropFirst().contains { token in
            let key = scan.key(of: token)
            return key.count <= 8 && Self.dayWords.contains(String(decoding: key, as: UTF8.self))
                && isCount(token - 1)
        }
    }

    private func isCount(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        let text = scan.tokens[token].text
        if key.count <= 3, key.allSatisfy({ (0x31...0x36).contains($0) }), !key.isEmpty,
            key.count == 1 || text.contains("-") || text.contains("–")
        {
            return true
        }
        return key.count <= 8 && Self.counts.contains(String(decoding: key, as: UTF8.self))
    }

    private static let counts: Set<String> = [
        "one", "two", "three", "four", "few", "ein", "einen", "zwei", "drei", "vier", "un", "deux", "trois",
        "quatre", "uno", "dos", "tres",
        "cuatro", "een", "twee", "drie", "en", "tva", "tre", "fyra", "due", "quattro", "um", "dois", "to",
        "dwa", "trzy",
    ]
    private static let dayWords: Set<String> = [
        "day", "days", "tag", "tage", "tagen", "jour", "jours", "dia", "dias", "dag", "dagen", "dagar",
        "dage", "giorno", "giorni", "dni",
    ]
    private static let sites = PhraseSet([
        "home", "homeoffice", "home office", "remote", "remotely", "onsite", "on site", "on-site", "office",
        "zuhause", "zu Hause", "mobil", "mobiles Arbeiten",
        "vor Ort", "im Büro", "télétravail", "distanciel", "sur site", "présentiel", "bureau", "teletrabajo",
        "casa", "oficina", "presencial", "remoto",
        "thuis", "thuiswerken", "op kantoor", "kantoor", "hemifrån", "hemma", "distans", "kontoret",
        "smart working", "da remoto", "wherever you like", "wherever you want", "where you like", "telework",
        "distansarbete", "telecommuting", "telecommute", "home working", "hemkontor", "hjemmekontor",
        "hemarbete", "homeworking", "teletravail",
        "ufficio", "teletrabalho", "escritório", "hjemmefra", "hjemmearbejde", "zdalnie", "biurze",
    ])
}
