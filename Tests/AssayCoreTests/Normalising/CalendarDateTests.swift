import AssayCore
import AssayTestSupport
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: [
        (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true),
        (2026, 4, 31, false),
        (2026, 0, 1, false), (2026, 13, 1, false), (2026, 1, 0, false), (0, 1, 1, false),
        (9999, 12, 31, true),
    ])
    func `Only days that exist are dates`(year: Int, month: Int, day: Int, exists: Bool) {
        #expect((CalendarDate(year: year, month: month, day: day) != nil) == exists)
    }

    @Test(arguments: [
        "2026-3-12", "26-03-12", "2026/03/12", "2026-03-12 ", "", "2026-03-12T00:00", "２０２６-03-12",
        "-026-03-12",
    ])
    func `ISO dates are read strictly`(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `A date is read back from its description, which sorts as the date does`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let dates = try (0..<2).map { _ in
            try #require(
                CalendarDate(
                    year: Int.random(in: 1...9999, using: &generator),
                    month: Int.random(in: 1...12, using: &generator),
                    day: Int.random(in: 1...28, using: &generator)))
        }
        #expect(CalendarDate(iso: dates[0].description) == dates[0])
        #expect((dates[0] < dates[1]) == (dates[0].description < dates[1].description))
    }
}
