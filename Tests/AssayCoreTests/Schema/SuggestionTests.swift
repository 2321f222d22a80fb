import AssayCore
import Testing

@Suite struct SuggestionTests {
    private let known = ["invoice_number", "issue_date", "due_date", "total", "tax_total", "iban"]

    @Test(
        arguments: [
            ("totel", "total"), ("toatl", "total"), ("TOTAL", "total"), ("due-date", "due_date"),
            ("isue_date", "issue_date"),
            ("ibn", "iban"), ("invoice_numbr", "invoice_number"), ("total", "total"),
            ("xyz", nil), ("", nil), ("t", nil), ("customer", nil),
            (String(repeating: "total", count: 1000), nil),
        ] as [(String, String?)])
    func `A slip of the pen leads to the name that was meant, anything else to none`(
        name: String, meant: String?
    ) {
        #expect(Suggestion.nearest(to: name, in: known) == meant)
    }

    @Test func `The nearest wins, and the first of equally near ones`() {
        #expect(Suggestion.nearest(to: "labelx", in: ["labelxyz", "labels", "label"]) == "labels")
        #expect(Suggestion.nearest(to: "abcdef", in: []) == nil)
    }
}
