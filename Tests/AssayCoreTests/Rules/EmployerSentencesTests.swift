import Testing

@testable import AssayCore

@Suite struct EmployerSentencesTests {
    private static let company = FieldDefinition(name: "company", kind: .text, labels: ["Company"])

    @Test(arguments: [
        ("The Guild of Tuners is hiring for three roles.", "Guild of Tuners"),
        ("27K is hiring for a lead. Read on.", "27K"),
        ("U.K. Harbour Corps is looking for you.", "U.K. Harbour Corps"),
        ("Read what you gain by working at QRS and TUV.", "QRS"),
        ("Join Kestrel & Birch, and build with timber.", "Kestrel & Birch"),
        ("Lodvik söker en utvecklare.", "Lodvik"), ("Arbeiten bei Auersee, seit 1929.", "Auersee"),
    ])
    func `A sentence that says who hires names the company`(text: String, name: String) {
        let found = found(in: text)
        #expect(found.values == ["company": .string(name)])
        #expect((found.evidence["company"]?.score ?? 0) >= Grounder.leastScore)
    }

    @Test(arguments: [
        "We are looking for a developer.", "Our client is looking for a developer.",
        "The Company seeks a developer.",
        "You will work at the office.", "Därför söker vi en utvecklare.", "Jetzt sucht er Verstärkung.",
        "The office in Narvik seeks a secretary.",
        "our program is hiring", "Good luck. Is hiring easy?",
        "Join us today.",
    ])
    func `A sentence without a name gives none`(text: String) {
        #expect(found(in: text).values == ["company": nil])
    }

    @Test func `A caption counts more, and two names that hire are told`() {
        let told = found(in: "Company: Acme Ltd\nBolt is hiring for its shop.")
        #expect(told.values == ["company": "Acme Ltd"] && told.evidence["company"]?.rivals == [])
        let two = found(in: "Acme is hiring for its shop.\nBolt is hiring, too.")
        #expect(two.evidence["company"]?.rivals == ["Bolt"])
    }

    @Test func `A word of prose before small letters is no caption`() {
        #expect(found(in: "Help the company to modernize all of it.").values == ["company": nil])
    }

    @Test func `What only a sentence says is held against another answer, too`() throws {
        let schema = TestSchema.schema([Self.company])
        let document = TextPage.document("Acme is hiring for Bolt.")
        let prepared = PreparedDocument(document, schema: schema)
        func codes(_ answer: JSON) throws -> [FindingCode] {
            try Assessor(schema: schema).assess(answer, of: prepared, origins: [:]).findings.map(\.code)
        }
        #expect(try codes(["company": "Bolt"]) == [.disagreement])
        #expect(try codes(["company": "Acme"]).isEmpty)
    }

    private func found(in text: String) -> Extraction {
        MarkedUpPage.extract(GridPage.page(text), [Self.company])
    }
}
