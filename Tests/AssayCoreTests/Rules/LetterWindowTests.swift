import Testing

@testable import AssayCore

@Suite struct LetterWindowTests {
    private static let schema = TestSchema.schema([
        FieldDefinition(name: "seller_name", kind: .text, labels: ["Seller"], isRequired: true),
        FieldDefinition(name: "buyer_name", kind: .text, labels: ["Bill to"]),
    ])

    private static func found(_ page: String, _ schema: DocumentSchema = schema) -> Extraction {
        let document = TextPage.document(page)
        return RulesExtractor(schema: schema).extract(document, conventions: WritingConventions(of: document))
    }

    private static let letter = """
        Blumen Krause · Drosselgang 4 · 26199 Nordheim
        Werft Peters AG
        Kajestraße 12
        26799 Südsiel

        Guten Tag, wir erlauben uns zu berechnen
        """

    @Test func `A sender's line and the block below it name both parties`() {
        let found = Self.found(Self.letter)
        #expect(found.values["seller_name"] == "Blumen Krause")
        #expect(found.values["buyer_name"] == "Werft Peters AG")
        #expect(found.evidence["buyer_name"]?.score ?? 0 >= Grounder.leastScore)
    }

    @Test func `A sender's line may be set with wide gaps around its marks`() {
        let found = Self.found(
            Self.letter.replacing(" · ", with: "     *    ").replacing(
                "Blumen Krause", with: "BLUMEN KRAUSE GMBH"))
        #expect(found.values["seller_name"] == "BLUMEN KRAUSE GMBH")
        #expect(found.values["buyer_name"] == "Werft Peters AG")
    }

    @Test func `A seller whose name stands twice is not the buyer, too`() {
        let found = Self.found(
            "Blumen Krause AG\n\n" + Self.letter.replacing("Krause ·", with: "Krause AG ·"))
        #expect(found.values["seller_name"] == "Blumen Krause AG")
        #expect(found.values["buyer_name"] == "Werft Peters AG")
    }

    @Test func `Of two names side by side neither is surely the buyer's`() {
        let found = Self.found(
            """
            Werft Peters AG             Blumen Krause GmbH
            Kajestraße 12              Drosselgang 4
            26799 Südsiel                 26199 Nordheim
            """)
        #expect(found.evidence["buyer_name"].map { $0.score < Grounder.leastScore } ?? true)
    }

    @Test func `A mail's sender is a name without its address`() {
        #expect(
            Self.found("Seller: \"Blumen Krause\" <post@krause.example>").values["seller_name"]
                == "Blumen Krause")
    }

    @Test func `A caption behind the legal form is no part of a name`() {
        let schema = TestSchema.schema([
            FieldDefinition(name: "seller_name", kind: .text, labels: [], isRequired: true),
            FieldDefinition(name: "invoice_number", kind: .identifier, labels: ["Rechnung"]),
        ])
        #expect(
            Self.found("Blumen Krause GmbH Rechnung\nNordheim", schema).values["seller_name"]
                == "Blumen Krause GmbH")
    }

    @Test func `Without a sender's line the second block is a guess`() {
        let found = Self.found(
            """
            Blumen Krause GmbH
            Drosselgang 4
            26199 Nordheim

            Werft Peters
            Kajestraße 12
            26799 Südsiel
            """)
        #expect(found.values["seller_name"] == "Blumen Krause GmbH")
        #expect(found.values["buyer_name"] == "Werft Peters")
        #expect(found.evidence["buyer_name"]?.score ?? 1 < Grounder.leastScore)
    }

    @Test(arguments: [
        // No town, a telephone in it, a caption over it.
        "Werft Peters\nKajestraße 12\nam Kai", "Werft Peters\nTel. 04921 1234\n26799 Südsiel",
    ])
    func `Other blocks are nobody's address`(block: String) {
        let page = "Blumen Krause · Drosselgang 4 · 26199 Nordheim\n\(block)\n\nGuten Tag"
        #expect(Self.found(page).values["buyer_name"] == JSON.null)
    }

    @Test func `A document that nobody issues has no addressee`() {
        let schema = TestSchema.schema([FieldDefinition(name: "company", kind: .text, labels: ["Employer"])])
        let letter = Self.letter.replacing("Werft Peters AG", with: "Werft Peters")
        #expect(Self.found(letter).values["buyer_name"] == "Werft Peters")
        #expect(Self.found(letter, schema).values["company"] != "Werft Peters")
    }

    @Test func `A larger name over the sender's line leaves open which of both is meant`() {
        let page = MarkedUpPage.page("# Landhaus am Ring\n" + Self.letter)
        let document = ReadDocument(pages: [page])
        let schema = Self.schema
        let found = RulesExtractor(schema: schema).extract(
            document, conventions: WritingConventions(of: document))
        #expect(found.evidence["seller_name"]?.score ?? 0 < Grounder.leastScore)
        let same = ReadDocument(pages: [MarkedUpPage.page("# Krause am Ring\n" + Self.letter)])
        let sure = RulesExtractor(schema: schema).extract(same, conventions: WritingConventions(of: same))
        #expect(sure.evidence["seller_name"]?.score ?? 0 >= Grounder.leastScore)
    }

    @Test func `A name goes on with its legal form in the next line`() {
        let found = Self.found(Self.letter.replacing("Werft Peters AG", with: "Werft Peters\nSchiffbau GmbH"))
        #expect(found.values["buyer_name"] == "Werft Peters Schiffbau GmbH")
    }

    @Test func `A sender's line may be parted by commas`() {
        let found = Self.found(
            Self.letter.replacing(
                "Blumen Krause · Drosselgang 4 · 26199", with: "Blumen Krause KG, Drosselgang 4, D-26199"))
        #expect(found.values["seller_name"] == "Blumen Krause KG")
        #expect(found.values["buyer_name"] == "Werft Peters AG")
    }

    @Test func `A line with the address right below a name with a legal form is no sender's`() {
        let found = BillPage.extract(
            """
            Halden Northern Supplies Ltd
            Zone North – 4 Weir Bank – 26199 Nordheim

            Invoice No: 2026-118
            Date: 6 May 2026
            Total 83.46
            """)
        #expect(found.values["seller_name"] == "Halden Northern Supplies Ltd")
    }

    @Test func `A buyer's own tax number may stand in the only address`() {
        let found = BillPage.extract(
            """
            Halden Northern

                                  Werft Peters AG
                                  VAT 99041728
                                  Kajestraße 12
                                  26799 Südsiel

            Invoice No: 2026-118
            Date: 6 May 2026
            Total 83.46
            """)
        #expect(found.values["buyer_name"] == "Werft Peters AG")
    }
}
