public import AssayCore
public import Foundation

/// What a model's tokens cost, in US dollars for a million.
public struct Price: Sendable, Hashable {
    public let input: Decimal
    public let output: Decimal
    /// Prompt tokens read from the provider's cache.
    public let cachedInput: Decimal
    /// Prompt tokens written to the provider's cache.
    public let cacheWrite: Decimal

    /// Cached tokens cost as much as others unless said otherwise.
    public init(input: Decimal, output: Decimal, cachedInput: Decimal? = nil, cacheWrite: Decimal? = nil) {
        self.input = input
        self.output = output
        self.cachedInput = cachedInput ?? input
        self.cacheWrite = cacheWrite ?? input
    }

    static let free = Price(input: 0, output: 0)

    func times(_ share: Decimal) -> Price {
        Price(
            input: input * share, output: output * share, cachedInput: cachedInput * share,
            cacheWrite: cacheWrite * share)
    }

    /// Of one call, in US dollars.
    public func cost(of usage: TokenUsage) -> Decimal {
        let plain = max(0, usage.input - usage.cachedInput - usage.cacheWrites)
        let total =
            Decimal(plain) * input + Decimal(usage.cachedInput) * cachedInput
            + Decimal(usage.cacheWrites) * cacheWrite + Decimal(usage.output) * output
        return total / 1_000_000
    }
}

/// Prices by model names and dates. The first entry that matches holds; a model without an entry has no
/// price, which is not the same as costing nothing.
struct Prices: Sendable {
    private struct Entry: Sendable {
        let pattern: NamePattern
        /// The last day, as an ISO date.
        let until: String?
        let price: Price
    }

    private let entries: [Entry]
    /// What a job's call costs of a single one, by names.
    private let batchShares: [(pattern: NamePattern, share: Decimal)]
    /// The day on which the list was compared with its sources.
    let checked: String

    /// `text` is JSON5 as in `Models/prices.json5`.
    init(parsing text: String) throws(DefinitionError) {
        var file = try DefinitionFields(JSON(definition: text), at: "")
        checked = try file.required("checked", "a date", \.isoDate)
        let list = try file.required("models", "a list", \.array)
        let shares = try file.value("batch", "a list", \.array) ?? []
        try file.finish()
        var entries: [Entry] = []
        for (index, json) in list.enumerated() {
            entries.append(try Self.entry(json, at: "/models/\(index)"))
        }
        self.entries = entries
        var batchShares: [(NamePattern, Decimal)] = []
        for (index, json) in shares.enumerated() {
            var fields = try DefinitionFields(json, at: "/batch/\(index)")
            let pattern = NamePattern(try fields.required("match", "a name with *", \.string))
            batchShares.append((pattern, try fields.required("share", "a share of the price", Self.amount)))
            try fields.finish()
        }
        self.batchShares = batchShares
    }

    private static func entry(_ json: JSON, at pointer: String) throws(DefinitionError) -> Entry {
        var fields = try DefinitionFields(json, at: pointer)
        let pattern = NamePattern(try fields.required("match", "a name with *", \.string))
        let until = try fields.value("until", "a date", \.isoDate)
        let price = Price(
            input: try fields.required("input", "dollars for a million tokens", amount),
            output: try fields.required("output", "dollars for a million tokens", amount),
            cachedInput: try fields.value("cached_input", "dollars for a million tokens", amount),
            cacheWrite: try fields.value("cache_write", "dollars for a million tokens", amount))
        try fields.finish()
        return Entry(pattern: pattern, until: until, price: price)
    }

    private static func amount(_ json: JSON) -> Decimal? {
        guard let amount = json.number?.decimal, amount >= 0 else { return nil }
        return amount
    }

    /// Of calls that are made by jobs; nil: unknown.
    func batchPrice(of name: String, on day: String) -> Price? {
        guard let share = batchShares.first(where: { $0.pattern.matches(name) })?.share else { return nil }
        return price(of: name, on: day)?.times(share)
    }

    /// - Parameters:
    ///   - name: `provider/model`.
    ///   - day: an ISO date.
    func price(of name: String, on day: String) -> Price? {
        entries.first { $0.pattern.matches(name) && day <= ($0.until ?? day) }?.price
    }
}
