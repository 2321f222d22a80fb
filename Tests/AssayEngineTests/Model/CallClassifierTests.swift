import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct CallClassifierTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let status: Int
        var headers: [HTTPField] = []
        var body = "{}"
        let kind: ModelFailure.Kind
        var code: String?
        var testDescription: String { "\(status) \(body)" }
    }

    static let rows: [Row] = [
        // Anthropic
        Row(
            status: 429, body: #"{"type":"error","error":{"type":"rate_limit_error","message":"m"}}"#,
            kind: .throttled,
            code: "rate_limit_error"),
        Row(
            status: 529, body: #"{"type":"error","error":{"type":"overloaded_error","message":"m"}}"#,
            kind: .throttled,
            code: "overloaded_error"),
        Row(
            status: 400, body: #"{"type":"error","error":{"type":"invalid_request_error"}}"#,
            kind: .fatalForItem),
        Row(
            status: 401, body: #"{"type":"error","error":{"type":"authentication_error"}}"#,
            kind: .fatalForRun),
        Row(status: 402, body: #"{"type":"error","error":{"type":"billing_error"}}"#, kind: .fatalForRun),
        Row(status: 403, kind: .fatalForRun), Row(status: 404, kind: .fatalForRun),
        Row(status: 409, kind: .transient),
        Row(status: 413, kind: .fatalForItem), Row(status: 500, kind: .transient),
        Row(status: 504, kind: .transient),
        // OpenAI: 429 has two meanings
        Row(
            status: 429,
            body: #"{"error":{"message":"m","type":"requests","param":null,"code":"rate_limit_exceeded"}}"#,
            kind: .throttled, code: "rate_limit_exceeded"),
        Row(
            status: 429,
            body: #"{"error":{"message":"m","type":"insufficient_quota","code":"insufficient_quota"}}"#,
            kind: .fatalForRun, code: "insufficient_quota"),
        // Gemini
        Row(
            status: 429,
            body: #"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"m","details":[]}}"#,
            kind: .throttled, code: "RESOURCE_EXHAUSTED"),
        Row(
            status: 429,
            body:
                #"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaId":"RequestsPerDayPerProject"}]},{"retryDelay":"15s"}]}}"#,
            kind: .fatalForRun, code: "quota-per-day"),
        Row(
            status: 400,
            body:
                #"[{"error":{"code":400,"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}]"#,
            kind: .fatalForRun, code: "API_KEY_INVALID"),
        Row(status: 503, body: #"{"error":{"code":503,"status":"UNAVAILABLE"}}"#, kind: .throttled),
        // llama.cpp, Ollama, others
        Row(
            status: 400,
            body: #"{"error":{"code":400,"message":"m","type":"exceed_context_size_error","n_ctx":4096}}"#,
            kind: .fatalForItem, code: "exceed_context_size_error"),
        Row(status: 500, body: #"{"error":"model runner has stopped"}"#, kind: .transient, code: "http-500"),
        Row(status: 422, body: #"{"detail":"no"}"#, kind: .fatalForItem),
        Row(status: 501, kind: .fatalForRun),
        Row(status: 502, body: "<html>Bad gateway</html>", kind: .transient, code: "http-502"),
        Row(status: 307, kind: .fatalForRun), Row(status: 408, kind: .transient),
        // The server's own word
        Row(status: 500, headers: [HTTPField("x-should-retry", "false")], kind: .fatalForItem),
        Row(status: 400, headers: [HTTPField("x-should-retry", "true")], kind: .transient),
        Row(status: 429, headers: [HTTPField("x-should-retry", "false")], kind: .fatalForRun),
    ]

    @Test(arguments: rows)
    func `A bad status is sorted by what must follow`(row: Row) {
        let response = HTTPResponse(status: row.status, headers: row.headers, body: Array(row.body.utf8))
        let failure = CallClassifier.failure(
            for: response, body: try? JSON(parsing: row.body),
            exchange: RawExchange(request: "", response: row.body))
        #expect(failure.kind == row.kind)
        #expect(failure.status == row.status)
        if let code = row.code { #expect(failure.code == code) }
        #expect(!failure.message.isEmpty)
    }

    @Test(
        arguments: [
            ([HTTPField("retry-after", "7")], "{}", 7.0), ([HTTPField("retry-after-ms", "250")], "{}", 0.25),
            ([HTTPField("retry-after-ms", "250"), HTTPField("retry-after", "7")], "{}", 0.25),
            ([HTTPField("retry-after", "0")], "{}", 0),
            ([], #"{"error":{"details":[{"retryDelay":"15s"}]}}"#, 15), ([], "{}", nil),
            ([HTTPField("retry-after", "soon")], "{}", nil), ([HTTPField("retry-after", "-3")], "{}", nil),
            ([HTTPField("retry-after", "nan")], "{}", nil),
            // A date long gone.
            ([HTTPField("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT")], "{}", 0),
        ] as [([HTTPField], String, Double?)])
    func `How long to wait is read from headers and bodies`(
        headers: [HTTPField], body: String, seconds: Double?
    ) {
        let failure = CallClassifier.failure(
            for: HTTPResponse(status: 429, headers: headers), body: try? JSON(parsing: body),
            exchange: RawExchange(request: "", response: ""))
        #expect(failure.retryAfter == seconds)
    }

    @Test func `A date to wait for is counted from now`() {
        let now = Date(timeIntervalSince1970: 1_445_412_480 - 30)
        let response = HTTPResponse(
            status: 429, headers: [HTTPField("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT")])
        #expect(RetryAfter.seconds(in: response, now: now) == 30)
    }

    @Test(arguments: [
        (HTTPError.notConnected, ModelFailure.Kind.transient), (.connectionLost, .transient),
        (.timedOut(.total), .transient), (.notTrusted(code: 60), .fatalForRun), (.invalidURL, .fatalForRun),
        (.tooLarge(limit: 5), .fatalForItem), (.closed, .fatalForRun), (.notResolved, .transient),
    ])
    func `Calls without a reply are sorted, too`(error: HTTPError, kind: ModelFailure.Kind) {
        let failure = CallClassifier.failure(for: error, exchange: nil)
        #expect(failure.kind == kind && failure.status == nil && !failure.code.isEmpty)
    }
}
