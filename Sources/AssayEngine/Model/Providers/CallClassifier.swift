import AssayCore

/// Sorts what went wrong with a call by what must follow. One for all providers: by status, by the
/// provider's codes and by headers, never by what a message says.
enum CallClassifier {
    /// Codes that look like throttling and won't pass.
    private static let quotaCodes: Set<String> = [
        "insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota-per-day",
        "access_terminated",
    ]
    private static let keyCodes: Set<String> = ["API_KEY_INVALID", "invalid_api_key"]

    /// A reply with a bad status.
    static func failure(for response: HTTPResponse, body: JSON?, exchange: RawExchange) -> ModelFailure {
        let error = ReportedError(body, status: response.status)
        return ModelFailure(
            kind(of: response, error), status: response.status, code: error.code, message: error.message,
            retryAfter: RetryAfter.seconds(in: response) ?? error.retryAfter, exchange: exchange)
    }

    /// A good status with a body that can't be read: most likely cut off on its way.
    static func unreadable(_ response: HTTPResponse, _ exchange: RawExchange) -> ModelFailure {
        ModelFailure(
            .transient, status: response.status, code: "unreadable-reply",
            message: "the reply is not what this API answers (\(response.body.count) bytes)",
            exchange: exchange)
    }

    /// A stream that ended before the reply did. What an API reports in the middle of a reply passes: what can't pass
    /// it refuses before it begins.
    static func failure(for problem: StreamProblem, status: Int, exchange: RawExchange) -> ModelFailure {
        switch problem {
        case .brokenOff: return failure(for: .connectionLost, exchange: exchange)
        case .failed(let body):
            let error = ReportedError(body, status: status)
            return ModelFailure(
                .transient, status: status, code: error.code, message: error.message, exchange: exchange)
        }
    }

    private static func kind(of response: HTTPResponse, _ error: ReportedError) -> ModelFailure.Kind {
        if quotaCodes.contains(error.code) || keyCodes.contains(error.code) { return .fatalForRun }
        let kind = kind(ofStatus: response.status)
        switch (response["x-should-retry"], kind) {
        case ("false", .throttled): return .fatalForRun
        case ("false", .transient): return .fatalForItem
        case ("true", .fatalForItem): return .transient
        default: return kind
        }
    }

    private static func kind(ofStatus status: Int) -> ModelFailure.Kind {
        switch status {
        case 429, 503, 529: .throttled
        case 408, 409, 425, 500...: status == 501 || status == 505 ? .fatalForRun : .transient
        // Redirects are not followed: the address is wrong.
        case 300..<400, 401, 402, 403, 404, 405, 407, 410: .fatalForRun
        default: .fatalForItem
        }
    }

    /// No reply at all.
    static func failure(for error: HTTPError, exchange: RawExchange?) -> ModelFailure {
        let (kind, code, message) = sorted(error)
        return ModelFailure(kind, code: code.rawValue, message: message, exchange: exchange)
    }

    private static func sorted(_ error: HTTPError) -> (ModelFailure.Kind, TransportCode, String) {
        switch error {
        case .invalidURL: (.fatalForRun, .invalidAddress, "the server's address is no http or https address")
        case .invalidHeader(let name):
            (.fatalForRun, .invalidHeader, "the value of \(name) holds a line break or control character")
        case .notResolved: (.transient, .notResolved, "the server's name is not known")
        case .notConnected: (.transient, .notConnected, "nobody answers at the server's address")
        case .notTrusted(let code):
            (.fatalForRun, .notTrusted, "the server's certificate is not trusted (libcurl \(code))")
        case .timedOut(.connecting): (.transient, .connectTimeout, "the server was not reached in time")
        case .timedOut(.firstByte): (.transient, .firstByte, "the server did not begin its reply in time")
        case .timedOut(.idle): (.transient, .idle, "the server fell silent in the middle of its reply")
        case .timedOut(.total): (.transient, .timeout, "no whole reply within the time allowed")
        case .connectionLost: (.transient, .connectionLost, "the connection broke before the reply was whole")
        case .tooLarge(let limit): (.fatalForItem, .tooLarge, "the reply is longer than \(limit) bytes")
        case .cancelled: (.transient, .cancelled, "cancelled")
        case .closed: (.fatalForRun, .closed, "the program is ending")
        case .other(let code, let text): (.transient, .other, "\(text) (libcurl \(code))")
        }
    }
}

/// Our codes for calls without a reply.
enum TransportCode: String, Sendable, Hashable, CaseIterable {
    case invalidAddress = "invalid-address"
    case invalidHeader = "invalid-header"
    case notResolved = "name-not-resolved"
    case notConnected = "connection-refused"
    case notTrusted = "certificate-not-trusted"
    case connectTimeout = "connect-timeout"
    case firstByte = "first-byte-timeout"
    case idle = "idle-timeout"
    case timeout
    case connectionLost = "connection-lost"
    case tooLarge = "reply-too-large"
    case cancelled
    case closed
    case other = "transport"

    /// Whether the server may have worked on the request, and so may charge for it.
    var mayHaveBeenServed: Bool {
        switch self {
        case .invalidAddress, .invalidHeader, .notResolved, .notConnected, .notTrusted, .connectTimeout: false
        case .firstByte, .idle, .timeout, .connectionLost, .tooLarge, .cancelled, .closed, .other: true
        }
    }
}
