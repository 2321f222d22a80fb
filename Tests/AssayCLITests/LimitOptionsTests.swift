import ArgumentParser
import AssayEngine
import Foundation
import Testing

@testable import AssayCLI

@Suite struct LimitOptionsTests {
    private static let berlin: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        return calendar
    }()
    /// 2026-11-21 16:00 in Berlin.
    private static let now = Date(timeIntervalSince1970: 1_795_273_200)

    @Test(arguments: [
        ("90s", 90.0), ("30m", 1800), ("8h", 28800), ("1h30m", 5400), ("1h0m5s", 3605),
        ("16:30", 1800), ("06:30", 14.5 * 3600), ("2026-11-21T17:00", 3600), ("2026-11-22T16:00:30", 86430),
    ])
    func `A deadline is a duration, a time of day or a date`(text: String, seconds: Double) {
        let moment = Deadline.moment(text, after: Self.now, in: Self.berlin)
        #expect(moment.map { $0.timeIntervalSince(Self.now) } == seconds)
    }

    @Test(arguments: [
        "", "soon", "5", "h", "-5m", "25:00", "12:60", "2026-13-01T10:00", "2026-11-21", "30m8h", "1.5h",
        "2026-11-21T10:00T10:00",
    ])
    func `Anything else is refused`(text: String) {
        #expect(Deadline.moment(text, after: Self.now, in: Self.berlin) == nil)
    }

    @Test(arguments: [("5", "5"), ("2.50", "2.5"), ("$0.75", "0.75"), ("0", "0")])
    func `A budget is an amount of dollars`(text: String, amount: String) {
        #expect(Money.dollars(text) == Decimal(string: amount))
    }

    @Test(arguments: ["", "-1", "1,50", "5 EUR", "1.2.3", "1e3", ".5", "nan"])
    func `Any other budget is refused`(text: String) {
        #expect(Money.dollars(text) == nil)
    }

    @Test func `Options become limits, and wrong ones are refused`() throws {
        let options = try LimitOptions.parse(["--budget", "2.50", "--brake", "0", "--tokens-per-minute", "9"])
        #expect(options.limits.budget == Decimal(string: "2.5") && options.limits.brake == 0)
        #expect(options.limits.tokensPerMinute == 9 && options.limits.deadline == nil)
        for wrong in [["--budget", "much"], ["--deadline", "soon"], ["--requests-per-minute", "0"]] {
            #expect(throws: (any Error).self) { try LimitOptions.parse(wrong) }
        }
    }
}
