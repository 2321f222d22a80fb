import Testing

@testable import AssayCore

@Suite struct EmploymentTermsTests {
    @Test(
        arguments: [
            ("This is a permanent, full time role.", "full-time", []),
            ("Permanent · Full time\nWe tune.", "full-time", []),
            ("Contract: permanent\nHours: full time\nWe tune.", "full-time", []),
            ("This is a permanent role.", "permanent", []), ("We tune unbefristet.", "permanent", []),
            // Far from the caption a working time may be another one's.
            (
                "Contract: permanent\nWe tune.\nWe play.\nWe sing.\nWe want a full time tuner.", "permanent",
                []
            ),
            ("You have three years of full time study.", nil, []),
            ("Our permanent collection is large.", nil, []),
            ("We tune.", nil, []), ("Contract: by agreement", nil, [.unread]),
        ] as [(String, String?, [FindingCode])])
    func `A working time comes before a contract's term, and a mention is a guess`(
        text: String, type: String?, codes: [FindingCode]
    ) {
        let page = MarkedUpPage.page("# Piano Tuner\n" + text)
        #expect(PostingTraces.found(page).extraction.values["contract"] == type.map(JSON.string) ?? .null)
        #expect(PostingTraces.doubts(page, "contract") == codes)
    }
}
