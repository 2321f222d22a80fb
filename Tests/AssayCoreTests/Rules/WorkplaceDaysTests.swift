import Testing

@testable import AssayCore

@Suite struct WorkplaceDaysTests {
    @Test(
        arguments: [
            ("Bis zu 4 Tage Homeoffice im Team.", "hybrid"),
            ("Télétravail : 2 jours chaque semaine", "hybrid"),
            ("Three days a week in the office.", "hybrid"),
            ("Hos oss jobbar du hemifrån tre dagar i veckan.", "hybrid"),
            ("You work from home.", "remote"), ("30 days of leave. Homeoffice.", "remote"),
            ("We have an office and 30 days of leave.", nil), ("Open five days. The office is old.", nil),
        ] as [(String, String?)])
    func `Days of the week at one place mean both`(text: String, workplace: String?) {
        let found = PostingPage.marked("# Piano Tuner\nWe tune.\n" + text)
        #expect(found.values["workplace"] == workplace.map(JSON.string) ?? .null)
    }
}
