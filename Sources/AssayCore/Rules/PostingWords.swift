/// Words that job boards, careers pages and public notices have in common.
enum PostingWords {
    /// What is printed on buttons and in menus beside a posting.
    static let buttons = PhraseSet([
        "apply", "save", "share", "report", "back", "home", "login", "log in", "sign in", "register", "menu",
        "search",
        "print", "jobs", "similar jobs", "careers", "view", "all jobs", "skip", "cookies", "accept",
        "bewerben",
        "jetzt bewerben", "merken", "teilen", "drucken", "startseite", "stellenangebote", "offene stellen",
        "zurück",
        "postuler", "partager", "enregistrer", "retour", "accueil", "offres", "inscribirse", "inscribirme",
        "compartir", "guardar",
        "volver", "inicio", "ofertas", "solliciteer", "delen", "bewaar", "terug", "vacatures", "ansök",
        "dela", "spara",
        "tillbaka", "lediga jobb", "candidati", "condividi", "salva", "candidatar", "partilhar", "del", "gem",
        "aplikuj",
        "udostępnij", "requirements", "about", "tags", "summary", "description", "overview", "benefits",
        "new", "featured", "ref", "reference", "referenz", "kennziffer", "job id", "id", "vacancy number",
        "référence", "referencia", "referentie",
    ])
    /// What announces a posting and is neither its title nor a name.
    static let announcements = PhraseSet([
        "wir suchen", "suchen wir", "we are looking for", "we are hiring", "we're hiring", "we seek",
        "is hiring", "were hiring", "dear", "hi all", "hello", "hallo",
        "liebe", "bonjour", "hej", "hola", "estimados", "the position", "the role", "stellenausschreibung",
        "stellenanzeige",
        "stellenangebot", "job posting", "job description", "job announcement", "vacancy announcement",
        "vacancy notice",
        "situations vacant", "help wanted", "offre d'emploi", "avis de recrutement", "avis de vacance",
        "recrute",
        "recrutement", "lediga jobb", "platsannons",
        "vi söker", "wij zoeken", "vacaturetekst", "oferta de empleo", "convocatoria", "se convoca",
        "buscamos", "offerta di lavoro",
        "cerchiamo", "vi søger", "stillingsopslag", "oferta pracy", "invites applications", "stellenmarkt",
        "employment opportunity", "job opportunity", "career opportunity", "open position", "open positions",
        "situation vacant", "vacant position", "vacant positions", "job opening", "job openings",
        "position announcement",
        "employment notice", "notice of vacancy", "recruitment bulletin", "recruitment notice",
        "announcement no",
        "vacancy no", "bulletin no", "office of personnel", "civil service commission", "poštovani",
        "dobar dan",
        "cross posting", "greetings", "good day", "good morning", "ogłoszenie o pracę", "beste", "geachte",
    ])
    /// What a line says right above the title.
    static let calls = PhraseSet([
        "wir suchen", "suchen wir", "gesucht wird", "we are looking for", "we are hiring", "is hiring",
        "now hiring", "were hiring", "we're hiring", "urgently hiring", "recrute", "recherche",
        "nous recherchons", "vi söker",
        "wij zoeken", "buscamos", "se convoca", "cerchiamo", "vi søger", "procuramos", "szukamy",
        "poszukujemy",
    ])
    /// What a public body's name begins or ends with, with its name beside it.
    static let institutions = PhraseSet([
        "stadt", "gemeinde", "landkreis", "kreis", "samtgemeinde", "universität", "hochschule", "klinikum",
        "universitätsklinikum",
        "ville de", "mairie de", "commune de", "université", "conseil départemental",
        "communauté de communes",
        "gemeente", "provincie", "waterschap", "universiteit", "hogeschool", "ayuntamiento", "universidad",
        "diputación",
        "comune di", "università", "provincia di", "câmara municipal", "universidade", "kommun",
        "universitet", "högskola",
        "kommune", "gmina", "uniwersytet", "nhs trust", "nhs foundation trust", "university", "univ",
        "college", "county of", "county council",
        "borough council", "city council",
        "city of", "town of", "council", "institute of", "hospital", "clínica", "spital",
    ])
    /// Offices of the one who hires, and no name of it.
    static let offices = PhraseSet([
        "fakultät", "faculty", "faculté", "facultad", "department", "dezernat", "professur", "lehrstuhl",
        "amt für", "oficina",
        "abteilung", "direction", "service des", "division", "der bürgermeister", "der oberbürgermeister",
        "human resources",
        "personalabteilung", "personalamt",
    ])
    /// Parts of a firm that boards print beside place and contract.
    static let departments = PhraseSet([
        "design", "engineering", "product", "marketing", "sales", "finance", "operations", "support",
        "people",
        "human resources", "hr", "legal", "it", "data", "research", "customer service", "customer success",
        "administration", "logistics", "production", "produktion", "vertrieb", "einkauf", "entwicklung",
        "verwaltung", "ventas", "ventes", "commercial", "technik", "technology", "security", "communications",
    ])
    /// After these a page says who hires: `About Acme`, `Chez Acme`.
    static let abouts = PhraseSet([
        "about", "über", "über die", "om", "à propos de", "à propos d", "chez", "bei", "sobre", "over",
        "chi è", "acerca de", "life at",
        "working at", "wir sind", "who is", "qui est", "join", "o", "more jobs at", "fler jobb hos",
    ])
    /// Before a place.
    static let locatives: Set<String> = [
        "in", "im", "a", "en", "te", "i", "em", "at", "near", "nahe", "dans", "w", "we", "standort", "bij",
    ]
}
