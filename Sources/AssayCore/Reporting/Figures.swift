// Reporting: evaluations as text for people and programs: terminal, Markdown, HTML, CSV, JSON. Pure functions;
// a report has no date and no file but those it is given.

/// Numbers as reports write them: a point, no grouping, the same on every machine.
public enum Figures {
    /// `81.2 %`; a dash for nil and for what is not finite.
    static func percent(_ share: Double?) -> String {
        guard let share, share.isFinite else { return "–" }
        return fixed(share * 100, 1) + " %"
    }

    /// `81.2 % [66–91]`.
    static func percent(_ share: Double?, _ interval: Interval?) -> String {
        guard let share, share.isFinite, let interval else { return percent(share) }
        return "\(percent(share)) [\(fixed(interval.low * 100, 0))–\(fixed(interval.high * 100, 0))]"
    }

    /// Percentage points with their sign: `+7.1`.
    static func points(_ difference: Double?) -> String {
        guard let difference, difference.isFinite else { return "–" }
        return signed(difference * 100, 1)
    }

    /// `+7.1 [-2, +16]`.
    static func points(_ difference: Difference) -> String {
        guard difference.value.isFinite, let interval = difference.interval else {
            return points(difference.value)
        }
        let bounds = [interval.low, interval.high].map { signed($0 * 100, 0) }
        return "\(points(difference.value)) [\(bounds[0]), \(bounds[1])]"
    }

    /// `0.034`; `< 0.001` below that.
    static func p(_ value: Double) -> String { value < 0.001 ? "< 0.001" : fixed(min(1, value), 3) }

    /// Seconds with three significant digits or so.
    static func seconds(_ value: Double) -> String { fixed(value, value < 1 ? 3 : value < 100 ? 2 : 0) }

    /// US dollars; a dash where the price is unknown.
    static func dollars(_ value: Double?) -> String {
        guard let value else { return "unknown" }
        return value == 0 ? "$0" : "$" + fixed(value, value < 0.1 ? 5 : 2)
    }

    /// A whole number.
    static func count(_ value: Double) -> String { fixed(value, value == value.rounded() ? 0 : 1) }

    /// `1 document`, `2 documents`.
    public static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    static func signed(_ value: Double, _ decimals: Int) -> String {
        let text = fixed(value, decimals)
        return text.hasPrefix("-") || isZero(text) ? text : "+" + text
    }

    /// With that many decimals, half away from zero; no negative zero.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "–" }
        let scale = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000][min(max(decimals, 0), 6)]
        let scaled = Int((abs(value) * scale).rounded())
        let sign = value < 0 && scaled != 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % Int(scale))
        return "\(sign)\(scaled / Int(scale))." + String(repeating: "0", count: decimals - fraction.count)
            + fraction
    }

    /// At most that many decimals, without zeros at the end.
    static func trimmed(_ value: Double, _ decimals: Int) -> String {
        let text = fixed(value, decimals)
        guard text.contains(".") else { return text }
        let rest = text.reversed().drop { $0 == "0" }
        return String(rest.drop { $0 == "." }.reversed())
    }

    private static func isZero(_ text: String) -> Bool { text.allSatisfy { "0.".contains($0) } }
}
