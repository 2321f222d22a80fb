public import Foundation

/// A model's answer to one request.
public struct ModelReply: Sendable, Hashable {
    /// Why the model stopped.
    public enum Stop: Sendable, Hashable {
        case complete
        /// The output limit was reached; what there is may even parse, and still isn't whole.
        case truncated
        /// With the provider's category or text.
        case refused(String)
    }

    /// The answer as JSON text: the tool's arguments, or the text of the reply.
    public let answer: String
    /// The provider's id of the tool call, for a rejection turn; ours where there was none.
    public let callID: String
    public let stop: Stop
    public let usage: TokenUsage
    /// The model that answered, as the provider names it.
    public let model: String
    public let exchange: RawExchange

    public init(
        answer: String, callID: String, stop: Stop, usage: TokenUsage, model: String, exchange: RawExchange
    ) {
        self.answer = answer
        self.callID = callID
        self.stop = stop
        self.usage = usage
        self.model = model
        self.exchange = exchange
    }
}

/// Tokens of one call as the provider counts them.
public struct TokenUsage: Sendable, Hashable, Codable {
    /// All prompt tokens, those read from or written to a cache included.
    public var input: Int
    public var output: Int
    /// Prompt tokens served from the provider's cache.
    public var cachedInput: Int
    /// Prompt tokens written to the provider's cache.
    public var cacheWrites: Int

    public init(input: Int = 0, output: Int = 0, cachedInput: Int = 0, cacheWrites: Int = 0) {
        self.input = input
        self.output = output
        self.cachedInput = cachedInput
        self.cacheWrites = cacheWrites
    }

    public static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            input: left.input + right.input, output: left.output + right.output,
            cachedInput: left.cachedInput + right.cachedInput,
            cacheWrites: left.cacheWrites + right.cacheWrites)
    }
}

/// Bodies as they went over the wire, without headers: keys are never in them.
public struct RawExchange: Sendable, Hashable, Codable {
    public let request: String
    public let response: String

    public init(request: String, response: String) {
        self.request = request
        self.response = response
    }
}

/// One call as the ledger keeps it: what it was, how it ended, what it cost.
public struct ModelCall: Sendable, Hashable {
    /// Row in the ledger; 0 until it is recorded.
    public let id: Int64
    /// How the call ended.
    public enum Ending: Sendable, Hashable {
        case replied(ModelReply)
        case failed(ModelFailure)
    }

    /// `provider/model` as the strategy names it.
    public let model: String
    /// SHA-256 of the canonical request: the key under which an identical request is answered again.
    public let key: String
    public let rung: ForcingRung
    public let ending: Ending
    /// Wall time in seconds.
    public let seconds: Double
    /// In US dollars; nil where the price is not known. 0 where it was answered from the cache.
    public let cost: Decimal?
    /// True where the answer came from the ledger and nothing was sent.
    public let isCached: Bool

    public init(
        id: Int64 = 0, model: String, key: String, rung: ForcingRung, ending: Ending, seconds: Double,
        cost: Decimal?, isCached: Bool
    ) {
        self.id = id
        self.model = model
        self.key = key
        self.rung = rung
        self.ending = ending
        self.seconds = seconds
        self.cost = cost
        self.isCached = isCached
    }

    /// What it took; nothing where no reply came.
    public var usage: TokenUsage {
        switch ending {
        case .replied(let reply): reply.usage
        case .failed: TokenUsage()
        }
    }

    /// The same call with its row in the ledger.
    public func recorded(as id: Int64) -> ModelCall {
        ModelCall(
            id: id, model: model, key: key, rung: rung, ending: ending, seconds: seconds, cost: cost,
            isCached: isCached)
    }
}
