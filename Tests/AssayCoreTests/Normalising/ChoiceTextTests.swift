import AssayCore
import Testing

@Suite struct ChoiceTextTests {
    private let period = FieldDefinition(
        name: "period", kind: .choice, choices: ["hour", "year", "full-time"],
        synonyms: [
            "/h": "hour", "per annum": "year", "pro Jahr": "year", "per": "hour", "vollzeit": "full-time",
        ])

    @Test(
        arguments: [
            ("hour", "hour"), ("Hour", "hour"), ("/h", "hour"), ("FULL TIME", "full-time"),
            ("fulltime", "full-time"),
            ("Per Annum", "year"), ("Vollzeit", "full-time"), ("per month", nil), ("", nil), ("年", nil),
        ] as [(String, String?)])
    func `A choice is read from the whole text`(text: String, choice: String?) {
        #expect(ChoiceText.read(text, field: period) == choice)
    }

    @Test(arguments: [
        ("$50 per annum, full time", ["year", "full-time"]),
        ("an hour or a year or an hour", ["hour", "year"]),
        ("hourly", []), ("50 €/h", []), ("40 h per week", ["hour"]), ("", []),
        ("Gehalt pro Jahr (Vollzeit)", ["year", "full-time"]),
    ])
    func `Mentions are whole words, the longest phrase first`(text: String, choices: [String]) {
        #expect(ChoiceText.mentions(in: text, field: period) == choices)
    }

    @Test(.timeLimit(.minutes(1))) func `A long text costs no more than its length`() {
        #expect(
            ChoiceText.mentions(in: String(repeating: "per annum per ", count: 50_000), field: period) == [
                "year", "hour",
            ])
    }
}
