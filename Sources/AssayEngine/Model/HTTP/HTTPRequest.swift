// HTTP: just as much of a client as model calls need, over libcurl: POST and GET, limits on everything,
// cancellation at once, no redirects, typed errors.

/// One header line.
struct HTTPField: Sendable, Hashable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// One request. Keys belong in `headers` alone: an address may be logged.
struct HTTPRequest: Sendable, Hashable {
    let method: Method
    /// Absolute, `http` or `https`.
    let url: String
    let headers: [HTTPField]
    let body: [UInt8]
    let limits: HTTPLimits

    enum Method: String, Sendable, Hashable {
        case get = "GET"
        case post = "POST"
    }

    init(
        _ method: Method = .get, _ url: String, headers: [HTTPField] = [], body: [UInt8] = [],
        limits: HTTPLimits = HTTPLimits()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
    }
}

/// When a transfer is given up.
struct HTTPLimits: Sendable, Hashable {
    /// Seconds until the connection stands, TLS included.
    var connectSeconds = 10.0
    /// Seconds from the last byte sent to the first byte of the reply; nil: no such limit.
    var firstByteSeconds: Double?
    /// Seconds without a byte once the reply has begun; nil: no such limit.
    var idleSeconds: Double?
    /// Seconds for everything.
    var totalSeconds = 600.0
    /// Bytes of the reply's body, decompressed.
    var maxBodyBytes = 64 << 20
}

/// A reply that arrived whole, whatever its status.
struct HTTPResponse: Sendable, Hashable {
    let status: Int
    /// Names in lower case, in the order of arrival.
    let headers: [HTTPField]
    let body: [UInt8]

    init(status: Int, headers: [HTTPField] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, given in lower case.
    subscript(header: String) -> String? { headers.first { $0.name == header }?.value }
}

/// Why there is no reply.
enum HTTPError: Error, Sendable, Hashable {
    /// No absolute http or https address.
    case invalidURL
    /// A header's name or value holds characters that could end the line; the name is given.
    case invalidHeader(String)
    case notResolved
    case notConnected
    /// TLS failed: certificate, host name or protocol; libcurl's code.
    case notTrusted(code: Int)
    case timedOut(Phase)
    /// The connection broke before the reply was whole.
    case connectionLost
    case tooLarge(limit: Int)
    case cancelled
    /// The client was shut down.
    case closed
    /// Anything else: libcurl's code and its own words for it.
    case other(code: Int, String)

    enum Phase: String, Sendable, Hashable {
        case connecting
        case firstByte = "first-byte"
        case idle
        case total
    }
}
