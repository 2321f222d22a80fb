import Testing

@testable import AssayCore

@Suite struct WorkplaceWordsTests {
    @Test(
        arguments: [
            ("Workplace: hybrid\nWe tune.", "hybrid", []), ("Keswick · Remote\nWe tune.", "remote", []),
            ("Location: Keswick or remote\nWe tune.", "remote", []),
            ("This is a fully remote job.", "remote", []),
            // A question and its answer.
            ("Homeoffice: onsite\nWe tune.", "onsite", []), ("Homeoffice: nein\nWe tune.", nil, []),
            ("Homeoffice: two days a week\nWe tune.", "hybrid", []),
            ("Homeoffice\ntwo days a week\nWe tune.", "hybrid", []),
            ("Homeoffice: nach Absprache\nWe tune.", nil, [.unread]),
            ("We tune in remote valleys.", "remote", [.weakEvidence]),
            ("We tune in a remote district.", nil, [.unread]),
            ("We don't do remote for this job.", nil, [.unread]),
            ("Some of us tune onsite, some are remote now.", "onsite", [.ambiguous, .weakEvidence]),
            ("Working from home is fine on Fridays.", nil, [.unread]),
            ("Thuiswerken kan op vrijdag.", nil, [.unread]), ("We tune.", nil, []),
        ] as [(String, String?, [FindingCode])])
    func `Entries say where the work is done, and sentences may`(
        text: String, workplace: String?, codes: [FindingCode]
    ) {
        let page = MarkedUpPage.page("# Piano Tuner\n" + text)
        #expect(
            PostingTraces.found(page).extraction.values["workplace"] == workplace.map(JSON.string) ?? .null)
        #expect(PostingTraces.doubts(page, "workplace") == codes)
    }
}
