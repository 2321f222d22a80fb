public import Foundation

/// What a run took, by document. Failed documents and failed calls count.
public struct Expense: Sendable, Hashable {
    /// US dollars of all documents; nil where a price is unknown, because unknown is not 0.
    public let totalCost: Decimal?
    /// US dollars a document; nil likewise.
    public let cost: Spread?
    public let seconds: Spread
    public let readingSeconds: Spread
    public let inputTokens: Spread
    public let outputTokens: Spread
    public let calls: Spread

    /// How a quantity is spread over the documents.
    public struct Spread: Sendable, Hashable {
        public let total: Double
        public let mean: Double
        public let median: Double
        public let p95: Double
        public let p99: Double

        /// All 0 for no values.
        init(_ values: [Double]) {
            let sorted = values.sorted()
            total = sorted.reduce(0, +)
            mean = sorted.isEmpty ? 0 : total / Double(sorted.count)
            median = Quantile.of(sorted: sorted, at: 0.5) ?? 0
            p95 = Quantile.of(sorted: sorted, at: 0.95) ?? 0
            p99 = Quantile.of(sorted: sorted, at: 0.99) ?? 0
        }
    }

    public init(of outcomes: [OutcomeRecord]) {
        let costs = outcomes.compactMap(\.cost)
        let isKnown = costs.count == outcomes.count
        totalCost = isKnown ? costs.reduce(0, +) : nil
        cost = isKnown ? Spread(costs.map(\.dollars)) : nil
        seconds = Spread(outcomes.map(\.seconds))
        readingSeconds = Spread(outcomes.map(\.readingSeconds))
        inputTokens = Spread(outcomes.map { Double($0.usage.input) })
        outputTokens = Spread(outcomes.map { Double($0.usage.output) })
        calls = Spread(outcomes.map { Double($0.calls) })
    }
}

extension Decimal {
    /// The nearest binary float, for statistics; sums of money are Decimals.
    var dollars: Double { NSDecimalNumber(decimal: self).doubleValue }
}
