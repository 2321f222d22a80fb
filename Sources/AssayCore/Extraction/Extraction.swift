/// The values a strategy found in one document, with the evidence for each.
public struct Extraction: Sendable, Hashable {
    /// An object with a member for every field of the schema in the schema's order; null where the document
    /// does not state it. Canonical forms: ISO 8601 dates, decimal numbers with a point, ISO 4217 currencies.
    public let values: JSON
    /// For each leaf value that is not null and was found in the words.
    public let evidence: [FieldPath: Evidence]
    /// By top-level field: where the value came from.
    public let origins: [String: Origin]
    /// For each leaf value that is not null, once it is assessed: how sure it is (`FieldConfidence`).
    public let confidence: [FieldPath: Double]

    public init(
        values: JSON, evidence: [FieldPath: Evidence] = [:], origins: [String: Origin] = [:],
        confidence: [FieldPath: Double] = [:]
    ) {
        self.values = values
        self.evidence = evidence
        self.origins = origins
        self.confidence = confidence
    }
}

/// Where on the pages a value stands.
public struct Evidence: Sendable, Hashable, Codable {
    /// How a value was matched to the words.
    public enum Match: String, Sendable, Hashable, Codable, CaseIterable {
        /// The words as they are, but for case and white space.
        case exact
        /// Another writing of the same value: 1.234,50 for 1234.5, 3 March 2026 for 2026-03-03.
        case normalised
        /// Within a few characters.
        case fuzzy
        /// Concluded from what the document says elsewhere: a currency from its symbol, a kind from a word.
        case implied
    }

    /// From 0.
    public let page: Int
    /// Around the words that were matched, in page units.
    public let box: Box
    /// The words that were matched, as they stand in the document.
    public let quote: String
    /// How well they match, 0...1.
    public let score: Double
    /// The lowest reading confidence among the words, 0...1.
    public let confidence: Double
    public let match: Match
    /// How many places fit equally well, this one included.
    public let places: Int
    /// Other values that the document offers for the field and that fit nearly as well, as it writes them.
    public let rivals: [String]

    public init(
        page: Int, box: Box, quote: String, score: Double, confidence: Double, match: Match, places: Int = 1,
        rivals: [String] = []
    ) {
        self.page = page
        self.box = box
        self.quote = quote
        self.score = score
        self.confidence = confidence
        self.match = match
        self.places = places
        self.rivals = rivals
    }
}

/// What produced a value.
public enum Origin: Sendable, Hashable, Codable {
    case rules
    case embedded(EmbeddedData.Format)
    /// `provider/model`.
    case model(String)
}

extension Origin {
    /// As ledgers and reports write it: `rules`, `embedded/cii`, `model/local/qwen2.5-coder-1.5b`.
    public var text: String {
        switch self {
        case .rules: "rules"
        case .embedded(let format): "embedded/\(format.rawValue)"
        case .model(let name): "model/\(name)"
        }
    }
}
