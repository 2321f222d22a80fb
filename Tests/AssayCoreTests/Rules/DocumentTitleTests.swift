import Testing

@testable import AssayCore

@Suite struct DocumentTitleTests {
    private static func codes(_ page: String) -> [FindingCode] {
        DocumentTitle.findings(in: TextPage.document(page), schema: BillPage.schema).map(\.code)
    }

    @Test(arguments: [
        "Halden Ltd\n\nPAYMENT REMINDER\n\nInvoice No: 7",
        "Halden Ltd\n\n2. Payment Reminder\n\nInvoice No: 7",
        "Payment reminder for our invoice 7\nTotal 240.00",
        "Halden Ltd\nQuotation\nQuotation No: Q-118",
    ])
    func `A heading of another kind makes the document doubtful`(page: String) {
        #expect(Self.codes(page) == [.otherDocument])
    }

    @Test(arguments: [
        "INVOICE\n\nDelivery note\nD-77",
        "Halden Ltd\nDelivery Note      D-77\nInvoice No         7",
        "Halden Ltd\nDelivery note: D-77",
        "Halden Ltd\nDelivery Note 77 of 3 March",
        "Halden Ltd\nDelivery Note\nD-77",
        "INVOICE\n\nPayment reminder\nPlease pay in time.",
    ])
    func `A caption of a reference, or a heading below the own one, is none`(page: String) {
        #expect(Self.codes(page).isEmpty)
    }

    @Test func `A schema without such headings has no opinion`() {
        let document = TextPage.document("PAYMENT REMINDER")
        #expect(DocumentTitle.findings(in: document, schema: TestSchema.invoice).isEmpty)
    }

    @Test func `The headings are read from the schema and belong to its digest`() throws {
        func schema(_ extra: String) throws -> DocumentSchema {
            try DocumentSchema(
                parsing: #"""
                    {"type": "object", "properties": {"total": {"type": ["number", "null"],
                     "x-assay": {"kind": "money"}}}, "x-assay": {\#(extra)}}
                    """#, guidance: "", name: "bill")
        }
        let found = try schema(#""other_titles": ["Mahnung"]"#)
        #expect(found.otherTitles == ["Mahnung"])
        #expect(found.withAuxiliary.otherTitles == ["Mahnung"])
        #expect(try schema("").canonicalJSON != found.canonicalJSON)
        let error = #expect(throws: DefinitionError.self) { try schema(#""other_titles": [7]"#) }
        #expect(error?.pointer.hasPrefix("/x-assay/other_titles") == true)
    }
}
