/// What requirements state in a form that can be told whatever their words are: a wish within one, the name of a tool. Where
/// no field took it, a person must look.
extension RulesContext {
    /// Requirements with words of wishes in them, in a part that was not taken as one.
    func openWishTraces() -> [Trace] {
        guard let posting = schema.posting, let field = posting.wishes, let required = posting.requirements
        else { return [] }
        return items(of: required).compactMap { item -> Trace? in
            let sign = item.tokens.flatMap { Array($0) }.first(where: isSoftWish)
            guard let sign else { return nil }
            let words = max(sign - 2, item.tokens.first?.lowerBound ?? sign)..<sign + 1
            return Trace(
                schema.schema.fields[field].name, .part(scan.text(of: words)), quote: quote(around: words))
        }.prefix(3).map { $0 }
    }

    /// `preferably`, `an asset`; but no `take advantage of`, `the desired results`.
    private func isSoftWish(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        guard Self.softWishes.contains(where: { key.starts(with: $0.utf8) }) else { return false }
        let isNoun = ["asset", "advan", "bonus"].contains { key.starts(with: $0.utf8) }
        if isNoun {
            return token > 0 && Self.wishLeads.contains(word(token - 1))
                || scan.tokens[token].text.hasSuffix(":")
        }
        return !key.elementsEqual("desire".utf8) && !key.elementsEqual("desires".utf8)
            && (!key.elementsEqual("desired".utf8) || endsClause(token) || !isContinued(token))
    }

    private static let wishLeads: Set<String> = [
        "a", "an", "added", "distinct", "strong", "real", "definite", "big", "as", "is", "your",
        "additional", "great",
    ]

    private static let softWishes = [
        "prefer", "desir", "advantage", "asset", "welcome", "ideally", "bonus", "optional",
        "wunschens", "vorteil", "idealerw", "souhait", "apprecie", "atout", "deseab", "valorab", "merit",
        "fordel", "voorkeur", "pluspunt", "gradit", "preferenz", "widzian",
    ]

    /// Names of tools among requirements and wishes that the skills lack.
    func skillTraces() -> [Trace] {
        guard let posting = schema.posting, let field = posting.skills else { return [] }
        let name = schema.schema.fields[field].name
        let isListed = areNames(listedItems(of: field))
        let items = [posting.requirements, posting.wishes].compactMap(\.self).flatMap(items(of:))
        let signs = items.flatMap(\.tokens).lazy.flatMap { run in
            run.lazy.filter { isListed ? isMixed($0) : isTool($0) || isCalled($0, in: run) }
        }
        let told =
            isListed
            ? []
            : toldTechnologies().prefix(12).compactMap { name in
                name.value.string.flatMap { text in name.tokens.first.map { (text, $0) } }
            }
        // Where only the text names technologies, it names others, too, that nothing tells.
        let named = isListed || told.count < 3 ? [] : namedSkills()
        return signs.prefix(12).map { token in
            Trace(
                name, .part(Self.bare(scan.tokens[token].text)), quote: quote(around: token..<token + 1))
        } + told.map { Trace(name, .part($0.0), quote: quote(around: $0.1)) }
            + told.prefix(1).map {
                Trace(name, .value(.array(named.map(\.value))), quote: quote(around: $0.1))
            }
    }

    /// `with a Hollowtone`, `in Larkbase`: a capital letter between words in small letters, where the language has none for nouns.
    private func isCalled(_ token: Int, in run: Range<Int>) -> Bool {
        guard conventions.language != "de", token > run.lowerBound, isCapitalised(token),
            scan.tokens[token].isWord,
            !endsClause(token - 1) || scan.tokens[token - 1].text.hasSuffix(","), !isCapitalised(token - 1),
            Self.beforeTools.contains(word(token - 1))
                || ["a", "an"].contains(word(token - 1)) && token - 2 >= run.lowerBound
                    && Self.beforeTools.contains(word(token - 2)),
            endsClause(token) || token + 1 == run.upperBound || !isCapitalised(token + 1)
        else { return false }
        let key = word(token)
        return key.count > 3 && !Self.properWords.contains { key.hasPrefix($0) }
            && FoldedWord(bare: scan.tokens[token].text).map {
                Places.currency(of: $0, isCapitalised: true) == nil
            } ?? true
            && !isPlaceConfirmed(token..<token + 1) && month(token) == nil
    }

    private static let beforeTools: Set<String> = [
        "with", "in", "using", "into", "like", "know", "knows", "med", "i", "avec", "sur", "con", "met", "or",
        "eller", "ou",
    ]

