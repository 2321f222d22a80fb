import AssayCore
import AssayTestSupport
import Testing

@Suite struct DateTextTests {
    private let none = WritingConventions()

    private func read(_ text: String, _ order: WritingConventions.DateOrder? = nil) -> [String] {
        DateText.read(text, conventions: WritingConventions(dateOrder: order))?.dates.map(\.description) ?? []
    }

    @Test(arguments: [
        "2026-03-12", "2026/03/12", "2026/3/12", "20260312", "12.03.2026", "12.3.26", "12. 03. 2026",
        "12 March 2026", "12 Mar 2026", "Mar 12, 2026", "March 12th, 2026", "12. März 2026",
        "12th of March 2026",
        "12 mars 2026", "12 de marzo de 2026", "12-MAR-26", "12-Mar-2026", "12MAR2026", "Mar.12,2026",
        "Thursday, 12 March 2026", "Do, 12.03.2026", "jeudi 12 mars 2026", "mar 12 marzo 2026", "12/Mar/2026",
        "12.03.2026 10:30", "2026-03-12T10:30:00Z", "2026-03-12T10:30:00.123+01:00",
        "12 March 2026 at 10:30 am",
        "12.03.2026, 10.30 Uhr", "2026-03-12 (Thu)", "12 maart 2026", "12 de março de 2026", "12 mars 2026",
        "12 marzo 2026", "le 12 mars 2026", "den 12 mars 2026", "the 12th of March, 2026", "12 Mar '26",
        "2026 Mar 12", "12 03 2026", "12\u{A0}March\u{A0}2026", "12‐03‐2026 ", "(12 March 2026)",
        "12 MÄRZ 2026",
        "12. Ma\u{308}rz 2026", "12° marzo 2026", "12.03.2026.",
    ])
    func `The twelfth of March is read from any writing`(text: String) {
        #expect(read(text, .dayFirst) == ["2026-03-12"])
    }

    @Test(arguments: [
        ("1er mars 2026", "2026-03-01"), ("1º de janeiro de 2026", "2026-01-01"),
        ("31 déc. 2025", "2025-12-31"),
        ("15 août 2025", "2025-08-15"), ("3 févr. 2024", "2024-02-03"), ("29.02.2024", "2024-02-29"),
        ("12-JAN-18", "2018-01-12"), ("01.01.69", "2069-01-01"), ("01.01.70", "1970-01-01"),
        ("98-03-12", "1998-03-12"), ("2 mei 2020", "2020-05-02"), ("5 ottobre 2021", "2021-10-05"),
        ("7 enero 2021", "2021-01-07"), ("22nd Dec 2017", "2017-12-22"),
        ("25/12/2018 8:13:39 PM", "2018-12-25"),
        ("25/12/2018-13:39", "2018-12-25"), ("25-12-2018", "2018-12-25"),
    ])
    func `Other days are read`(text: String, expected: String) {
        #expect(read(text) == [expected])
    }

    @Test func `The order of day and month is the document's`() {
        #expect(read("03/12/2026") == ["2026-12-03", "2026-03-12"])
        #expect(read("03/12/2026", .dayFirst) == ["2026-12-03"])
        #expect(read("03/12/2026", .monthFirst) == ["2026-03-12"])
        #expect(read("03-12-26", .monthFirst) == ["2026-03-12"])
        #expect(read("03.12.2026") == ["2026-12-03"])
        #expect(read("25/12/2026", .monthFirst) == ["2026-12-25"])
        #expect(read("12/25/2026", .dayFirst) == ["2026-12-25"])
        #expect(read("04/04/2026") == ["2026-04-04"])
    }

    @Test(arguments: [
        "", "March 2026", "12 March", "31.02.2026", "2026-13-01", "12/2026", "1.2.3", "10.0.0.1", "12:30",
        "30/30/2026", "12.03.2026/5", "12 apples 2026", "12.03,2026", "12-03/2026", "20261332", "12345678",
        "May 10 12", "2026", "12.03.126", "0/0/2026", "1 2 2026", "12/03/2026 99",
        "maybe 12 March 2026 or so",
    ])
    func `Other texts are no dates`(text: String) {
        #expect(read(text, .dayFirst).isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func `A hostile text costs no more than its length`() {
        #expect(read(String(repeating: "1/", count: 500_000)).isEmpty)
        #expect(read(String(repeating: " ", count: 500_000) + "2026-03-12").isEmpty)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `A date is read back from any writing of it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let writing = try #require(DateWriting.random(using: &generator))
        #expect(
            DateText.read(writing.text, conventions: WritingConventions(dateOrder: writing.order))
                == .date(writing.date), "\(writing.text)")
    }
}
