public import Foundation

// Strategy: one way to turn a document into an extraction, resolved to a value without optionals, so that
// a run can be repeated and two runs can be compared.

/// One way to do it: how to read, how to extract, how often to repair.
public struct Strategy: Sendable, Hashable {
    /// The file's name: `text-llm`.
    public let name: String
    public let reader: ReaderOptions
    public let extract: Method
    public let repair: RepairOptions

    public init(name: String, reader: ReaderOptions, extract: Method, repair: RepairOptions) {
        self.name = name
        self.reader = reader
        self.extract = extract
        self.repair = repair
    }

    /// How values are found.
    public indirect enum Method: Sendable, Hashable {
        /// No model: the schema's captions and kinds against the words' positions.
        case rules
        /// Structured data inside the file.
        case embedded
        case model(ModelOptions)
        /// Cheapest first; on to the next only while the verdict is not VALID.
        case cascade([Method])
    }
}

/// How pages become words.
public struct ReaderOptions: Sendable, Hashable, Codable {
    /// Where words come from when a PDF has a text layer.
    public enum Preference: String, Sendable, Hashable, Codable, CaseIterable {
        /// The text layer where there is one, else OCR.
        case textLayer = "text-layer"
        /// OCR of every page.
        case ocr
    }

    public let prefer: Preference
    /// Tesseract's languages, joined with `+`.
    public let language: String
    /// Resolution in dots per inch at which PDF pages are rendered for OCR.
    public let dpi: Int
    /// Pages beyond this many refuse the document.
    public let maxPages: Int

    public init(
        prefer: Preference = .textLayer, language: String = "eng", dpi: Int = 300, maxPages: Int = 200
    ) {
        self.prefer = prefer
        self.language = language
        self.dpi = dpi
        self.maxPages = maxPages
    }
}

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
