public import Foundation

/// When and how far a model is asked again.
public struct RepairOptions: Sendable, Hashable {
    /// Which fields a repair asks for.
    public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
        case failingFields = "failing-fields"
        case all
    }

    /// Repairs after the first attempt; 0 switches repair off.
    public let attempts: Int
    public let scope: Scope
    /// The verdicts that are repaired: `invalid`, `unclear`.
    public let on: Set<Verdict.Word>
    /// Tokens, in and out, that may be spent on one document after the first attempt; nil: no limit.
    public let maxTokens: Int?
    /// The same in US dollars.
    public let maxCost: Decimal?

    public init(
        attempts: Int = 2, scope: Scope = .failingFields, on: Set<Verdict.Word> = [.invalid, .unclear],
        maxTokens: Int? = nil, maxCost: Decimal? = nil
    ) {
        self.attempts = attempts
        self.scope = scope
        self.on = on
        self.maxTokens = maxTokens
        self.maxCost = maxCost
    }
}
