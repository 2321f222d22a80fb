import Testing

@testable import AssayCore

@Suite struct PostingWishesTests {
    private static func found(_ text: String) -> JSON {
        PostingTraces.found(MarkedUpPage.page("# Piano Tuner\nWe tune.\n" + text)).extraction.values
    }

    @Test(arguments: [
        "Knowledge of harps would be a plus", "Knowledge of harps is desirable", "Ideally you know harps",
        "Kenntnisse in Harfen sind wünschenswert", "Harps are an advantage, but no must",
        "Harpen zijn een pluspunt, maar geen must", "Harps preferred",
        "Knowledge of harps would be a real asset",
    ])
    func `A requirement that says to be a wish is one`(wish: String) {
        let values = Self.found(
            "## Requirements\n- patience\n- an ear\n- \(wish)\n## We offer\n- tea\n- cake")
        #expect(values["must_haves"] == ["patience", "an ear"])
        #expect(values["nice_to_haves"] == [.string(wish)])
    }

    @Test func `A wish behind the last semicolon of a requirement is one of its own`() {
        let values = Self.found("## Requirements\n- patience\n- Fluent Dutch; Frisian is desirable")
        #expect(values["must_haves"] == ["patience", "Fluent Dutch"])
        #expect(values["nice_to_haves"] == ["Frisian is desirable"])
    }

    @Test func `A requirement of which a part is a wish stays as printed`() {
        let values = Self.found("## Requirements\n- patience\n- pianos, harps a plus")
        #expect(values["must_haves"] == ["patience", "pianos, harps a plus"])
        #expect(values["nice_to_haves"] == .null)
    }

    @Test(
        arguments: [
            ("Come and see. A van would be an advantage. Write soon.", ["A van would be an advantage"]),
            ("You must drive, and a van of your own would be a plus.", nil), ("Nice to have", nil),
        ] as [(String, [String]?)])
    func `A sentence that ends with a wish is one, unless it obliges`(text: String, wishes: [String]?) {
        #expect(Self.found(text)["nice_to_haves"] == wishes.map { .array($0.map(JSON.string)) } ?? .null)
    }

    @Test func `A wish that goes on in the next line is one`() {
        let page = GridPage.page(
            "Piano Tuner\n\nRequirements:\n- patience\n- an ear\n- having tuned harps in the south is an\n  advantage\n"
        )
        let values = PostingTraces.found(page).extraction.values
        #expect(values["must_haves"] == ["patience", "an ear"])
        #expect(values["nice_to_haves"] == ["having tuned harps in the south is an advantage"])
    }

    @Test func `The things that one sentence wishes for are apart`() {
        #expect(
            Self.found("It would be a bonus if you also have a van, a harp or an ear.")["nice_to_haves"]
                == ["a van", "a harp", "an ear"])
    }
}
