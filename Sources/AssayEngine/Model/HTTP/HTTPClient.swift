/// Sends requests and waits for whole replies. A class because it owns the event loop's thread: call
/// `shutdown()` when done; a client that is dropped stops by itself.
///
///     let reply = try await client.send(HTTPRequest(.post, url, headers: headers, body: bytes))
///
/// A cancelled task gets `HTTPError.cancelled` within milliseconds, whatever the transfer was waiting for.
/// libcurl's proxy variables (`https_proxy`, `no_proxy`) hold, except for this machine itself.
final class HTTPClient: Sendable {
    private let loop: HTTPEventLoop?
    private let lastNumber = Locked<UInt64>(0)

    init(maxConnections: Int = 1024) { loop = HTTPEventLoop(maxConnections: maxConnections) }

    deinit { loop?.stop {} }

    /// A `watch` that has seen enough ends the transfer: what has come until then is the reply.
    func send(
        _ request: HTTPRequest, watch: HTTPTransfer.Watch? = nil
    ) async throws(HTTPError) -> HTTPResponse {
        try Self.check(request)
        guard let loop else { throw .closed }
        let number = lastNumber.withLock { last in
            last += 1
            return last
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.start(number, request, watch) { continuation.resume(returning: $0) }
                // The handler below may have run before the start was posted; then its cancel was ignored.
                if Task.isCancelled { loop.cancel(number) }
            }
        } onCancel: {
            loop.cancel(number)
        }
        return try result.get()
    }

    /// Fails what is in flight with `closed` and returns when the thread has let go of everything.
    func shutdown() async {
        guard let loop else { return }
        await withCheckedContinuation { continuation in loop.stop { continuation.resume() } }
    }

    private static func check(_ request: HTTPRequest) throws(HTTPError) {
        guard HTTPAddress(request.url) != nil else { throw .invalidURL }
        for header in request.headers {
            let isName =
                !header.name.isEmpty && header.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
            let isValue = header.value.utf8.allSatisfy { ($0 >= 0x20 || $0 == 0x09) && $0 != 0x7F }
            guard isName && isValue else { throw .invalidHeader(header.name) }
        }
    }
}
