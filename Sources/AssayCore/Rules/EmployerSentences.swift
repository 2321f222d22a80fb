/// Who hires, where only a sentence says so: `Acme is hiring`, `working at Acme`.
extension RulesContext {
    /// For a schema with one organisation that need not be stated: the names that sentences give it. What a sentence says
    /// of the one who hires counts more than where the work is said to be.
    func employers(for field: Int) -> [Candidate] {
        let isOnly = schema.roles.count { $0 == .organisation } == 1
        guard schema.roles[field] == .organisation, isOnly, !schema.schema.fields[field].isRequired else {
            return []
        }
        return PhraseFinder(index: Self.phrases, scan: scan, isFuzzy: false).hits(in: scan.tokens.indices)
            .filter { $0.quality == 1 && isOneSentence($0.tokens) && !isInverted($0.tokens) }
            .compactMap { hit in
                Self.phrases.phrases[hit.phrase].owners == [Self.predicate]
                    ? candidate(name(endingBefore: hit.tokens.lowerBound), score: 0.69, risk: 0.17)
                    : candidate(name(beginningAfter: hit.tokens), score: 0.53, risk: 0.07)
            }
    }

    /// `Därför söker vi`, `Jetzt sucht er`: what stands before the verb is no name where its subject follows.
    private func isInverted(_ verb: Range<Int>) -> Bool {
        guard verb.upperBound < scan.tokens.count else { return false }
        let key = scan.key(of: verb.upperBound)
        return key.count <= 4 && Self.pronouns.contains(String(decoding: key, as: UTF8.self))
    }

    private static let pronouns: Set<String> = [
        "vi", "wir", "wij", "we", "er", "sie", "du", "ni", "man", "ze",
    ]

    private func candidate(_ name: Range<Int>?, score: Double, risk: Double) -> Candidate? {
        guard let name, !isCommon(name) else { return nil }
        let text = Self.joined([scan.text(of: name)])
        guard text.utf8.count > 1 else { return nil }
        return Candidate(
            .string(text.hasSuffix("’s") || text.hasSuffix("'s") ? String(text.dropLast(2)) : text),
            tokens: [name],
            score: score, match: .exact, risk: risk)
    }

    /// Whether no sentence ends between the first token and the last, and lines between them go on.
    private func isOneSentence(_ range: Range<Int>) -> Bool {
        range.dropLast().allSatisfy { !endsClause($0) && isContinued($0) }
    }

    func isContinued(_ token: Int) -> Bool {
        guard token + 1 < scan.tokens.count else { return false }
        let (row, next) = (scan.tokens[token].row, scan.tokens[token + 1].row)
        return row == next || row + 1 == next && scan.rows[row].isWrapped
    }

    func endsClause(_ token: Int) -> Bool {
        guard let mark = scan.tokens[token].text.unicodeScalars.last else { return false }
        if mark == "." { return !scan.tokens[token].text.dropLast().contains(".") }
        return ",;:!?)".unicodeScalars.contains(mark)
    }

    /// The capitalised words right before a predicate.
    func name(endingBefore token: Int) -> Range<Int>? {
        var start = token
        // `Hale stad söker`: the kind of body in small letters.
        if start > 1, Self.townBodies.contains(word(start - 1)), isCapitalised(start - 2),
            isContinued(start - 1)
        {
            start -= 1
        }
        // `Strojenie Lira sp. z o.o. zatrudni`: the form in small letters.
        if start > 3, word(start - 1) == "oo", word(start - 2) == "z", word(start - 3) == "sp" { start -= 3 }
        while start > 0, token - start < 10, isContinued(start - 1), !endsClause(start - 1),
            isNamePart(start - 1)
        {
            start -= 1
        }
        // `The company that was chosen in Narvik seeks`: a place.
        if start > 0, isContinued(start - 1), isPreposition(start - 1), !isInstitution(start..<token) {
            return nil
        }
        return trimmed(start..<token)
    }

    private func isPreposition(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        return key.count <= 4 && Self.prepositions.contains(String(decoding: key, as: UTF8.self))
    }

    private static let prepositions: Set<String> = [
        "in", "at", "from", "near", "of", "for", "with", "im", "bei", "aus", "von", "a", "en", "dans", "i",
        "pa", "vid",
        "till", "van", "op",
    ]

