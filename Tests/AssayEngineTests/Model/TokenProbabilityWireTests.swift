import AssayCore
import Testing

@testable import AssayEngine

@Suite struct TokenProbabilityWireTests {
    private func reply(_ response: String) -> ModelReply {
        ModelReply(
            answer: "", callID: "none", stop: .complete, usage: TokenUsage(), model: "m",
            exchange: RawExchange(request: "", response: response))
    }

    @Test
    func `Tokens are read by their bytes, by their text where there are none, and not where there are none`()
    {
        let body = """
            {"choices":[{"logprobs":{"content":[{"token":"\\u00e9","bytes":[195],"logprob":-0.5},
            {"token":"x","logprob":-1}]}}]}
            """
        let tokens = ChatProvider.tokens(in: reply(body))
        #expect(tokens.map(\.bytes) == [[195], [120]] && tokens.map(\.logProbability) == [-0.5, -1])
        for other in ["", "{}", #"{"choices":[{"logprobs":null}]}"#, #"{"choices":[]}"#] {
            #expect(ChatProvider.tokens(in: reply(other)).isEmpty)
        }
    }

    @Test func `A streamed reply keeps the tokens of all its pieces`() {
        var stream = ChatStream()
        for text in ["a", "b"] {
            let chunk =
                #"{"choices":[{"delta":{"content":"\#(text)"},"logprobs":{"content":[{"token":"\#(text)","logprob":-1}]}}]}"#
            stream.add(ServerSentEvent(data: chunk))
        }
        let body = stream.body(ending: nil).text()
        #expect(ChatProvider.tokens(in: reply(body)).map(\.bytes) == [[97], [98]])
        #expect(ChatStream().body(ending: nil)["choices"]?[0]?["logprobs"] == nil)
    }

    @Test(arguments: [("anthropic/claude-opus-5", false), ("compatible/x", true)])
    func `Only Chat Completions tell token probabilities, and their key is another`(
        model: String, isTold: Bool
    ) throws {
        let models = try ModelCatalogue(environment: ["ANTHROPIC_API_KEY": "k"])
        func parameters(_ asksTokens: Bool) throws -> JSON {
            try models.client(
                for: ModelOptions(
                    model: model, baseURL: isTold ? "http://127.0.0.1:9/v1" : "", asksTokens: asksTokens)
            ).parameters
        }
        #expect(try parameters(false)["token_probabilities"] == nil)
        if isTold {
            #expect(try parameters(true)["token_probabilities"] == true)
        } else {
            let failure = #expect(throws: ModelFailure.self) { try parameters(true) }
            #expect(failure?.code == "no-token-probabilities")
        }
    }
}
