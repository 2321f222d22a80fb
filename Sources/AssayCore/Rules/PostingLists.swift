/// Lists of postings by what their headings say, and what speaks of requirements and wishes outside them.
extension RulesContext {
    /// What a heading leads to.
    enum HeadingSort: Hashable {
        case requirements, wishes
        /// Tasks, benefits, the employer, how to apply.
        case other
        case unknown
    }

    /// The items below the first heading of a sort that has several; for fields whose captions lead to none.
    func headedItems(of field: Int) -> [Candidate] {
        guard let posting = schema.posting else { return [] }
        let wanted: HeadingSort
        switch field {
        case posting.requirements: wanted = .requirements
        case posting.wishes: wanted = .wishes
        default: return []
        }
        for row in scan.rows.indices where headingSort(row) == wanted {
            let items = itemsBelow(row)
            if items.count > 1 || items.count == 1 && isBulleted(row + 1) { return items }
        }
        return []
    }

    /// nil where a line heads no list.
    func headingSort(_ row: Int, isAboveList: Bool = true) -> HeadingSort? {
        let line = scan.rows[row].tokens
        guard line.count <= (isAboveList ? 10 : 5), row + 1 < scan.rows.count,
            scan.rows[row + 1].page == scan.rows[row].page, !scan.rows[row].isWrapped, !isBulleted(row),
            isBulleted(row + 1) || !isAboveList, let last = line.last,
            !".,;".contains(scan.tokens[last].text.last ?? " ")
        else { return nil }
        let isWish = says(Self.wishes, Self.wishStems, line)
        let isOther = says(Self.others, Self.otherStems, line)
        let isRequired = says(Self.requirements, Self.requirementStems, line)
        if isWish { return isOther ? .unknown : .wishes }
        if isRequired { return isOther ? .unknown : .requirements }
        if isOther { return .other }
        // What goes on with a sentence in small letters heads nothing.
        return isCapitalised(line.lowerBound) ? .unknown : nil
    }

    private func isBulleted(_ row: Int) -> Bool { isBullet(scan.rows[row].tokens) }

    private func says(_ phrases: PhraseSet, _ stems: [String], _ line: Range<Int>) -> Bool {
        phrases.occurs(in: line, scan)
            || line.contains { token in
                let key = scan.key(of: token)
                return key.count >= 4 && stems.contains { key.starts(with: $0.utf8) }
            }
    }

    /// Words about requirements and wishes that no list took.
    func listTraces() -> [Trace] {
        guard let posting = schema.posting else { return [] }
        let lists = schema.schema.fields.indices.filter { schema.schema.fields[$0].kind == .list }
        var taken = [Bool](repeating: false, count: scan.tokens.count)
        for item in lists.flatMap(items(of:)) {
            for run in item.tokens { for token in run { taken[token] = true } }
        }
        let traces = [
            (posting.requirements, Self.needs, Self.needStems),
            (posting.wishes, Self.wishWords, [String]()),
        ]
        return traces.compactMap { field, phrases, stems -> Trace? in
            guard let field, items(of: field).isEmpty else { return nil }
            let sign = scan.tokens.indices.first { token in
                guard !taken[token], !scan.key(of: token).isEmpty else { return false }
                let key = scan.key(of: token)
                return phrases.match(at: token, in: scan) != nil
                    || key.count >= 4 && stems.contains { key.starts(with: $0.utf8) }
            }
            let list =
                field == posting.requirements
                ? scan.rows.indices.first { row in
                    headingSort(row) == .unknown && entries(of: row).count == 1
                        && captionAt[scan.rows[row].tokens.lowerBound] < 0
                        && !taken[scan.rows[row + 1].tokens.upperBound - 1]
                }.map { scan.rows[$0].tokens.lowerBound } : nil
            let last = field == posting.wishes ? lastRequirement() : nil
            let further = last.flatMap { last in
                openList(below: last).map { scan.rows[$0].tokens.lowerBound }
            }
            return (sign ?? list ?? further).map {
                Trace(schema.schema.fields[field].name, .null, quote: quote(around: $0..<$0 + 1))
            }
        }
    }

