/// Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample quantiles in
/// statistical packages", American Statistician 50 (1996); what numpy and R do unless told otherwise.
public enum Quantile {
    /// The value below which a share of the sorted values lies; nil for no values.
    public static func of(sorted values: [Double], at share: Double) -> Double? {
        guard let first = values.first, let last = values.last else { return nil }
        let place = share * Double(values.count - 1)
        guard place > 0 else { return first }
        let below = Int(place)
        guard below + 1 < values.count else { return last }
        return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
    }
}
