// Outcome: everything that happened to one document, attempt by attempt.

/// Why a document could not be processed at all. It is stored, and the batch goes on.
public enum DocumentFailure: Error, Sendable, Hashable, Codable {
    case reading(ReadFailure)
    case model(ModelFailure)
}

/// Why a file could not be read.
public enum ReadFailure: Error, Sendable, Hashable, Codable {
    /// The file has no bytes.
    case empty
    /// The system refuses to open it; the text is the system's.
    case notReadable(String)
    /// The content is of a kind that is not read.
    case unsupported(MediaType)
    /// A PDF that asks for a password.
    case encrypted
    /// The content is broken; the text says what the decoder found.
    case damaged(String)
    /// More than a limit allows: what, how much, and the limit.
    case tooLarge(what: String, value: Int, limit: Int)
    /// Reading took longer than this many seconds.
    case timedOut(seconds: Int)
    /// The recogniser lacks something: a language that is not installed.
    case missingTool(String)
    /// Reading needed more memory than this many bytes.
    case outOfMemory(limit: Int)
    /// The reading process died.
    case crashed(String)
    /// The task was cancelled: says nothing of the document and is never stored.
    case cancelled
}

/// How a model call went wrong, sorted by what must follow.
public struct ModelFailure: Error, Sendable, Hashable, Codable {
    /// The classes of the retry policy.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Too many requests or an overloaded server: all workers wait.
        case throttled
        /// Likely to pass: try this call again.
        case transient
        /// No call of this run can succeed (key, money, model name): stop and leave the rest pending.
        case fatalForRun = "fatal-for-run"
        /// This call can't succeed (too long, refused schema): fail the document.
        case fatalForItem = "fatal-for-item"
    }

    public let kind: Kind
    /// HTTP status; nil where no reply came.
    public let status: Int?
    /// The provider's code or ours: `rate_limit_error`, `connection-refused`.
    public let code: String
    /// For people; never parsed.
    public let message: String
    /// Seconds the server asks us to wait.
    public let retryAfter: Double?
    /// The exchange as far as it went, for the ledger.
    public let exchange: RawExchange?

    public init(
        _ kind: Kind, status: Int? = nil, code: String, message: String, retryAfter: Double? = nil,
        exchange: RawExchange? = nil
    ) {
        self.kind = kind
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.exchange = exchange
    }
}
