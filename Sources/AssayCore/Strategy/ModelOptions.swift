/// How a model is asked.
public struct ModelOptions: Sendable, Hashable {
    /// What the model sees of the document.
    public enum Input: String, Sendable, Hashable, Codable, CaseIterable {
        /// Words placed on a character grid, so that columns stay columns.
        case layoutText = "layout-text"
        /// Lines of words.
        case plainText = "plain-text"
        /// Pictures of the pages.
        case image
        /// A PDF as it is; pictures of the pages of other files.
        case pdf

        /// Whether words are sent, which can be masked.
        public var isText: Bool {
            switch self {
            case .layoutText, .plainText: true
            case .image, .pdf: false
            }
        }
    }

    /// Which rungs of the forcing ladder may be used.
    public enum Forcing: Sendable, Hashable {
        /// The strictest that the model has, and down where the server refuses.
        case ladder
        case only(ForcingRung)
    }

    /// `provider/model`.
    public let model: String
    /// Where the provider is reached; empty: the provider's own address or its variable.
    public let baseURL: String
    public let input: Input
    public let force: Forcing
    public let maxOutputTokens: Int
    /// Wall time in seconds after which a call is given up.
    public let timeoutSeconds: Int
    /// Models that are asked, in order, where the provider of the one before fails.
    public let fallback: [StandIn]
    /// Whether sensitive values are replaced by placeholders before a call and restored after it.
    public let isMasked: Bool
    /// Whether the server is asked how probable each token of the reply was; for the confidence of values.
    public let asksTokens: Bool
    public let pace: CallPace

    /// A model that stands in for another.
    public struct StandIn: Sendable, Hashable {
        /// `provider/model`.
        public let model: String
        /// Empty: the provider's own address or its variable.
        public let baseURL: String

        public init(model: String, baseURL: String = "") {
            self.model = model
            self.baseURL = baseURL
        }
    }

    public init(
        model: String, baseURL: String = "", input: Input = .layoutText, force: Forcing = .ladder,
        maxOutputTokens: Int = 2048, timeoutSeconds: Int = 600, fallback: [StandIn] = [],
        isMasked: Bool = false, asksTokens: Bool = false, pace: CallPace = CallPace()
    ) {
        self.model = model
        self.baseURL = baseURL
        self.input = input
        self.force = force
        self.maxOutputTokens = maxOutputTokens
        self.timeoutSeconds = timeoutSeconds
        self.fallback = fallback
        self.isMasked = isMasked
        self.asksTokens = asksTokens
        self.pace = pace
    }

    /// The same question to a model that stands in.
    public func asked(of standIn: StandIn) -> ModelOptions {
        ModelOptions(
            model: standIn.model, baseURL: standIn.baseURL, input: input, force: force,
            maxOutputTokens: maxOutputTokens, timeoutSeconds: timeoutSeconds, isMasked: isMasked,
            asksTokens: asksTokens, pace: pace)
    }
}

/// How fast a model is asked and how long its server may be silent. None of it changes an answer, so it is no part of
/// a run's digest.
public struct CallPace: Sendable, Hashable {
    /// nil: no limit but the provider's.
    public var requestsPerMinute: Int?
    /// Tokens in and out; nil: no limit but the provider's.
    public var tokensPerMinute: Int?
    /// Seconds until the connection stands.
    public var connectSeconds = 10
    /// Seconds from the last byte sent to the first byte of the reply; nil: as long as the whole call may take.
    public var firstByteSeconds: Int?
    /// Seconds without a byte in the middle of a streamed reply.
    public var idleSeconds = 60

    public init() {}
}
