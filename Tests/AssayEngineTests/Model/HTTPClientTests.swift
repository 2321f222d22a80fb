import Foundation
import Testing

@testable import AssayEngine

@Suite(.timeLimit(.minutes(1))) struct HTTPClientTests {
    private func failure(_ request: HTTPRequest) async -> HTTPError? {
        let client = HTTPClient()
        let outcome = await client.outcome(of: request)
        await client.shutdown()
        return if case .failure(let error) = outcome { error } else { nil }
    }

    @Test func `A POST carries its headers and body and brings back status, headers and body`() async throws {
        let server = FakeModelServer(
            .reply("{\"no\":1}", status: 429, headers: ["Retry-After: 7", "X-Odd:  a: b "]))
        defer { server.stop() }
        let client = HTTPClient()
        let reply = try await client.send(
            HTTPRequest(
                .post, server.url + "/v1/x", headers: [HTTPField("x-api-key", "secret")],
                body: Array("grüße".utf8)))
        #expect(reply.status == 429)
        #expect(reply["retry-after"] == "7")
        #expect(reply["x-odd"] == "a: b")
        #expect(reply.body == Array("{\"no\":1}".utf8))
        let received = try #require(server.received.first)
        #expect(received.method == "POST" && received.path == "/v1/x" && received.body == "grüße")
        #expect(received.headers["x-api-key"] == "secret")
        #expect(received.headers["expect"] == nil)
        await client.shutdown()
    }

    @Test func `A redirect is a reply, not followed, so that a key stays with its host`() async throws {
        let other = FakeModelServer(.reply("elsewhere"))
        let server = FakeModelServer(.reply("", status: 307, headers: ["Location: \(other.url)/"]))
        defer { [server, other].forEach { $0.stop() } }
        let client = HTTPClient()
        let reply = try await client.send(
            HTTPRequest(.post, server.url, headers: [HTTPField("x-api-key", "k")]))
        #expect(reply.status == 307)
        #expect(other.received.isEmpty)
        await client.shutdown()
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1:80", "", "http://", "http://a b/",
        "https://a@b/",
    ])
    func `Only plain http and https addresses are called`(url: String) async {
        #expect(await failure(HTTPRequest(.get, url)) == .invalidURL)
    }

    @Test(arguments: ["a\r\nX-Injected: 1", "a\nb", "a\u{0}b"])
    func `A header value that could end its line is refused by name`(value: String) async {
        let request = HTTPRequest(.get, "http://127.0.0.1:1/", headers: [HTTPField("x-api-key", value)])
        #expect(await failure(request) == .invalidHeader("x-api-key"))
    }

    @Test func `Faults of the connection have names`() async {
        let reset = FakeModelServer(.reset)
        let short = FakeModelServer(.cutShort(String(repeating: "x", count: 1000)))
        let closed = ClosedPort()
        defer { [reset, short].forEach { $0.stop() } }
        #expect(await failure(HTTPRequest(.get, reset.url)) == .connectionLost)
        #expect(await failure(HTTPRequest(.get, short.url)) == .connectionLost)
        #expect(await failure(HTTPRequest(.get, closed.url)) == .notConnected)
        withExtendedLifetime(closed) {}
        #expect(await failure(HTTPRequest(.get, "http://no-such-host.invalid/")) == .notResolved)
    }

    @Test func `A request on a kept connection that breaks is not sent again behind our back`() async {
        let server = FakeModelServer(.reply("{}"), .reset, .reply("{}"))
        defer { server.stop() }
        let client = HTTPClient()
        let request = HTTPRequest(.post, server.url, body: Array("paid for".utf8))
        #expect(
            await client.outcome(of: request)
                == .success(
                    HTTPResponse(
                        status: 200,
                        headers: [
                            HTTPField("content-type", "application/json"), HTTPField("content-length", "2"),
                        ],
                        body: Array("{}".utf8))))
        #expect(await client.outcome(of: request) == .failure(.connectionLost))
        #expect(server.received.count == 2)
        await client.shutdown()
    }

    @Test func `A body beyond the limit is refused while it arrives`() async {
        let server = FakeModelServer(.reply(String(repeating: "x", count: 100_000)))
        defer { server.stop() }
        let limits = HTTPLimits(maxBodyBytes: 1000)
        #expect(await failure(HTTPRequest(.get, server.url, limits: limits)) == .tooLarge(limit: 1000))
    }

    @Test
    func `A silent server runs into the limit on everything, or on the first byte, a stalled one on silence`()
        async
    {
        let silent = FakeModelServer(.hang)
        let stalled = FakeModelServer(.stall)
        defer { [silent, stalled].forEach { $0.stop() } }
        let total = HTTPRequest(.get, silent.url, limits: HTTPLimits(totalSeconds: 0.2))
        #expect(await failure(total) == .timedOut(.total))
        let limits = HTTPLimits(firstByteSeconds: 0.3, idleSeconds: 0.3, totalSeconds: 30)
        let idle = HTTPRequest(.post, stalled.url, body: Array("{}".utf8), limits: limits)
        #expect(await failure(idle) == .timedOut(.idle))
        let late = HTTPRequest(.post, silent.url, body: Array("{}".utf8), limits: limits)
        #expect(await failure(late) == .timedOut(.firstByte))
        let patient = HTTPLimits(firstByteSeconds: 9, idleSeconds: 0.1, totalSeconds: 0.5)
        let slow = HTTPRequest(.post, silent.url, body: Array("{}".utf8), limits: patient)
        #expect(await failure(slow) == .timedOut(.total))
    }

    /// The server never answers: that the task ends at all is the proof.
    @Test(.timeLimit(.minutes(1)))
    func `A cancelled task returns without an answer`() async {
        let server = FakeModelServer(.hang)
        defer { server.stop() }
        let client = HTTPClient()
        let task = Task { await client.outcome(of: HTTPRequest(.get, server.url)) }
        while server.received.isEmpty { try? await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        #expect(await task.value == .failure(.cancelled))
        await client.shutdown()
    }

    @Test func `Tasks that are cancelled before they begin all end as cancelled`() async {
        let server = FakeModelServer(.hang)
        defer { server.stop() }
        let client = HTTPClient()
        let errors = await withTaskGroup(of: Result<HTTPResponse, HTTPError>.self) { group in
            group.cancelAll()
            for _ in 0..<100 {
                group.addTask { await client.outcome(of: HTTPRequest(.get, server.url)) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(errors == Array(repeating: .failure(.cancelled), count: 100))
        await client.shutdown()
    }

    @Test func `Shutting down fails what is in flight and what comes later`() async {
        let server = FakeModelServer(.hang)
        defer { server.stop() }
        let client = HTTPClient()
        async let inFlight = client.outcome(of: HTTPRequest(.get, server.url))
        while server.received.isEmpty { try? await Task.sleep(for: .milliseconds(5)) }
        await client.shutdown()
        #expect(await inFlight == .failure(.closed))
        await #expect(throws: HTTPError.closed) { try await client.send(HTTPRequest(.get, server.url)) }
        await client.shutdown()
    }

    @Test func `Requests that come together do not wait for the first one's reply`() async {
        let server = FakeModelServer(.hang, .reply("{}"))
        defer { server.stop() }
        let client = HTTPClient()
        let first = Task { await client.outcome(of: HTTPRequest(.get, server.url)) }
        let second = Task { await client.outcome(of: HTTPRequest(.get, server.url)) }
        while server.received.count < 2 { try? await Task.sleep(for: .milliseconds(5)) }
        first.cancel()
        second.cancel()
        _ = (await first.value, await second.value)
        await client.shutdown()
    }

    @Test func `Many requests at once all get their own answer`() async {
        let server = FakeModelServer(.reply("{}"))
        defer { server.stop() }
        let client = HTTPClient(maxConnections: 8)
        let statuses = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<300 {
                group.addTask { try? await client.send(HTTPRequest(.get, "\(server.url)/\(number)")).status }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 300))
        #expect(Set(server.received.map(\.path)).count == 300)
        await client.shutdown()
    }
}

extension HTTPClient {
    fileprivate func outcome(of request: HTTPRequest) async -> Result<HTTPResponse, HTTPError> {
        do throws(HTTPError) { return .success(try await send(request)) } catch { return .failure(error) }
    }
}
