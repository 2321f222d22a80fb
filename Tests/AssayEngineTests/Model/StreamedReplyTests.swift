import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct StreamedReplyTests {
    private enum API: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case chat, messages, responses, generateContent
        var testDescription: String { rawValue }

        var wire: Wire {
            switch self {
            case .chat: ChatProvider.wire
            case .messages: AnthropicProvider.wire
            case .responses: OpenAIProvider.responses
            case .generateContent: GeminiProvider.wire
            }
        }

        var text: String {
            switch self {
            case .chat: StreamedText.chat
            case .messages: StreamedText.messages
            case .responses: StreamedText.responses
            case .generateContent: StreamedText.generateContent
            }
        }

        /// A stream's beginning, up to the first piece of the answer, and a piece.
        func loop(_ piece: String) -> String? {
            let write: (String) -> String
            switch self {
            case .chat: write = StreamedText.chatPiece
            case .messages: write = StreamedText.messagesPiece
            case .responses: write = StreamedText.responsesPiece
            case .generateContent: return nil
            }
            let start = text.range(of: write(StreamedText.pieces[0]))?.lowerBound ?? text.startIndex
            return text[..<start] + write(#"{"skills": ["#)
                + String(repeating: write(piece), count: 200)
        }
    }

    private static let profile = Capabilities.plainest.profile(of: "x/y")

    private func reply(_ api: API, _ text: String, chunk: Int = 7) throws -> Result<ModelReply, ModelFailure>
    {
        let streamed = StreamedReply(api.wire.stream)
        var rest = Array(text.utf8)[...]
        var goesOn = true
        while goesOn, !rest.isEmpty {
            goesOn = rest.prefix(chunk).withUnsafeBytes { streamed.take($0) }
            rest = rest.dropFirst(chunk)
        }
        let response = try streamed.whole(
            HTTPResponse(
                status: 200, headers: [HTTPField("content-type", "text/event-stream; charset=utf-8")]))
        return api.wire.reply(
            from: response, to: .sample(), from: WireModel(name: "asked", profile: Self.profile),
            at: Endpoint(baseURL: "https://h", key: .none))
    }

    @Test(arguments: API.allCases, [1, 7, 100_000])
    private func `A stream adds up to the reply that would have come whole`(api: API, chunk: Int) throws {
        let reply = try reply(api, api.text, chunk: chunk).get()
        #expect(try JSON(parsing: reply.answer) == JSON(parsing: StreamedText.arguments))
        #expect(reply.answer.contains("12.50") && reply.isToolCall && reply.stop == .complete)
        #expect(reply.usage == TokenUsage(input: 300, output: 20, cachedInput: 128))
        #expect(reply.model == "qwen")
    }

    @Test(arguments: API.allCases)
    private func `A stream that ends early is no reply`(api: API) throws {
        let cut = api.text.range(of: "A-17").map { api.text[..<$0.lowerBound] } ?? ""
        let half = api == .generateContent ? String(cut) : String(api.text.prefix(api.text.count / 2))
        #expect(throws: StreamProblem.self) { try reply(api, half) }
    }

    @Test(arguments: API.allCases)
    private func `An error in the middle of a stream is the provider's`(api: API) throws {
        let half = String(api.text.prefix(api.text.count / 3))
        let whole = half[
            ..<(half.range(of: "\n\n", options: .backwards)?.upperBound
                ?? half.range(of: "\r\n\r\n", options: .backwards)?.upperBound ?? half.startIndex)]
        let error = StreamedText.event(
            #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#)
        let problem = #expect(throws: StreamProblem.self) { try reply(api, whole + error) }
        let failure = CallClassifier.failure(
            for: try #require(problem), status: 200, exchange: RawExchange(request: "", response: ""))
        #expect(failure.kind == .transient && failure.code == "overloaded_error")
        #expect(failure.message == "Overloaded")
    }

    @Test(arguments: [API.chat, .messages, .responses])
    private func `A reply that loops is ended, and told as cut off`(api: API) throws {
        let text = try #require(api.loop(#""must have", "#))
        let reply = try reply(api, text).get()
        #expect(reply.stop == .truncated && reply.callID == "kYd")
        #expect((1000..<1200).contains(reply.answer.utf8.count))
        #expect(reply.exchange.response.contains(#""cut_off""#))
    }

    @Test func `The transfer of a reply that loops ends at once, though the server goes on`() async throws {
        let text = try #require(API.chat.loop(#""must have", "#))
        let server = FakeModelServer(.endless(text))
        defer { server.stop() }
        let model = WireModel(name: "m", profile: try Self.streaming())
        let http = HTTPClient()
        let reply = try await http.reply(
            to: .sample(), over: ChatProvider.wire, from: model,
            at: Endpoint(baseURL: server.url, key: .none), limits: HTTPLimits(totalSeconds: 20))
        #expect(reply.stop == .truncated && reply.usage.output > 40)
        #expect(server.received.first?.body.contains(#""stream":true"#) == true)
        await http.shutdown()
    }

    @Test func `A server that answers a stream's request in one piece is understood`() async throws {
        let server = FakeModelServer(.reply(Wired.chat))
        defer { server.stop() }
        let http = HTTPClient()
        let reply = try await http.reply(
            to: .sample(), over: ChatProvider.wire,
            from: WireModel(name: "m", profile: try Self.streaming()),
            at: Endpoint(baseURL: server.url, key: .none), limits: HTTPLimits())
        #expect(reply.callID == "kYd" && reply.stop == .complete)
        await http.shutdown()
    }

    private static func streaming() throws -> ModelProfile {
        try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "").profile(of: "local/x")
    }
}
