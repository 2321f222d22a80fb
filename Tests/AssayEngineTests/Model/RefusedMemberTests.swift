import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// A member of the request that a server refuses by name is left out, once for all; nothing is read from messages.
@Suite(.timeLimit(.minutes(1))) struct RefusedMemberTests {
    private func calls(
        _ model: String, _ server: FakeModelServer, questions: Int = 2
    ) async throws -> [[ModelCall]] {
        let models = try ModelCatalogue(
            environment: [
                "COMPATIBLE_BASE_URL": server.url, "OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": server.url,
                "GEMINI_API_KEY": "sk-test", "GOOGLE_GEMINI_BASE_URL": server.url,
            ], allowance: RunAllowance(), clock: SleepWatch().clock)
        let client = try models.client(for: ModelOptions(model: model))
        var calls: [[ModelCall]] = []
        for number in 0..<questions { calls.append(await client.call(.sample(document: "No \(number)"))) }
        await models.shutdown()
        return calls
    }

    static let refusals = [
        // OpenAI
        #"{"error":{"message":"m","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}"#,
        // Google
        #"{"error":{"code":400,"status":"INVALID_ARGUMENT","message":"m","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"temperature","description":"d"}]}]}}"#,
        // FastAPI
        #"{"detail":[{"loc":["body","temperature"],"msg":"m","type":"value_error"}]}"#,
    ]

    @Test(arguments: refusals)
    func `The same rung is asked without it, and so are all later questions`(refusal: String) async throws {
        let server = FakeModelServer(.reply(refusal, status: 400), .reply(Wired.chat))
        defer { server.stop() }
        let calls = try await calls("compatible/m", server)
        #expect(calls.map { $0.map(\.rung) } == [[.someTool, .someTool], [.someTool]])
        let bodies = try server.received.map { try JSON(parsing: $0.body) }
        #expect(bodies.map { $0["temperature"] != nil } == [true, false, false])
        #expect(bodies[1]["tools"] == bodies[0]["tools"] && bodies[1]["messages"] == bodies[0]["messages"])
        // Another request, so another key; the one that was answered is what is recorded.
        #expect(Set(calls[0].map(\.key)).count == 2)
        #expect(calls[0].last?.reply?.exchange.request.contains("temperature") == false)
        #expect(calls[0].first?.cost == 0 || calls[0].first?.cost == nil)
    }

    @Test func `The limit's other name is taken where the first is refused`() async throws {
        let refusal = #"{"error":{"message":"m","param":"max_tokens","code":"unsupported_parameter"}}"#
        let server = FakeModelServer(.reply(refusal, status: 400), .reply(Wired.chat))
        defer { server.stop() }
        _ = try await calls("compatible/m", server, questions: 1)
        let body = try JSON(parsing: try #require(server.received.last?.body))
        #expect(body["max_tokens"] == nil && body["max_completion_tokens"] == 256)
    }

    @Test func `Google's names lead to members of members`() async throws {
        let refusal =
            #"{"error":{"code":400,"status":"INVALID_ARGUMENT","details":[{"fieldViolations":[{"field":"generation_config.temperature"}]}]}}"#
        let server = FakeModelServer(
            .reply(refusal, status: 400), .reply(Wired.gemini(finish: "STOP")))
        defer { server.stop() }
        let calls = try await calls("gemini/gemini-3.5-flash", server, questions: 1)
        #expect(calls[0].map(\.rung) == [.namedTool, .namedTool])
        let body = try JSON(parsing: try #require(server.received.last?.body))
        #expect(body["generationConfig"] == ["maxOutputTokens": 256])
    }

    @Test func `Refused again, and where it is no member to do without, the rung below is asked`()
        async throws
    {
        let again = FakeModelServer(.reply(Self.refusals[0], status: 400))
        defer { again.stop() }
        let twice = try await calls("compatible/m", again, questions: 1)
        #expect(twice[0].map(\.rung) == [.someTool, .someTool, .jsonSchema, .grammar, .plainText])
        // Documents would be kept without it.
        let store = FakeModelServer(
            .reply(Self.refusals[0].replacing("temperature", with: "store"), status: 400))
        defer { store.stop() }
        let calls = try await calls("openai/gpt-4o-mini", store, questions: 1)
        #expect(calls[0].map(\.rung) == [.namedTool, .someTool, .jsonSchema, .plainText])
        #expect(store.received.allSatisfy { $0.body.contains(#""store":false"#) })
    }

    @Test func `A message that names it says nothing`() async throws {
        let refusal = #"{"error":{"message":"Unsupported value: 'temperature'","param":null}}"#
        let server = FakeModelServer(.reply(refusal, status: 400), .reply(Wired.chatText))
        defer { server.stop() }
        let calls = try await calls("compatible/m", server, questions: 1)
        #expect(calls[0].map(\.rung) == [.someTool, .jsonSchema])
        #expect(server.received.allSatisfy { $0.body.contains("temperature") })
    }
}
