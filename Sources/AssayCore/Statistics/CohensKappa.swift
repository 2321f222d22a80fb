/// How far two raters agree beyond chance (Cohen 1960), with its large-sample interval (Fleiss, Cohen and Everitt 1969).
public struct CohensKappa: Sendable, Hashable {
    /// Cases that both rated.
    public let cases: Int
    /// Cases on which they agree.
    public let agreed: Int
    /// 1 for full agreement, 0 for what chance would give; nil where both always say the same one word, because then
    /// chance alone would agree.
    public let kappa: Double?
    /// Of 95 %, inside -1...1; nil without a kappa.
    public let interval: Interval?

    /// - Parameter counts: by the first rater's category and the second's; square, at least one case.
    public init(_ counts: [[Int]]) {
        let cases = counts.joined().reduce(0, +)
        self.cases = cases
        agreed = counts.indices.reduce(0) { $0 + counts[$1][$1] }
        let total = Double(max(1, cases))
        let shares = counts.map { $0.map { Double($0) / total } }
        let rows = shares.map { $0.reduce(0, +) }
        let columns = shares.indices.map { column in shares.reduce(0) { $0 + $1[column] } }
        let observed = shares.indices.reduce(0) { $0 + shares[$1][$1] }
        let expected = zip(rows, columns).reduce(0) { $0 + $1.0 * $1.1 }
        guard cases > 0, expected < 1 else {
            (kappa, interval) = (nil, nil)
            return
        }
        let kappa = (observed - expected) / (1 - expected)
        let variance = Self.variance(shares, rows, columns, kappa, expected) / total
        let reach = 1.959963984540054 * max(0, variance).squareRoot()
        self.kappa = kappa
        interval = Interval(low: max(-1, kappa - reach), high: min(1, kappa + reach))
    }

    private static func variance(
        _ shares: [[Double]], _ rows: [Double], _ columns: [Double], _ kappa: Double, _ expected: Double
    ) -> Double {
        let doubt = 1 - kappa
        var sum = 0.0
        for row in shares.indices {
            for column in shares.indices {
                let share = shares[row][column]
                if row == column {
                    let part = 1 - (rows[row] + columns[column]) * doubt
                    sum += share * part * part
                } else {
                    let part = (columns[row] + rows[column]) * doubt
                    sum += share * part * part
                }
            }
        }
        let chance = kappa - expected * doubt
        return (sum - chance * chance) / ((1 - expected) * (1 - expected))
    }
}
