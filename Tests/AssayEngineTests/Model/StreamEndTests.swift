import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// Replies that are ended from this side: how soon, and what is left of the connection.
@Suite(.timeLimit(.minutes(1))) struct StreamEndTests {
    private static let head =
        #"data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"kYd","type":"function","function":{"name":"record_invoice","arguments":""}}]}}]}"#
        + "\n\n"

    private func reply(_ server: FakeModelServer, maxBodyBytes: Int = 64 << 20) async throws -> ModelReply {
        let profile = try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "")
            .profile(of: "local/x")
        let http = HTTPClient()
        defer { Task { await http.shutdown() } }
        let limits = HTTPLimits(totalSeconds: 30, maxBodyBytes: maxBodyBytes)
        let reply = try await http.reply(
            to: .sample(), over: ChatProvider.wire, from: WireModel(name: "m", profile: profile),
            at: Endpoint(baseURL: server.url, key: .none), limits: limits)
        // The server sees the end although it would have gone on for ever.
        for _ in 0..<200 where server.open > 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(server.open == 0)
        return reply
    }

    @Test func `A reply that grows past what its schema can need is ended, though it never repeats itself`()
        async throws
    {
        let piece = StreamedText.chatPiece("\"total #\": #00#, ")
        let server = FakeModelServer(.endless(first: Self.head + StreamedText.chatPiece("{"), piece))
        defer { server.stop() }
        let reply = try await reply(server)
        #expect(reply.stop == .truncated && reply.wasCutOff)
        // Nobody has counted its tokens.
        let known = KnownModel(
            name: "m", parameters: [:], rungs: [], price: Price(input: 1, output: 1))
        #expect(known.cost(of: .replied(reply)) == nil)
        #expect((4096..<12_000).contains(reply.answer.utf8.count))
    }

    @Test func `What follows the answer is not waited for`() async throws {
        let server = FakeModelServer(
            .endless(
                first: Self.head + StreamedText.chatPiece(#"{"total": 12.50}"#),
                StreamedText.chatPiece("and then # more words of it. ")))
        defer { server.stop() }
        let reply = try await reply(server)
        #expect(reply.wasCutOff && reply.answer.hasPrefix(#"{"total": 12.50}"#))
        #expect(reply.answer.utf8.count < 8000)
    }

    @Test func `A table of as many rows as the document has is never too long`() throws {
        let rows = (0..<300).map { "Item \($0) of the list   \($0).00" }
        let document = rows.joined(separator: "\n")
        let schema = try Catalogue(roots: []).schema("invoice")
        let request = Prompt(schema: schema, options: ModelOptions(model: "local/x")).request(
            text: document, boundary: "b", rung: .someTool)
        let items = rows.indices.map { row -> JSON in
            [
                "description": .string("Item \(row) of the list"), "quantity": "1",
                "unit_price": .string("\(row).00"), "amount": .string("\(row).00"),
            ]
        }
        let answer: JSON = ["invoice_number": "A-17", "line_items": .array(items)]
        var need = AnswerNeed(of: request)
        #expect(need.mostBytes != nil)
        let isPassed = need.isPassed(by: answer.text(.pretty))
        #expect(!isPassed)
        // A page that is only shown says nothing about its length.
        let shown = ModelRequest(
            system: "", turns: [.user([.image(mediaType: .png, base64: "x")])], tool: request.tool,
            rung: .someTool, maxOutputTokens: 1)
        #expect(AnswerNeed(of: shown).mostBytes == nil)
    }

    @Test func `Braces in strings end no answer`() {
        var need = AnswerNeed(mostBytes: 1_000_000)
        let inside = #"{"a": "}} \" }"# + String(repeating: "}", count: 5000)
        let whole = inside + #"", "b": [1]}"#
        let passed = [inside, whole, whole + String(repeating: " ", count: 3000)].map {
            need.isPassed(by: $0)
        }
        #expect(passed == [false, false, true])
    }

    @Test func `A cancelled call ends within 50 milliseconds, and so does its connection`() async throws {
        let server = FakeModelServer(.stall)
        defer { server.stop() }
        let client = HTTPClient()
        var excess: [Double] = []
        for number in 1...21 {
            let task = Task {
                do throws(HTTPError) {
                    _ = try await client.send(HTTPRequest(.post, server.url, body: [1]))
                    return HTTPError?.none
                } catch {
                    return error
                }
            }
            while server.received.count < number { try await Task.sleep(for: .milliseconds(1)) }
            let sleeper = Task { try? await Task.sleep(for: .seconds(60)) }
            let begun = ProcessInfo.processInfo.systemUptime
            sleeper.cancel()
            await sleeper.value
            let start = ProcessInfo.processInfo.systemUptime
            task.cancel()
            #expect(await task.value == .cancelled)
            excess.append(ProcessInfo.processInfo.systemUptime - start - (start - begun))
        }
        // More than a sleeping task takes to be cancelled, in the median: this machine may be busy with other tests.
        #expect(excess.sorted()[10] < 0.05, "\(excess)")
        for _ in 0..<200 where server.open > 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(server.open == 0)
        await client.shutdown()
    }

    @Test func `A server that sends faster than is read has to wait`() async throws {
        let server = FakeModelServer(.endless(String(repeating: "data: x\n\n", count: 10_000)))
        defer { server.stop() }
        let client = HTTPClient()
        let blocked = Locked(true)
        let task = Task {
            try? await client.send(HTTPRequest(.get, server.url)) { _ in
                while blocked.withLock(\.self) { Thread.sleep(forTimeInterval: 0.01) }
                return false
            }
        }
        while server.written == 0 { try await Task.sleep(for: .milliseconds(5)) }
        var before = -1
        while before != server.written {
            before = server.written
            try await Task.sleep(for: .milliseconds(200))
        }
        // What the system keeps in between, and no more.
        #expect(server.written < 32 << 20)
        blocked.withLock { $0 = false }
        _ = await task.value
        await client.shutdown()
    }
}
