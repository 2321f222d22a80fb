/// What the headings of postings' lists say, and what sentences say about requirements and wishes.
enum PostingListWords {
    static let requirements = PhraseSet([
        "you bring", "you'll bring", "you will bring", "you need", "you'll need", "you will need", "we need",
        "looking for", "we look for", "you have", "you've got", "you should", "you must", "who you are",
        "about you",
        "you are", "must have", "we ask", "skills and experience", "experience and skills", "ideal candidate",
        "right person", "we expect", "we require", "bringst du", "du bringst", "bringen sie", "sie bringen",
        "mitbringen", "mitbringst", "wir erwarten", "erwarten wir", "zeichnet dich aus", "zeichnet sie aus",
        "du hast", "sie haben", "du bist", "sie verfügen", "du verfügst", "vous avez", "tu as", "vous êtes",
        "vous apportez", "nous attendons", "nous demandons", "votre profil", "ton profil", "lo que buscamos",
        "qué buscamos", "qué necesitas", "lo que pedimos", "debes tener", "se pide", "se requiere",
        "tu perfil", "must haves", "do i need", "the person", "your background", "din bakgrund", "om dig",
        "über dich", "du som", "vi kräver", "the candidate", "we ask",
        "je hebt", "jij hebt", "je bent", "jij bent", "u hebt", "u bent", "je brengt", "breng je",
        "wij vragen",
        "vragen wij", "vragen we", "we vragen", "verwachten wij", "wij verwachten", "we verwachten", "du har",
        "du är", "vi söker dig", "söker vi", "vi kräver", "si richiede", "si richiedono", "chiediamo",
        "cerchiamo", "hai", "procuramos", "o que procuramos", "du er", "vi forventer", "vi ser efter",
        "oczekujemy", "wymagamy", "czego oczekujemy", "ihr profil", "dein profil", "jouw profiel",
        "need to have", "you think you have", "that you have", "we see in", "person with", "someone with",
        "somebody who", "someone who", "people who", "a person who", "il nous faut", "il vous faut",
        "il te faut",
        "qui êtes vous", "qui es tu", "tu profil", "quién eres", "vem är du", "vem vi söker", "wer du bist",
        "wer sie sind", "wen wir suchen", "wie ben jij", "wie ben je", "wie zoeken wij", "wie zoeken we",
        "wat breng jij", "du behöver", "vi ser gärna", "chi cerchiamo", "chi sei", "quem procuramos",
        "hvem er du", "hvem ser vi efter", "du bør", "kim jesteś", "education", "certifications", "licenses",
        "licences", "eligibility", "to qualify", "to be successful", "to succeed", "to apply you",
    ])
    /// What makes a requirement of any sentence.
    static let obligations = PhraseSet([
        "you must", "you should", "must have", "must be", "you need", "is required", "are required",
        "du måste",
        "du ska", "sie müssen", "vous devez", "erforderlich", "vorausgesetzt", "krävs",
    ])
    /// Words about applying that lead to requirements all the same.
    static let eligible = PhraseSet([
        "who can apply", "who may apply", "who should apply", "you should apply if",
    ])
    static let requirementStems = [
        "requir", "qualif", "kvalif", "kwalif", "essential", "profil", "perfil", "anforder", "voraussetz",
        "exigen", "requis", "requer", "richiest", "krav", "eisen", "vereist", "functieeis", "competenc",
        "kompetenz", "criteria", "must", "needs", "erforderlich", "behorighet", "wymagan", "erwartung",
        "mindest",
    ]
    /// What speaks of requirements in sentences.
    static let needs = PhraseSet([
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
    static let needStems = [
        "erfahrung", "berufserfahrung", "kenntnis", "deutschkenntnis", "erforderlich", "vorausgesetzt",
        "fuhrerschein",
        "abgeschloss", "berufsausbildung", "erwarte", "exige", "exigee", "titulaire", "imprescindible",
        "titulacion", "ervaring", "rijbewijs", "vereist", "erfarenhet", "korkort", "esperienza", "laurea",
        "richiest",
        "experiencia", "erfaring", "doswiadcz", "wymagan", "diplom", "voraussetz", "requisit", "anforder",
    ]
    static let wishes = PhraseSet([
        "nice to have", "nice to haves", "bonus", "bonus points", "a plus", "great if", "love you to",
        "love if", "kudos", "would be great", "great to have", "highly regarded", "what helps", "bra om du",
        "added advantage", "we value", "you could also",
        "good to have", "ideally", "it helps if", "would be nice", "extra points", "even better", "nice if",
        "von vorteil", "ein plus", "das wäre schön", "ideal", "idealerweise", "gern gesehen",
        "darüber hinaus",
        "un plus", "les plus", "petits plus", "petit plus", "brownie points", "serait un", "se valora",
        "se valorará", "valoramos", "nos encantaría",
        "pluspunten", "pre", "mooi meegenomen", "det är en fördel", "en fördel", "är en merit",
        "un vantaggio", "costituisce titolo", "é um plus", "en fordel", "det er en fordel", "mile widziane",
        "would be lovely", "you might have", "you may have", "might also have", "kein muss", "kein must",
        "no must", "helpful", "hilfreich", "schön wäre", "wäre schön", "serait chouette", "bra att ha",
        "extra meriterande", "gut zu haben", "if you also", "help if", "helps if", "not needed but",
        "not required but", "not obligatory", "also great", "points for", "we'd love",
        "good if you", "plus points", "kers on top", "icing on the cake", "cerise sur le gâteau",
        "fijn als", "leuk als", "handig als", "desejáveis", "diferenciais", "ønskelig", "det er et pluss",
    ])
    static let wishStems = [
        "prefer", "desir", "advantage", "wunsch", "pluspunkt", "vorteil", "souhait", "appreci", "atout",
        "deseab", "valorab", "merit", "fordel", "voorkeur", "wens", "gewenst", "gradit", "preferenzial",
        "diferencia", "valoriz", "atut", "dodatkow", "optional",
    ]
    /// Wishes in sentences: words that hardly mean anything else.
    static let wishWords = PhraseSet([
        "nice to have", "a plus", "an advantage", "is desirable", "are desirable", "would be desirable",
        "is preferred", "are preferred", "we prefer", "preference will", "preference is given",
        "preferred but", "is an asset", "be an asset", "would be great",
        "would be an advantage", "not essential", "good to have", "ideally you", "bonus points",
        "von vorteil", "wünschenswert", "idealerweise", "pluspunkte", "serait un plus", "est un plus",
        "un atout", "atouts", "souhaité", "apprécié", "se valorará", "se valora", "deseable", "valorable",
        "is een pré", "is een pre", "pluspunt", "pluspunten", "meriterande", "en merit", "costituisce titolo",
        "titolo preferenziale", "preferenziale", "gradita", "valorizamos", "valoriza se", "en fordel",
        "mile widziane", "dodatkowym atutem", "is een plus", "wäre schön", "gern gesehen",
        "added qualification", "added advantage", "distinct advantage", "be your advantage", "is preferable",
        "would please us", "is welcome", "would be welcome", "are welcome but", "is nice but", "ett plus",
        "stort plus", "eit pluss", "et pluss", "ein fordel", "an asset", "real asset", "strong asset",
        "big plus",
        "huge plus", "definite plus", "strong plus", "great plus", "of advantage", "be appreciated",
        "is appreciated", "are appreciated", "is welcomed", "are welcomed", "are welcome", "is a bonus",
        "itd be great", "nice if you", "great if you", "as an asset",
        "be a bonus", "is optional", "preference to", "är önskvärt", "är önskvärd", "är önskvärda",
        "är ett plus", "ist ein plus", "wäre ein plus", "sind ein plus", "kein muss", "mooi meegenomen",
        "is meegenomen", "is gewenst", "es un plus", "será un plus", "es deseable", "será valorado",
        "se valorarán", "sont appréciés", "est apprécié", "est appréciée", "sont appréciées", "est souhaité",
        "est souhaitée", "sont souhaités", "è gradito", "è gradita", "è un plus", "é desejável",
        "é um diferencial", "será um diferencial", "er ønskelig", "er ønskeligt", "er et plus", "ei fordel",
        "będzie atutem", "mile widziana", "mile widziany",
    ])
    static let others = PhraseSet([
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
        "offriamo", "cosa offriamo", "oferecemos", "vi tilbyder", "oferujemy", "det tilbyder", "you'll be",
        "no need", "don't need", "don't worry", "not need", "won't need", "you get", "you'll get",
        "you can count on", "you receive", "you can expect", "du får", "deine vorteile", "ihre vorteile",
        "vorteile", "your advantages", "why work", "functions", "key functions", "the process", "je krijgt",
        "krijg je", "du bekommst",
        "sie bekommen", "bekommst du", "continuing education", "tu recibirás", "te ofrecemos",
    ])
    static let otherStems = [
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
