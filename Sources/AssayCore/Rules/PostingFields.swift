/// The fields by which a schema is one of advertisements for jobs, told by the words of their names and descriptions
/// as `TextRole` tells organisations: on such pages much is said by its place and in sentences, without captions.
struct PostingFields: Sendable {
    let title: Int
    let employer: Int?
    let place: Int?
    let published: Int?
    let deadline: Int?
    /// Lists of what an applicant must bring, and of what is welcome.
    let requirements: Int?
    let wishes: Int?
    /// The list of what an applicant must know by name.
    let skills: Int?
    /// Choices: where the work is done, and for how long or how much of the week.
    let workplace: Int?
    let terms: Int?

    /// nil for schemas of other documents: no heading that names a job, or several organisations, or one that must be named.
    init?(_ schema: DocumentSchema, roles: [TextRole]) {
        let fields = schema.fields
        func first(_ kind: FieldKind, named words: Set<String>) -> Int? {
            fields.indices.first {
                fields[$0].kind == kind && roles[$0] == .other
                    && Self.words(of: fields[$0]).contains { words.contains($0) }
            }
        }
        let organisations = fields.indices.filter { roles[$0] == .organisation }
        guard let title = first(.text, named: Self.titles), fields[title].isRequired, organisations.count < 2,
            organisations.allSatisfy({ !fields[$0].isRequired })
        else { return nil }
        self.title = title
        employer = organisations.first
        place = first(.text, named: Self.places)
        published = first(.date, named: Self.publications)
        deadline = first(.date, named: Self.deadlines)
        requirements = first(.list, named: Self.requirementWords)
        wishes = first(.list, named: Self.wishWords)
        skills = first(.list, named: ["skills", "technologies", "kenntnisse", "compétences", "tekniker"])
        func choice(_ value: String) -> Int? {
            fields.indices.first { fields[$0].kind == .choice && fields[$0].choices.contains(value) }
        }
        workplace = choice("remote")
        terms = choice("full-time")
    }

    /// Of the name, and of the description's first clause.
    private static func words(of field: FieldDefinition) -> [String] {
        let clause = field.description.prefix { $0 != "," && $0 != "." && $0 != ";" }
        return (field.name + " " + clause).lowercased().split { !$0.isLetter }.map(String.init)
    }

    private static let requirementWords: Set<String> = [
        "must", "required", "requirements", "anforderungen", "exigences", "requisitos", "krav", "eisen",
    ]
    private static let wishWords: Set<String> = [
        "nice", "welcome", "preferred", "desirable", "wünsche", "souhaits", "deseable", "meriterande",
        "wensen",
    ]
    private static let titles: Set<String> = [
        "job", "position", "stelle", "poste", "puesto", "tjänst", "functie", "stilling", "posizione", "cargo",
    ]
    private static let places: Set<String> = [
        "location", "place", "where", "standort", "arbeitsort", "lieu", "ubicación", "plats", "locatie",
        "sede",
    ]
    private static let publications: Set<String> = [
        "posted", "published", "publication", "veröffentlicht", "publié", "publicado", "publicerad",
        "geplaatst",
    ]
    private static let deadlines: Set<String> = [
        "apply", "deadline", "applications", "bewerbungsfrist", "candidature", "solicitud", "ansökan",
    ]
}
