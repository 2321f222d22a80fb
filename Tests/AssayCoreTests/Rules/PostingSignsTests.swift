import Testing

@testable import AssayCore

@Suite struct PostingSignsTests {
    @Test(
        arguments: [
            (
                "We bake at night.\nSaltpan Coffee opened in 2011.\nWrite to hello@saltpancoffee.test.",
                "Saltpan Coffee"
            ),
            ("For the Tamarind & Slate family.\nMail people@tamarind-slate.test today.", "Tamarind & Slate"),
            (
                "Maji Salama Initiative is a charity. Ask for the Maji Salama Initiative at the well.\n"
                    + "Write to jobs@majisalama.test now.", "Maji Salama Initiative"
            ),
        ])
    func `A name that the address to apply to spells is the employer's`(text: String, company: String) {
        let found = PostingPage.drawn("Night Baker\n\n" + text)
        #expect(found.values["company"] == .string(company))
    }

    @Test func `A name that an address spells once is a guess, and one that begins a sentence is not`() {
        let once = PostingPage.drawn(
            "Baker\n\nGood news from our Saltpan family.\nWrite to jobs@saltpan.test.")
        #expect(once.values["company"] == "Saltpan" && !once.isSure("company"))
        let said = PostingPage.drawn(
            "Baker\n\nSaltpan bakes bread by the river.\nOur ovens never cool.\nWrite to jobs@saltpan.test.")
        #expect(said.values["company"] == "Saltpan" && said.isSure("company"))
    }

    @Test func `The address of a board's help desk names no employer`() {
        let found = PostingPage.drawn("Baker\n\nJobhaven lists jobs.\nReport this to support@jobhaven.test.")
        #expect(found.values["company"] != "Jobhaven")
    }

    @Test func `What somebody says to be at is a guess`() {
        let found = PostingPage.drawn(
            "Baker\n\nI look after ovens at Ostler & Vane, we're a bakery by the sea.")
        #expect(found.values["company"] == "Ostler & Vane" && !found.isSure("company"))
    }
}
