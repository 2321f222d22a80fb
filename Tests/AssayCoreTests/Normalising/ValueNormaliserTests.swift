import AssayCore
import AssayTestSupport
import Testing

@Suite struct ValueNormaliserTests {
    private let normaliser = ValueNormaliser(
        schema: posting, conventions: WritingConventions(dateOrder: .dayFirst, decimalSeparator: ","))

    private func value(_ field: String, _ raw: JSON) -> JSON? {
        normaliser.normalise([field: raw] as JSON).values[field]
    }

    private func codes(_ field: String, _ raw: JSON) -> [FindingCode] {
        normaliser.normalise(.object(JSONObject([(field, raw)]))).findings.map(\.code)
    }

    @Test func `Every field is there in the schema's order`() {
        let (values, findings) = normaliser.normalise(["total": 5, "title": "Cook"])
        #expect(values.object?.keys == posting.fields.map(\.name))
        #expect(values["currency"] == .null)
        #expect(findings.isEmpty)
    }

    @Test func `Unknown members are left out, misspelt names are understood`() {
        let (values, findings) = normaliser.normalise([
            "Issue-Date": "2026-03-12", "mood": "good", "rows": [["Amount": 5, "x": 1]],
        ])
        #expect(values["issue_date"] == "2026-03-12")
        #expect(values["mood"] == nil)
        #expect(values["rows"] == [["text": nil, "amount": 5]])
        #expect(findings.map(\.severity) == [.note, .note, .note, .note])
        #expect(
            Set(findings.map(\.path)) == [
                "issue_date", FieldPath(), FieldPath("rows").appending(0),
                FieldPath("rows").appending(0).appending("amount"),
            ])
    }

    @Test(arguments: [
        "", "  ", "null", "N/A", "-", "none", "Not stated", "—", "n.a.", "k.A.", "Unknown", "...",
    ])
    func `Texts that state nothing are null for every kind`(text: String) {
        for field in posting.fields {
            #expect(value(field.name, .string(text)) == .null)
            #expect(codes(field.name, .string(text)).isEmpty)
        }
    }

    @Test(arguments: [
        ("1.234,50", "1234.50"), ("€ 12,00", "12.00"), ("50k", "50000"), ("Total 12,50 EUR", "12.50"),
        ("(5,00)", "-5.00"),
    ])
    func `Amounts keep the digits that were printed`(text: String, expected: String) {
        #expect(value("total", .string(text))?.number?.text == expected)
        #expect(codes("total", .string(text)) == [.normalised])
    }

    @Test(arguments: [
        ("1e3", "1000"), ("1.50", "1.50"), ("-0.0", "0.0"), ("12E-1", "1.2"), ("1.5e-3", "0.0015"),
    ])
    func `JSON numbers lose exponents and negative zero alone`(text: String, expected: String) {
        let number = JSON(numberText: text)
        #expect(value("total", number)?.number?.text == expected)
        #expect(codes("total", number).isEmpty)
    }

    @Test(
        arguments: [
            ("total", "a lot"), ("total", "19 %"), ("total", "10 or 20"), ("total", "50-60k"),
            ("total", true), ("total", [1]),
            ("issue_date", "soon"), ("issue_date", "2026"), ("issue_date", false), ("currency", "beads"),
            ("currency", 5),
            ("workplace", "moon"), ("workplace", 1), ("title", ["a": 1]), ("rows", "none of them"),
            ("rows", [5]),
            ("skills", [["a": 1, "b": 2]]),
        ] as [(String, JSON)])
    func `What can't be read stays as it is and is reported`(field: String, raw: JSON) {
        let (values, findings) = normaliser.normalise(.object(JSONObject([(field, raw)])))
        #expect(values[field] == raw)
        #expect(findings.map(\.code) == [.notReadableAsKind])
        #expect(findings.first?.severity == .invalid)
        #expect(findings.first?.path.field == field)
    }

    @Test func `Dates become ISO, and an open order is reported with the likelier day`() {
        #expect(value("issue_date", "12. März 2026") == "2026-03-12")
        #expect(value("issue_date", "until 12 May 2026 (noon)") == "2026-05-12")
        #expect(value("issue_date", 20_260_312) == "2026-03-12")
        let open = ValueNormaliser(schema: posting, conventions: WritingConventions())
        let (values, findings) = open.normalise(["issue_date": "03/04/2026"])
        #expect(values["issue_date"] == "2026-04-03")
        #expect(
            findings.contains {
                $0.code == .ambiguousDate && $0.severity == .unclear && $0.path == "issue_date"
            })
    }

    @Test func `A number that can be two values is reported where nothing decides`() {
        let open = ValueNormaliser(schema: posting, conventions: WritingConventions())
        #expect(open.normalise(["total": "1.234"]).findings.map(\.code) == [.ambiguous, .normalised])
        #expect(codes("total", "1.234") == [.normalised])
        #expect(value("rate", "12,5 %")?.number?.text == "12.5")
    }

    @Test(arguments: [("€", "EUR"), ("eur", "EUR"), ("US$", "USD"), ("CHF", "CHF"), ("Euro (EUR)", "EUR")])
    func `Currencies become codes`(text: String, code: String) {
        #expect(value("currency", .string(text)) == .string(code))
    }

    @Test(arguments: [
        ("on-site", "onsite"), ("On Site", "onsite"), ("HYBRID", "hybrid"), ("Télétravail", "remote"),
        ("teletravail", "remote"), ("télétravail partiel", "hybrid"),
        ("This role is fully remote.", "remote"),
    ])
    func `Choices are read from other writings and synonyms`(text: String, choice: String) {
        #expect(value("workplace", .string(text)) == .string(choice))
    }

    @Test func `Two choices in one text are reported with the first`() {
        #expect(value("workplace", "Remote or hybrid") == "remote")
        #expect(codes("workplace", "Remote or hybrid") == [.ambiguous, .normalised])
        #expect(value("workplace", "remote") == "remote")
        #expect(codes("workplace", "remote").isEmpty)
    }

    @Test func `Text is cleaned, identifiers and joined lines too`() {
        #expect(value("title", "  Head\n\tCook \u{200B}") == "Head Cook")
        #expect(value("title", "Cafe\u{301}")?.string?.unicodeScalars.count == 4)
        #expect(value("title", ["Main St 1", nil, " Town "]) == "Main St 1, Town")
        #expect(value("code", 12345) == "12345")
        #expect(value("code", " INV 7 ") == "INV 7")
    }

    @Test(
        arguments: [
            ("Swift, SQL, swift", ["Swift", "SQL"]),
            ("• Swift\n• C, C++ and C#", ["Swift", "C, C++ and C#"]),
            ("Python (Django, Flask), SQL", ["Python (Django, Flask)", "SQL"]), ("a; b, c", ["a", "b, c"]),
            ("1. Drive\n2. Cook", ["Drive", "Cook"]),
            (["x", nil, "", "N/A", "- x", ["name": "y"], 3], ["x", "y", "3"]),
            ("- a\n- b", ["a", "b"]), ("1,000 units, 5", ["1,000 units", "5"]),
            (["C", "C++", "C#"], ["C", "C++", "C#"]),
        ] as [(JSON, JSON)])
    func `Lists are split, cleaned and freed of repetitions`(raw: JSON, expected: JSON) {
        #expect(value("skills", raw) == expected)
    }

    @Test func `Empty lists and tables are null, rows of nulls fall away`() {
        #expect(value("skills", []) == .null)
        #expect(value("rows", []) == .null)
        #expect(value("rows", [["amount": nil], ["text": "N/A"]]) == .null)
        #expect(value("rows", ["amount": "5,00"])?[0]?["amount"]?.number?.text == "5.00")
        let (values, findings) = normaliser.normalise([
            "rows": [["amount": nil], ["text": "a", "amount": "?x"]]
        ])
        #expect(values["rows"] == [["text": "a", "amount": "?x"]])
        #expect(findings.map(\.path.description) == ["rows[0].amount"])
    }

    @Test(arguments: [nil, 5, "text", [], [["total": 5]]] as [JSON])
    func `An answer that is no object gives nulls and is INVALID`(raw: JSON) {
        let (values, findings) = normaliser.normalise(raw)
        #expect(values.object?.keys == posting.fields.map(\.name))
        #expect(values.object?.allSatisfy { $0.value.isNull } == true)
        #expect(findings.map(\.code) == [.schemaViolation])
        #expect(findings.first?.severity == .invalid)
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `Normalising twice gives the same values as once`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let raw = RawAnswer.random(for: posting, using: &generator)
        let once = normaliser.normalise(raw).values
        let twice = normaliser.normalise(once)
        #expect(twice.values == once)
        #expect(twice.values.object?.keys == once.object?.keys)
        #expect(twice.findings.allSatisfy { $0.severity == .invalid })
    }
}

private let posting = DocumentSchema(
    name: "posting",
    fields: [
        FieldDefinition(name: "title", kind: .text), FieldDefinition(name: "code", kind: .identifier),
        FieldDefinition(name: "issue_date", kind: .date), FieldDefinition(name: "total", kind: .money),
        FieldDefinition(name: "rate", kind: .number), FieldDefinition(name: "currency", kind: .currency),
        FieldDefinition(
            name: "workplace", kind: .choice, choices: ["onsite", "hybrid", "remote"],
            synonyms: ["on-site": "onsite", "télétravail": "remote", "télétravail partiel": "hybrid"]),
        FieldDefinition(name: "skills", kind: .list),
        FieldDefinition(
            name: "rows", kind: .table,
            columns: [
                FieldDefinition(name: "text", kind: .text), FieldDefinition(name: "amount", kind: .money),
            ]),
    ], checks: [], json: [:], guidance: "", source: [:])
