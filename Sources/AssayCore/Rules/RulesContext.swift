/// One document under one schema, with everything that is found before any field is: shared by the finders.
struct RulesContext {
    let schema: RulesSchema
    let scan: DocumentScan
    let conventions: WritingConventions
    let captions: [Caption]
    let dates: [DateSpan]
    let amounts: [AmountSpan]
    /// By token: position in `captions`, `dates`, `amounts` of the one that it is in; -1 for none.
    let captionAt: [Int]
    let dateAt: [Int]
    let amountAt: [Int]
    /// The accounts (IBAN) of the pages, in order: their groups are neither amounts nor other numbers.
    let accounts: [(tokens: Range<Int>, code: String)]
    /// Median height of the first page's rows, in page units.
    let typicalHeight: Double

    init(_ document: ReadDocument, schema: RulesSchema, conventions: WritingConventions) {
        self.schema = schema
        self.conventions = conventions
        scan = DocumentScan(document)
        captions = schema.captions.captions(in: scan)
        dates = DateSpan.all(in: scan, conventions: conventions)
        accounts = scan.accounts
        amounts = AmountSpan.all(
            in: scan, conventions: conventions, except: dates.map(\.tokens) + accounts.map(\.tokens))
        captionAt = Self.map(captions.map(\.tokens), count: scan.tokens.count)
        dateAt = Self.map(dates.map(\.tokens), count: scan.tokens.count)
        amountAt = Self.map(amounts.map(\.tokens), count: scan.tokens.count)
        let heights = scan.rows.prefix { $0.page == 0 }.map(\.height).sorted()
        typicalHeight = heights.isEmpty ? 1 : heights[heights.count / 2]
    }

    private static func map(_ ranges: [Range<Int>], count: Int) -> [Int] {
        var map = [Int](repeating: -1, count: count)
        for (number, range) in ranges.enumerated() { for token in range { map[token] = number } }
        return map
    }

    /// The caption that begins at a token.
    func caption(beginningAt token: Int) -> Caption? {
        let number = captionAt[token]
        guard number >= 0, captions[number].tokens.lowerBound == token else { return nil }
        return captions[number]
    }

    func captions(of field: Int) -> [Caption] { captions.filter { $0.belongs(to: .field(field)) } }

    /// A token's folded letters, cut off after twelve: the words that are looked up are shorter.
    func word(_ token: Int) -> String { String(decoding: scan.key(of: token).prefix(12), as: UTF8.self) }

    /// How far down the document a token stands, 0...1.
    func depth(of token: Int) -> Double { Double(scan.tokens[token].row) / Double(max(scan.rows.count, 1)) }
}

/// A schema with what the rules derive from it; built once.
struct RulesSchema: Sendable {
    let schema: DocumentSchema
    let captions: CaptionIndex
    /// For each choice field by position: its values and their synonyms.
    let choices: [Int: ChoiceIndex]
    let roles: [TextRole]
    let pairs: [Int: RangePair]
    /// nil where the schema is of other documents than postings.
    let posting: PostingFields?
    /// Dates that others must not be later than: when something is due.
    let laterDates: Set<Int>
    /// The words of its captions but for names: a line of nothing else names nobody.
    let formWords: Set<[UInt8]>
    /// Least length of a text value, by field name; 1 where the schema does not say.
    let minLengths: [Int]

    init(_ schema: DocumentSchema) {
        self.schema = schema
        captions = CaptionIndex(schema)
        var choices: [Int: ChoiceIndex] = [:]
        for (number, field) in schema.fields.enumerated() where field.kind == .choice {
            choices[number] = ChoiceIndex(field)
        }
        self.choices = choices
        pairs = RangePair.all(of: schema)
        let roles = schema.fields.map(TextRole.init(of:))
        self.roles = roles
        posting = PostingFields(schema, roles: roles)
        formWords = Self.formWords(schema)
        laterDates = Set(
            schema.checks.flatMap { check -> [Int] in
                guard case .order(let order) = check.form else { return [] }
                return schema.fields.indices.filter {
                    schema.fields[$0].kind == .date
                        && order.fields.dropFirst().contains(schema.fields[$0].name)
                }
            })
        minLengths = schema.fields.map { field in
            let length = schema.json["properties"]?[field.name]?["minLength"]?.number?.double ?? 1
            return Int(min(max(length, 1), 1000))
        }
    }
}

extension RulesSchema {
    fileprivate static func formWords(_ schema: DocumentSchema) -> Set<[UInt8]> {
        let labels = schema.fields.filter { $0.kind != .text }.flatMap {
            $0.labels + $0.columns.flatMap(\.labels)
        }
        let words = (labels + schema.otherTitles + common).flatMap { $0.split { $0 == " " || $0 == "/" } }
        return Set(words.map { CaptionKey.bytes(String($0)) }.filter { $0.count > 1 })
    }

    /// Words of forms that lead to nothing a schema asks for.
    private static let common = [
        "Reference", "Terms", "Page", "Seite", "Type", "Tipo", "Typ", "Document", "Dokument", "Copy", "Kopie",
        "Original", "Customer", "Kunden", "Kundennummer", "Details", "Information", "Informationen",
        "Account",
        "Ship", "Delivery", "Lieferadresse", "Afleveradres", "Contact", "Receipt", "Period", "Welcome",
    ]
}

/// The values of a choice field as they are written.
struct ChoiceIndex: Sendable {
    let phrases: PhraseIndex
    /// By the numbers that `phrases` carries.
    let values: [String]

    init(_ field: FieldDefinition) {
        var phrases = PhraseIndex()
        var values: [String] = []
        for value in field.choices {
            phrases.insert(value, owner: values.count)
            for synonym in field.synonyms.filter({ $0.value == value }).keys.sorted() {
                phrases.insert(synonym, owner: values.count)
            }
            values.append(value)
        }
        self.phrases = phrases
        self.values = values
    }
}