    private func name(beginningAfter opener: Range<Int>) -> Range<Int>? {
        let first = opener.upperBound
        guard first < scan.tokens.count, isOneSentence(opener.lowerBound..<first + 1) else { return nil }
        var end = first
        while end < scan.tokens.count, end - first < 7, isNamePart(end) {
            end += 1
            if end < scan.tokens.count, endsClause(end - 1) || !isContinued(end - 1) { break }
        }
        return trimmed(first..<end)
    }

    /// Names begin and end with a word of their own.
    func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var range = range
        while let first = range.first, isJoint(first) || isArticle(first) {
            range = first + 1..<range.upperBound
        }
        while let last = range.last, isJoint(last) { range = range.lowerBound..<last }
        return range.isEmpty ? nil : range
    }

    func isNamePart(_ token: Int) -> Bool {
        isJoint(token) || isArticle(token) || isCapitalised(token)
    }

    func isCapitalised(_ token: Int) -> Bool {
        guard scan.tokens[token].hasLetters,
            let first = scan.tokens[token].text.unicodeScalars.first(where: {
                $0.properties.isAlphabetic || $0.value < 0x3A
            })
        else { return false }
        return first.properties.isUppercase || (0x30...0x39).contains(first.value)
    }

    /// `Guild of Tuners`, `Kestrel & Birch`.
    private func isJoint(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        return scan.tokens[token].text == "&" || key.elementsEqual("of".utf8)
    }

    func isArticle(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        return key.count <= 4 && Self.articles.contains(String(decoding: key, as: UTF8.self))
    }

    /// What stands for a company's name in any posting.
    func isCommon(_ name: Range<Int>) -> Bool {
        guard let last = name.last else { return true }
        let key = scan.key(of: last)
        return key.count <= 12 && Self.commonWords.contains(String(decoding: key, as: UTF8.self))
    }

    private static let predicate = 0
    private static let opener = 1

    private static let phrases: PhraseIndex = {
        var index = PhraseIndex()
        for phrase in predicates { index.insert(phrase, owner: predicate) }
        for phrase in openers { index.insert(phrase, owner: opener) }
        return index
    }()

    private static let predicates = [
        "is hiring", "are hiring", "is looking for", "is seeking", "is recruiting", "seeks",
        "invites applications", "invites", "is an equal opportunity", "sucht", "recrute", "busca", "soker",
        "zoekt", "cerca", "søger", "is on the hunt for", "is currently looking for", "is currently hiring",
        "is currently seeking", "is now hiring", "is currently recruiting", "zatrudni", "poszukuje", "szuka",
    ]

    private static let openers = [
        "employment with", "employment at", "oss på", "oss hos", "konsult hos", "anställd hos",
        "anställning hos",
        "working at", "working for", "work at", "work for", "career at", "careers at", "jobs at", "join",
        "arbeiten bei", "arbeit bei", "rejoignez", "rejoindre", "travailler chez", "jobba pa", "jobba hos",
        "arbeta pa", "arbeta hos", "werken bij", "trabajar en", "wir vom", "wir von", "wij van", "we at",
        "nous chez", "soker vi pa", "soker vi hos", "vi pa", "wir bei", "suchen wir bei", "wij bij",
    ]

    private static let articles: Set<String> = [
        "the", "our", "die", "das", "der", "la", "le", "les", "el", "het",
    ]

    private static let commonWords: Set<String> = [
        "we", "you", "they", "it", "he", "she", "who", "i", "us", "this", "that", "there", "candidate",
        "applicant",
        "client", "customer", "company", "team", "firm", "employer", "organization", "organisation",
        "university",
        "institute", "government", "department", "agency", "program", "position", "role", "startup", "group",
        "wir",
        "uns", "kunde", "unternehmen", "firma", "nous", "on", "vous", "entreprise", "societe", "vi",
        "kund",
        "foretag", "ni", "empresa", "cliente", "bedrijf", "klant", "hiring", "process", "jetzt", "now",
        "today", "if",
        "what", "when", "also", "manager", "engineer", "developer", "director", "specialist", "lead",
    ]
}
