import ArgumentParser
import AssayEngine
import Foundation

/// What a run may spend, and how fast.
struct LimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Stop before model calls cost more than so many US dollars, those of this run's earlier commands included.",
            valueName: "money"))
    var budget: String?

    @Option(
        help: ArgumentHelp(
            "Begin nothing from then on: after 90s, 30m, 8h, 1h30m, at 06:30, or at 2026-12-01T06:30.",
            valueName: "time"))
    var deadline: String?

    @Option(
        help: ArgumentHelp(
            "Stop after so many questions in a row that a provider failed, each after its retries; 0: never.",
            valueName: "n"))
    var brake = 5

    @Option(
        help: ArgumentHelp(
            "At most so many model calls a minute, whatever the strategy says.", valueName: "n"))
    var requestsPerMinute: Int?

    @Option(
        help: ArgumentHelp("At most so many tokens a minute, whatever the strategy says.", valueName: "n"))
    var tokensPerMinute: Int?

    func validate() throws {
        if let budget, Money.dollars(budget) == nil {
            throw ValidationError("--budget takes US dollars, as in 5 or 2.50; not \(budget).")
        }
        if let deadline, Deadline.moment(deadline, after: Date()) == nil {
            throw ValidationError(
                "--deadline takes a duration (90s, 30m, 8h) or a time (06:30, 2026-12-01T06:30); not \(deadline)."
            )
        }
        guard brake >= 0 else { throw ValidationError("--brake takes a number from 0.") }
        if let requestsPerMinute, requestsPerMinute < 1 {
            throw ValidationError("--requests-per-minute takes a number from 1.")
        }
        if let tokensPerMinute, tokensPerMinute < 1 {
            throw ValidationError("--tokens-per-minute takes a number from 1.")
        }
    }

    var limits: RunLimits {
        var limits = RunLimits()
        limits.budget = budget.flatMap(Money.dollars)
        limits.deadline = deadline.flatMap { Deadline.moment($0, after: Date()) }
        limits.brake = brake
        limits.requestsPerMinute = requestsPerMinute
        limits.tokensPerMinute = tokensPerMinute
        return limits
    }
}

/// Amounts as they are typed.
enum Money {
    /// `5`, `2.50`, `$0.75`; nil for anything else, and for what is below zero.
    static func dollars(_ text: String) -> Decimal? {
        let digits = text.hasPrefix("$") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), digits.utf8.count <= 20,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return Decimal(string: String(digits), locale: Locale(identifier: "en_US_POSIX"))
    }
}

/// Moments as they are typed.
enum Deadline {
    /// A duration of hours, minutes and seconds (`1h30m`), the next time that the clock says so (`06:30`), or a date and
    /// time here (`2026-12-01T06:30`); nil for anything else.
    static func moment(_ text: String, after now: Date, in calendar: Calendar = .current) -> Date? {
        if let seconds = duration(text) { return now + seconds }
        let halves = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
        guard let last = halves.last, let time = numbers(last, by: ":", 2...3), time[0] < 24, time[1] < 60,
            time.count < 3 || time[2] < 60
        else { return nil }
        var parts = DateComponents(hour: time[0], minute: time[1], second: time.count > 2 ? time[2] : 0)
        switch halves.count {
        case 1: return calendar.nextDate(after: now, matching: parts, matchingPolicy: .nextTime)
        case 2:
            guard let day = numbers(halves[0], by: "-", 3...3), (1...12).contains(day[1]),
                (1...31).contains(day[2])
            else { return nil }
            (parts.year, parts.month, parts.day) = (day[0], day[1], day[2])
            return calendar.date(from: parts)
        default: return nil
        }
    }

    private static func duration(_ text: String) -> Double? {
        var total = 0.0
        var rest = text[...]
        for (unit, seconds) in [("h", 3600.0), ("m", 60), ("s", 1)] {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let number = Double(digits), rest.dropFirst(digits.count).hasPrefix(unit) else { continue }
            total += number * seconds
            rest = rest.dropFirst(digits.count + 1)
        }
        return rest.isEmpty && !text.isEmpty ? total : nil
    }

    private static func numbers(
        _ text: String, by separator: Character, _ count: ClosedRange<Int>
    ) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
        }
        return count.contains(parts.count) && numbers.count == parts.count ? numbers : nil
    }
}
