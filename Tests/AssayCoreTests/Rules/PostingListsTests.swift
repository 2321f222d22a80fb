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
        "Les atouts", "Pluspunkte", "It would help if you have", "Schön, aber kein Muss",
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

    @Test func `Short lines below a heading are a list without marks, up to the next heading`() {
        let found = PostingTraces.found(
            GridPage.page(
                "Piano Tuner\n\nWe tune pianos and harps in three towns.\n\nWho you are\npatient\nfond of tea\n"
                    + "You might have\na van\na dog\nWhat you get\ntea\ncake\n")
        ).extraction.values
        #expect(found["must_haves"] == ["patient", "fond of tea"])
        #expect(found["nice_to_haves"] == ["a van", "a dog"])
    }

    @Test func `Lines that are indented below a heading end where they are not`() {
        let found = PostingTraces.found(
            GridPage.page(
                "Piano Tuner\n\nWhat you must bring\n   patience\n   an ear\nRate\n   by the hour\n\n"
                    + "We tune pianos and harps in three towns, and have done so for long.\n"))
        #expect(found.extraction.values["must_haves"] == ["patience", "an ear"])
    }

    @Test func `Pay and hours below a line about a start are no list`() {
        let found = PostingTraces.found(
            GridPage.page("Piano Tuner\n\nRequired from 3 May 2024\nSalary £24,000\n20 hours per week\n"))
        #expect(found.extraction.values["must_haves"] == .null)
    }

    @Test func `Several lists of one sort are read as one`() {
        let page = MarkedUpPage.page(
            "# Piano Tuner\nWe tune.\n## Education requirements\n- a school\n## Tasks\n- tune\n"
                + "## Licences\n- a van licence\n## We offer\n- tea")
        #expect(PostingTraces.found(page).extraction.values["must_haves"] == ["a school", "a van licence"])
    }
}
