import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// How each API's replies are read.
@Suite struct WireReplyTests {
    private func reply(
        _ wire: Wire, _ body: String, status: Int = 200, rung: ForcingRung = .namedTool
    ) -> Result<ModelReply, ModelFailure> {
        let profile = Capabilities.plainest.profile(of: "x/y")
        return wire.reply(
            from: HTTPResponse(status: status, body: Array(body.utf8)), to: .sample(rung: rung),
            from: WireModel(name: "asked", profile: profile), at: Endpoint(baseURL: "https://h", key: .none))
    }

    @Test func `A chat reply's first call of the tool is the answer, its numbers untouched`() throws {
        let reply = try reply(ChatProvider.wire, Wired.chat).get()
        #expect(reply.answer.contains("12.50") && reply.callID == "kYd" && reply.stop == .complete)
        #expect(reply.usage == TokenUsage(input: 412, output: 86, cachedInput: 411))
        #expect(reply.model == "qwen")
        let text = try self.reply(ChatProvider.wire, Wired.chatText, rung: .jsonSchema).get()
        #expect(text.answer == "{\"total\": 12.50}\n" && !text.isToolCall)
    }

    @Test func `A reply that ran into the limit is truncated, whether or not it parses`() throws {
        #expect(try reply(ChatProvider.wire, Wired.chatTruncated).get().stop == .truncated)
        #expect(
            try reply(AnthropicProvider.wire, Wired.anthropic(stop: "max_tokens")).get().stop == .truncated)
        #expect(
            try reply(OpenAIProvider.responses, Wired.responsesCut("max_output_tokens")).get().stop
                == .truncated)
        #expect(try reply(GeminiProvider.wire, Wired.gemini(finish: "MAX_TOKENS")).get().stop == .truncated)
    }

    @Test func `Refusals are replies and carry their reason`() throws {
        #expect(
            try reply(
                AnthropicProvider.wire, Wired.anthropic(stop: "refusal", details: #"{"category":"bio"}"#)
            ).get().stop
                == .refused("bio"))
        let chat = #"{"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"I can't."}}]}"#
        #expect(try reply(ChatProvider.wire, chat).get().stop == .refused("I can't."))
        let filtered = #"{"choices":[{"finish_reason":"content_filter","message":{"content":""}}]}"#
        #expect(try reply(ChatProvider.wire, filtered).get().stop == .refused("content_filter"))
        #expect(
            try reply(OpenAIProvider.responses, Wired.responsesCut("content_filter")).get().stop
                == .refused("content_filter"))
        #expect(
            try reply(GeminiProvider.wire, Wired.gemini(finish: "SAFETY")).get().stop == .refused("SAFETY"))
        let blocked = #"{"promptFeedback":{"blockReason":"OTHER"},"usageMetadata":{"promptTokenCount":5}}"#
        let reply = try reply(GeminiProvider.wire, blocked).get()
        #expect(reply.stop == .refused("OTHER") && reply.usage.input == 5)
    }

    @Test func `Anthropic's prompt tokens are those read, written and plain`() throws {
        let reply = try reply(AnthropicProvider.wire, Wired.anthropic(stop: "tool_use")).get()
        #expect(reply.usage == TokenUsage(input: 2410 + 90, output: 58, cachedInput: 2100, cacheWrites: 90))
        #expect(reply.answer == #"{"invoice_number":"A-17","total":12.50}"# && reply.callID == "toolu_1")
        #expect(reply.model == "claude-haiku-4-5-20251001")
    }

    @Test func `Responses may think before they call`() throws {
        let reply = try reply(OpenAIProvider.responses, Wired.responses).get()
        #expect(reply.answer == #"{"total":12.50}"# && reply.callID == "call_9" && reply.stop == .complete)
        #expect(reply.usage == TokenUsage(input: 300, output: 20, cachedInput: 128))
    }

    @Test func `Gemini's thinking is paid as output`() throws {
        let reply = try reply(GeminiProvider.wire, Wired.gemini(finish: "STOP")).get()
        #expect(reply.answer == #"{"total":12.50}"# && reply.callID == "signature:sig==")
        #expect(reply.usage == TokenUsage(input: 300, output: 25, cachedInput: 100))
    }

    @Test(arguments: ["", "not json", "{", "[]", "{}", "null", #"{"choices":[]}"#, #"{"error":{}}"#])
    func `A good status with something else than a reply is likely to pass`(body: String) {
        for wire in [
            AnthropicProvider.wire, OpenAIProvider.responses, ChatProvider.wire, GeminiProvider.wire,
        ] {
            guard case .failure(let failure) = reply(wire, body) else {
                Issue.record("\(body) was read as a reply")
                continue
            }
            #expect(failure.kind == .transient && failure.code == "unreadable-reply")
        }
    }

    @Test func `A failure inside a good status is a failure`() {
        let body = #"{"status":"failed","output":[],"error":{"code":"server_error","message":"m"}}"#
        guard case .failure(let failure) = reply(OpenAIProvider.responses, body) else {
            Issue.record("read as a reply")
            return
        }
        #expect(failure.kind == .transient && failure.code == "server_error")
    }

    @Test func `A key that a server sends back is taken out of exchange and failure`() throws {
        let endpoint = Endpoint(baseURL: "https://h", key: Secret("sk-very-secret"))
        let body =
            #"{"error":{"message":"Incorrect API key provided: sk-very-secret","code":"invalid_api_key"}}"#
        let profile = Capabilities.plainest.profile(of: "x/y")
        let result = ChatProvider.wire.reply(
            from: HTTPResponse(status: 401, body: Array(body.utf8)), to: .sample(),
            from: WireModel(name: "m", profile: profile), at: endpoint)
        guard case .failure(let failure) = result else {
            Issue.record("read as a reply")
            return
        }
        #expect(failure.kind == .fatalForRun && failure.message == "Incorrect API key provided: [key]")
        #expect(!"\(failure)".contains("very-secret"))
        #expect(!"\(endpoint)".contains("very-secret"))
        var dumped = ""
        dump(endpoint, to: &dumped)
        #expect(!dumped.contains("very-secret"))
    }
}

extension Capabilities {
    static let plainest = Capabilities.parsed(#"{ checked: "2026-01-01", models: [] }"#)

    private static func parsed(_ text: String) -> Capabilities {
        do {
            return try Capabilities(parsing: text)
        } catch {
            preconditionFailure("\(error)")
        }
    }
}
