import Testing

@testable import AssayCore

@Suite struct TechnologiesTests {
    private static func skills(_ items: [String]) -> JSON {
        let list = items.map { "- " + $0 }.joined(separator: "\n")
        let fields =
            PostingPage.fields
            + ["must_haves", "nice_to_haves", "skills"].map { FieldDefinition(name: $0, kind: .list) }
        return MarkedUpPage.extract(
            MarkedUpPage.page("# Piano Tuner\nWe tune.\n## Requirements\n" + list), fields
        ).values["skills"] ?? .null
    }

    @Test(
        arguments: [
            (["Two years with PHP 8 and Laravel", "an ear"], ["PHP 8", "Laravel"]),
            (["Python, FooBase or SQL", "an ear"], ["Python", "FooBase", "SQL"]),
            (["Excel in all you do", "Go the extra mile"], nil), (["patience", "an ear"], nil),
            (["Go", "SQL, SQL and C"], ["Go", "SQL", "C"]),
            (["MS Excel and OpenHarp"], ["MS Excel", "OpenHarp"]),
            (["SQLite/MySQL; ISO 9001"], ["SQLite", "MySQL", "ISO 9001"]),
            (["Python 3.11 (14 years)"], ["Python 3.11"]),
        ] as [([String], [String]?)])
    func `Requirements name technologies, and words that look like them are none`(
        items: [String], skills: [String]?
    ) {
        #expect(Self.skills(items) == skills.map { .array($0.map(JSON.string)) } ?? .null)
    }

    @Test func `What is sure to be a technology is one anywhere but among the words about applying`() {
        let fields =
            PostingPage.fields
            + ["must_haves", "nice_to_haves", "skills"].map { FieldDefinition(name: $0, kind: .list) }
        let page = MarkedUpPage.page(
            "# Piano Tuner\nWe keep the pitch of 40 pianos in PostgreSQL, and go on from there.\nSend a CV or a link to GitHub."
        )
        #expect(MarkedUpPage.extract(page, fields).values["skills"] == ["PostgreSQL"])
    }
}
