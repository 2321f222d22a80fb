extension JSON {
    /// A whole number.
    static func count(_ value: Int) -> JSON { .number(JSONNumber(value)) }

    /// At most six decimals; null for what is not finite, because JSON has no word for it.
    static func figure(_ value: Double?) -> JSON {
        guard let value, value.isFinite, abs(value) < 1e9 else { return .null }
        if let whole = Int(exactly: value) { return .count(whole) }
        return .number(JSONNumber(checked: Figures.trimmed(value, 6)))
    }

    static func interval(_ interval: Interval?) -> JSON {
        interval.map { [.figure($0.low), .figure($0.high)] } ?? .null
    }
}
