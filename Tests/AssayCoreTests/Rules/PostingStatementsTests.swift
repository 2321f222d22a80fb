import Testing

@testable import AssayCore

@Suite struct PostingStatementsTests {
    @Test(
        arguments: [
            ("We are based in Leeds and bake at night.", "Leeds"),
            ("Dienstort ist Kassel und sonst nirgends.", "Kassel"),
            ("You work from our studio in Cork, Ireland most days.", "Cork, Ireland"),
            ("Du arbetar hos kunden i centrala Lund varje dag.", "Lund"),
        ])
    func `Sentences say where, and it is a guess`(sentence: String, place: String) {
        let found = PostingPage.drawn("Night Baker\n\n" + sentence)
        #expect(found.values["location"] == .string(place))
        #expect(!found.isSure("location"))
    }

    @Test func `Where a caption says where, sentences are not asked`() {
        let found = PostingPage.drawn("Baker\n\nLocation: York\n\nWe are based in Leeds.")
        #expect(found.values["location"] == "York")
    }

    @Test func `A posting without a heading says what it looks for`() {
        let found = PostingPage.drawn(
            "Hello Harwick!\n\nOur shop is on the hunt for a patient piano tuner to join us by the river.")
        #expect(found.values["job"] == "patient piano tuner" && !found.isSure("job"))
    }

    @Test func `A small advertisement opens with its title in capitals`() {
        let found = PostingPage.drawn(
            "SITUATIONS VACANT\n\nPIANO TUNER. Trained tuner required by a long established firm.")
        #expect(found.values["job"].flatMap(\.string)?.hasPrefix("PIANO TUNER") == true)
    }

    @Test func `Four digits without a currency are a year and no pay`() {
        let year = PostingPage.drawn("Baker\n\nSalary: reviewed every year since 1989")
        #expect(year.values["pay_min"] == .null)
        let pay = PostingPage.drawn("Baker\n\nSalary: 1989 EUR a month")
        #expect(pay.values["pay_min"] != .null)
    }
}
