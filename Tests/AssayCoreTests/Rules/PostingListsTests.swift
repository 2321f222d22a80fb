import Testing

@testable import AssayCore

@Suite struct PostingListsTests {
    private static func page(_ heading: String) -> Page {
        MarkedUpPage.page(
            "# Piano Tuner\nWe tune.\n## Your tasks\n- tune\n- play\n## \(heading)\n- patience\n- an ear\n"
                + "## What we offer\n- tea\n- cake")
    }

    @Test(arguments: [
        "What you'll bring", "Das bringst du mit", "Wat vragen wij?", "Si richiede:", "Exigences",
        "Kravprofil",
        "Qualifications and skills", "Wymagania",
    ])
    func `Headings about the applicant lead to what must be brought`(heading: String) {
        let found = PostingTraces.found(Self.page(heading))
        #expect(found.extraction.values["must_haves"] == ["patience", "an ear"])
        #expect(found.extraction.values["nice_to_haves"] == .null)
    }

    @Test(arguments: [
        "It would be great if you have", "We'd also love you to have:", "Preferred skills",
        "Von Vorteil sind",
        "Les atouts", "Pluspunkte",
    ])
    func `Headings about wishes lead to what is welcome`(heading: String) {
        let found = PostingTraces.found(Self.page(heading))
        #expect(found.extraction.values["nice_to_haves"] == ["patience", "an ear"])
        #expect(found.extraction.values["must_haves"] == .null)
    }

    @Test func `Tasks and offers are neither`() {
        let page = MarkedUpPage.page("# Piano Tuner\nWe tune.\n## Your tasks\n- tune\n- play")
        let found = PostingTraces.found(page)
        #expect(found.extraction.values["must_haves"] == .null)
        #expect(PostingTraces.doubts(page, "must_haves").isEmpty)
    }

    @Test(
        arguments: [
            ("Applicants must hold a licence.", [.unread], []),
            ("Erfahrung mit Klavieren ist erforderlich.", [.unread], []),
            ("French, an advantage for some, is spoken here.", [], [.unread]),
            ("We tune.\n## The usual\n- patience\n- an ear", [.unread], []),
            ("We tune pianos.", [], []),
        ] as [(String, [FindingCode], [FindingCode])])
    func `Requirements and wishes that no list took are doubts`(
        text: String, required: [FindingCode], welcome: [FindingCode]
    ) {
        let page = MarkedUpPage.page("# Piano Tuner\n" + text)
        #expect(PostingTraces.doubts(page, "must_haves") == required)
        #expect(PostingTraces.doubts(page, "nice_to_haves") == welcome)
    }

    @Test func `A list behind the requirements may be of wishes`() {
        let page = MarkedUpPage.page(
            "# Piano Tuner\nWe tune.\n## Requirements\n- patience\n- an ear\n## Icing\n- a van\n- a dog")
        #expect(PostingTraces.doubts(page, "nice_to_haves") == [.unread])
        #expect(PostingTraces.doubts(page, "must_haves").isEmpty)
    }

    @Test func `The last word of a sentence heads no list`() {
        let page = MarkedUpPage.page("# Piano Tuner\nWe tune to your\nrequirements.\n- tune\n- play")
        #expect(PostingTraces.found(page).extraction.values["must_haves"] == .null)
    }
}