    /// How words begin that have a capital letter anyway: languages and peoples, degrees and schools, offices.
    private static let properWords = [
        "engl", "germ", "fren", "span", "ital", "port", "russ", "armen", "georg", "turk", "dutch", "flem",
        "swed", "norw",
        "danis", "danish", "finn", "poli", "ukrain", "greek", "arab", "hebr", "chin", "mandar", "cantones",
        "japan", "korea",
        "hindi", "urdu", "tamil", "bengal", "bangla", "punjab", "nepal", "swah", "kisw", "amhar", "oromo",
        "somali",
        "kazakh", "kyrgyz", "uzbek", "tajik", "azerb", "alban", "serb", "croat", "bosn", "slov", "bulgar",
        "roman",
        "hungar", "czech", "eston", "latv", "lithu", "irish", "welsh", "gael", "catal", "basq", "latin",
        "vietn", "thai",
        "malay", "filip", "tagal", "farsi", "persian", "pasht", "europ", "americ", "brit", "austral", "canad",
        "afric",
        "asian", "bachel", "master", "diplom", "degree", "doctor", "univer", "colleg", "school", "high",
        "level", "grade",
        "class", "depart", "minist", "govern", "state", "city", "count", "feder", "council", "board",
        "commis", "nation",
        "intern", "public", "health", "engin", "scien", "computer", "econom", "account", "math", "statis",
        "physic",
        "chemis", "biolog", "law", "busin", "financ", "market", "manag", "admin", "human", "social", "tech",
        "servi",
        "customer", "web", "internet", "monday", "tuesday", "wednes", "thursd", "friday", "saturd", "sunday",
        "christ",
        "svensk", "engels", "tysk", "fransk", "norsk", "dansk", "nederl", "duits", "frans", "ingl", "franc",
        "espa",
        "tede", "alem", "angl", "baccal", "licen", "first", "word", "armed", "section", "part", "title",
        "your", "must",
        "responsib", "profess", "team", "product", "project", "develop", "design", "experience", "knowledge",
        "ability",
    ]

    /// Capitals or digits behind small letters: `OpenRoads`, `Dental4U`.
    func isMixed(_ token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        guard isName(token), text.contains(where: \.isLowercase), !text.contains("@") else { return false }
        return !Self.degrees.contains(text.filter { $0.isLetter }.lowercased())
            && !text.dropFirst().contains { $0 == "-" || $0 == "/" || $0 == "'" || $0 == "’" || $0 == "." }
    }

    private func isTool(_ token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        guard isName(token), !isBody(abbreviation: token) else { return false }
        return isMixed(token)
            || text.count > 2 && text.count < 6 && !isOffice(token)
                && text.allSatisfy { $0.isUppercase || $0.isNumber }
                && !Self.degrees.contains(text.lowercased()) && !isShouted(token)
    }

    /// An abbreviation that stands again and again is one of the employer; a word that stands elsewhere in small letters is shouted.
    private func isOffice(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        var count = 0
        for other in scan.tokens.indices where scan.key(of: other).elementsEqual(key) {
            count += 1
            if count > 3 || !scan.tokens[other].text.contains(where: \.isUppercase) { return true }
        }
        return false
    }

    /// `an HRPX employee`, `Best Harp Practice (BHP)`, `ISA certified`: an office, a short form or a paper.
    private func isBody(abbreviation token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        if token > 0, Self.determiners.contains(word(token - 1)) { return true }
        let next = token + 1 < scan.tokens.count ? scan.key(of: token + 1) : []
        if Self.papers.contains(where: { next.starts(with: $0.utf8) }) { return true }
        let initials = (max(token - text.count, 0)..<token).compactMap {
            scan.tokens[$0].text.first(where: \.isLetter)
        }
        return scan.tokens[token].text.hasPrefix("(")
            && String(initials).lowercased() == text.lowercased()
    }

    private static let determiners: Set<String> = [
        "a", "an", "the", "der", "die", "das", "eine", "einen", "un", "une", "le", "la", "het", "de", "een",
        "en", "ett",
    ]
    private static let papers = [
        "employee", "certif", "regist", "licen", "accredit", "member", "citizen", "schein", "zertifi",
        "qualif", "exam",
    ]

    /// A line in capitals names nothing by them.
    private func isShouted(_ token: Int) -> Bool {
        let line = scan.rows[scan.tokens[token].row].tokens.filter { scan.tokens[$0].hasLetters }
        return line.count { !scan.tokens[$0].text.contains(where: \.isLowercase) } * 2 > line.count
    }

    private static let degrees: Set<String> = [
        "bsc", "msc", "phd", "mba", "bed", "beng", "meng", "hnd", "hnc", "ged", "gcse", "gcses", "usa", "cvs",
        "bachelors", "ba", "ma", "md", "nvq", "sia", "dbs", "cscs", "hgv", "lgv", "iii", "vii", "viii",
        "ifis", "eus", "uks", "eu", "uk",
        "llb", "llm",
        "cap", "bep", "bts", "dut", "ects", "eea", "ngo", "ngos", "iso", "mpa", "mph", "bcom", "cpa", "acca",
        "url", "crb", "ppe", "and", "not", "all", "any", "you", "must", "sas", "gmbh", "ltd", "plc", "inc",
        "usd", "eur", "gbp",
    ]
}
