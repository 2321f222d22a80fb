import Testing

@testable import AssayCore

@Suite struct PostingSignsTests {
    @Test(
        arguments: [
            (
                "We bake at night.\nReedmace Tea opened in 2011.\nWrite to hello@reedmacetea.test.",
                "Reedmace Tea"
            ),
            ("For the Osier & Flint family.\nMail people@osier-flint.test today.", "Osier & Flint"),
            (
                "Brook Wardens Initiative is a charity. Ask for the Brook Wardens Initiative at the well.\n"
                    + "Write to jobs@brookwardens.test now.", "Brook Wardens Initiative"
            ),
        ])
    func `A name that the address to apply to spells is the employer's`(text: String, company: String) {
        let found = PostingPage.drawn("Night Baker\n\n" + text)
        #expect(found.values["company"] == .string(company))
    }

    @Test func `A name that an address spells once is a guess, and one that begins a sentence is not`() {
        let once = PostingPage.drawn(
            "Baker\n\nGood news from our Reedmace family.\nWrite to jobs@reedmace.test.")
        #expect(once.values["company"] == "Reedmace" && !once.isSure("company"))
        let said = PostingPage.drawn(
            "Baker\n\nReedmace bakes bread by the river.\nOur ovens never cool.\nWrite to jobs@reedmace.test."
        )
        #expect(said.values["company"] == "Reedmace" && said.isSure("company"))
    }

    @Test func `The address of a board's help desk names no employer`() {
        let found = PostingPage.drawn("Baker\n\nJobhaven lists jobs.\nReport this to support@jobhaven.test.")
        #expect(found.values["company"] != "Jobhaven")
    }

    @Test func `What somebody says to be at is a guess`() {
        let found = PostingPage.drawn(
            "Baker\n\nI look after ovens at Thrush & Quill, we're a bakery by the sea.")
        #expect(found.values["company"] == "Thrush & Quill" && !found.isSure("company"))
    }
}