    /// A short heading right below a row that leads to a list of nobody knows what.
    private func openList(below row: Int) -> Int? {
        guard row + 1 < scan.rows.count, scan.rows[row + 1].tokens.count <= 5,
            headingSort(row + 1) == .unknown,
            entries(of: row + 1).count == 1, captionAt[scan.rows[row + 1].tokens.lowerBound] < 0
        else { return nil }
        return row + 1
    }

    /// The row of the last requirement: a list right below it that no word tells may be of wishes.
    private func lastRequirement() -> Int? {
        guard let field = schema.posting?.requirements else { return nil }
        return items(of: field).last?.tokens.last.map { scan.tokens[$0.upperBound - 1].row }
    }

    private static let requirements = PhraseSet([
        "you bring", "you'll bring", "you will bring", "you need", "you'll need", "you will need", "we need",
        "looking for", "we look for", "you have", "you've got", "you should", "you must", "who you are",
        "about you",
        "you are", "must have", "we ask", "skills and experience", "experience and skills", "ideal candidate",
        "right person", "we expect", "we require", "bringst du", "du bringst", "bringen sie", "sie bringen",
        "mitbringen", "mitbringst", "wir erwarten", "erwarten wir", "zeichnet dich aus", "zeichnet sie aus",
        "du hast", "sie haben", "du bist", "sie verfügen", "du verfügst", "vous avez", "tu as", "vous êtes",
        "vous apportez", "nous attendons", "nous demandons", "votre profil", "ton profil", "lo que buscamos",
        "qué buscamos", "qué necesitas", "lo que pedimos", "debes tener", "se pide", "se requiere",
        "tu perfil",
        "je hebt", "jij hebt", "je bent", "jij bent", "u hebt", "u bent", "je brengt", "breng je",
        "wij vragen",
        "vragen wij", "vragen we", "we vragen", "verwachten wij", "wij verwachten", "we verwachten", "du har",
        "du är", "vi söker dig", "söker vi", "vi kräver", "si richiede", "si richiedono", "chiediamo",
        "cerchiamo", "hai", "procuramos", "o que procuramos", "du er", "vi forventer", "vi ser efter",
        "oczekujemy", "wymagamy", "czego oczekujemy", "ihr profil", "dein profil", "jouw profiel",
    ])
    private static let requirementStems = [
        "requir", "qualif", "kvalif", "kwalif", "essential", "profil", "perfil", "anforder", "voraussetz",
        "exigen", "requis", "requer", "richiest", "krav", "eisen", "vereist", "functieeis", "competenc",
        "kompetenz", "criteria", "wymagan", "erwartung", "mindest",
    ]
    /// What speaks of requirements in sentences.
    private static let needs = PhraseSet([
        "you must", "must have", "must be", "must hold", "must possess", "applicants should",
        "applicants must", "candidates should", "candidates must", "candidate should", "candidate must",
        "candidate will have", "you should have", "you should be", "you have", "you will have", "you'll have",
        "years experience", "years of experience",
        "years' experience", "experience in", "experience with", "experience of", "experience as",
        "experience working", "experience required", "experienced in", "knowledge of", "familiarity with",
        "familiar with", "proficient", "proficiency", "is required", "are required", "is essential",
        "are essential", "we require", "we expect", "ideal candidate", "ideal hire", "looking for someone",
        "looking for people", "degree in", "fluent", "fluency", "driving licence", "driver's license",
        "driving license", "ability to", "sie haben", "sie bringen", "du hast", "du bringst", "vous avez",
        "vous êtes", "vous maîtrisez", "vous justifiez", "de formation", "se requiere", "se pide",
        "se exige", "je hebt", "jij hebt", "je bent", "u hebt", "je beschikt", "in het bezit van", "du har",
        "vi söker dig som", "si richiede", "si richiedono", "in possesso", "we vragen", "wij vragen",
    ])
    private static let needStems = [
        "erfahrung", "berufserfahrung", "kenntnis", "deutschkenntnis", "erforderlich", "vorausgesetzt",
        "fuhrerschein",
        "abgeschloss", "berufsausbildung", "erwarte", "exige", "exigee", "titulaire", "imprescindible",
        "titulacion", "ervaring", "rijbewijs", "vereist", "erfarenhet", "korkort", "esperienza", "laurea",
        "richiest",
        "experiencia", "erfaring", "doswiadcz", "wymagan", "diplom", "voraussetz", "requisit", "anforder",
    ]
    private static let wishes = PhraseSet([
        "nice to have", "nice to haves", "bonus", "bonus points", "a plus", "great if", "love you to",
        "love if",
        "good to have", "ideally", "it helps if", "would be nice", "extra points", "even better", "nice if",
        "von vorteil", "ein plus", "das wäre schön", "ideal", "idealerweise", "gern gesehen",
        "darüber hinaus",
        "un plus", "les plus", "petits plus", "petit plus", "brownie points", "serait un", "se valora",
        "se valorará", "valoramos", "nos encantaría",
        "pluspunten", "pre", "mooi meegenomen", "det är en fördel", "en fördel", "är en merit",
        "un vantaggio", "costituisce titolo", "é um plus", "en fordel", "det er en fordel", "mile widziane",
    ])
    private static let wishStems = [
        "prefer", "desir", "advantage", "wunsch", "pluspunkt", "vorteil", "souhait", "appreci", "atout",
        "deseab", "valorab", "merit", "fordel", "voorkeur", "wens", "gewenst", "gradit", "preferenzial",
        "diferencia", "valoriz", "atut", "dodatkow", "optional",
    ]
    /// Wishes in sentences: words that hardly mean anything else.
    private static let wishWords = PhraseSet([
        "nice to have", "a plus", "an advantage", "is desirable", "are desirable", "would be desirable",
        "is preferred", "are preferred", "preferred but", "is an asset", "be an asset", "would be great",
        "would be an advantage", "not essential", "good to have", "ideally you", "bonus points",
        "von vorteil", "wünschenswert", "idealerweise", "pluspunkte", "serait un plus", "est un plus",
        "un atout", "atouts", "souhaité", "apprécié", "se valorará", "se valora", "deseable", "valorable",
        "is een pré", "is een pre", "pluspunt", "pluspunten", "meriterande", "en merit", "costituisce titolo",
        "titolo preferenziale", "preferenziale", "gradita", "valorizamos", "valoriza se", "en fordel",
        "mile widziane", "dodatkowym atutem", "is een plus", "wäre schön", "gern gesehen",
    ])
    private static let others = PhraseSet([
        "you'll do", "you will do", "you do", "your role", "the role", "your day", "we offer", "we do",
        "what you get", "what you'll get", "in return", "why us", "why join", "about us", "who we are",
        "perks",
        "the package", "how to apply", "need to know", "next steps", "we can offer", "we provide",
        "wir bieten",
        "bieten wir", "dafür bieten", "das bieten", "über uns", "deine rolle", "dich erwartet",
        "sie erwartet",
        "du machst", "nous offrons", "nous vous offrons", "nous proposons", "à propos", "vos avantages",
        "ofrecemos", "qué ofrecemos", "se ofrece", "tus funciones", "wij bieden", "bieden wij", "we bieden",
        "ons aanbod", "je gaat", "ga je doen", "wat ga", "over ons", "vi erbjuder", "erbjuder vi",
        "du kommer",
        "offriamo", "cosa offriamo", "oferecemos", "vi tilbyder", "oferujemy", "det tilbyder",
    ])
    private static let otherStems = [
        "task", "respons", "duti", "accountab", "benefit", "aufgabe", "tatigkeit", "wirkungsfeld", "angebot",
        "leistung", "mission", "activit", "avantag", "funcion", "tarea", "benefici", "taken", "werkzaam",
        "arbeidsvoorw", "arbetsuppg", "forman", "compiti", "mansion", "attivita", "vantag", "tarefas",
        "responsab", "arbejdsopg", "obowiaz", "zadania", "apply", "contact", "kontakt", "bewerb",
        "candidatar", "process", "tags", "keywords", "funcao", "functie", "omschrijving", "beschreib",
        "stellenbeschr", "descri", "overview",
        "summary", "location", "salary", "similar", "related", "other", "weitere", "ahnliche", "autres",
        "andere", "altre",
    ]
}
