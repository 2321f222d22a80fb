import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// How the neutral request is written for each API.
@Suite struct WireRequestTests {
    private static let shipped = try? Capabilities(
        parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "")

    private func body(
        _ wire: Wire, _ name: String, _ request: ModelRequest
    ) throws -> JSON {
        let profile = try #require(Self.shipped).profile(of: name)
        let model = WireModel(name: name.split(separator: "/").last.map(String.init) ?? "", profile: profile)
        let endpoint = Endpoint(baseURL: "https://h/v1", key: Secret("sk-secret"))
        let sent = wire.httpRequest(for: request, to: model, at: endpoint, limits: HTTPLimits())
        #expect(sent.method == .post)
        #expect(
            !sent.url.contains("sk-secret")
                && !String(decoding: sent.body, as: UTF8.self).contains("sk-secret"))
        #expect(sent.headers.contains { $0.value.contains("sk-secret") })
        return try JSON(parsing: sent.body)
    }

    @Test func `Anthropic is asked by a named strict tool, with the shared part marked for its cache`() throws
    {
        let json = try body(AnthropicProvider.wire, "anthropic/claude-haiku-4-5-20251001", .sample())
        #expect(
            json["tool_choice"] == [
                "type": "tool", "name": "record_invoice", "disable_parallel_tool_use": true,
            ])
        #expect(json["tools"]?[0]?["strict"] == true)
        #expect(
            json["tools"]?[0]?["input_schema"]?["properties"]?["invoice_number"] == [
                "type": ["string", "null"]
            ])
        #expect(json["system"]?[0]?["cache_control"] == ["type": "ephemeral"])
        #expect(json["max_tokens"] == 256 && json["temperature"] == 0)
        #expect(json["messages"]?[0]?["content"]?[0]?["type"] == "text")
    }

    @Test func `Anthropic's newer models are asked as they must be`() throws {
        let sonnet = try body(AnthropicProvider.wire, "anthropic/claude-sonnet-5", .sample())
        #expect(sonnet["thinking"] == ["type": "disabled"] && sonnet["temperature"] == nil)
        let opus = try body(AnthropicProvider.wire, "anthropic/claude-opus-5-5", .sample(rung: .jsonSchema))
        #expect(opus["tools"] == nil && opus["tool_choice"] == nil && opus["thinking"] == nil)
        #expect(opus["output_config"]?["format"]?["type"] == "json_schema")
        #expect(opus["output_config"]?["format"]?["schema"]?["additionalProperties"] == false)
    }

    @Test func `Chat completions get a tool that is named, required, or a schema`() throws {
        let named = try body(ChatProvider.wire, "openai/gpt-4o-mini", .sample())
        #expect(named["tool_choice"] == ["type": "function", "function": ["name": "record_invoice"]])
        #expect(named["max_completion_tokens"] == 256 && named["max_tokens"] == nil)
        let required = try body(ChatProvider.wire, "compatible/qwen", .sample(rung: .someTool))
        #expect(required["tool_choice"] == "required" && required["parallel_tool_calls"] == false)
        #expect(required["tools"]?.array?.count == 1 && required["max_tokens"] == 256)
        #expect(required["messages"]?[1]?["content"]?.string != nil)
        let schema = try body(ChatProvider.wire, "compatible/qwen", .sample(rung: .jsonSchema))
        #expect(schema["tools"] == nil)
        #expect(schema["response_format"]?["json_schema"]?["schema"] == ModelRequest.schema)
        let grammar = try body(ChatProvider.wire, "compatible/qwen", .sample(rung: .grammar))
        #expect(grammar["grammar"]?.string?.hasPrefix("root ::= ") == true)
        let plain = try body(ChatProvider.wire, "compatible/qwen", .sample(rung: .plainText))
        #expect(plain.object?.keys == ["model", "messages", "max_tokens", "temperature"])
    }

    @Test func `Responses keep nothing and have flat tools`() throws {
        let json = try body(OpenAIProvider.responses, "openai/gpt-5.4-mini", .sample())
        #expect(
            json["store"] == false && json["temperature"] == nil && json["reasoning"] == ["effort": "low"])
        #expect(json["tool_choice"] == ["type": "function", "name": "record_invoice"])
        #expect(json["tools"]?[0]?["name"] == "record_invoice" && json["tools"]?[0]?["strict"] == true)
        #expect(json["max_output_tokens"] == 256)
        let schema = try body(OpenAIProvider.responses, "openai/gpt-5.4-mini", .sample(rung: .jsonSchema))
        #expect(schema["text"]?["format"]?["name"] == "record_invoice" && schema["tools"] == nil)
    }

    @Test func `Gemini may call one function and no other`() throws {
        let json = try body(GeminiProvider.wire, "gemini/gemini-3.5-flash", .sample())
        #expect(
            json["toolConfig"]?["functionCallingConfig"] == [
                "mode": "ANY", "allowedFunctionNames": ["record_invoice"],
            ])
        #expect(json["generationConfig"]?["maxOutputTokens"] == 256)
        let function = json["tools"]?[0]?["functionDeclarations"]?[0]
        #expect(function?["parametersJsonSchema"]?["properties"]?["invoice_number"]?["minLength"] == nil)
        let schema = try body(GeminiProvider.wire, "gemini/gemini-3.5-flash", .sample(rung: .jsonSchema))
        #expect(
            schema["generationConfig"]?["responseMimeType"] == "application/json" && schema["tools"] == nil)
    }

    private static let repair: [ModelRequest.Turn] = [
        .answer(callID: "call_7", arguments: #"{"total":1}"#),
        .rejection(callID: "call_7", message: "total: no"),
    ]

    @Test func `A repair shows the model its call and the result that refuses it`() throws {
        let request = ModelRequest.sample(later: Self.repair)
        let anthropic = try body(AnthropicProvider.wire, "anthropic/claude-haiku-4-5", request)["messages"]
        #expect(anthropic?[1]?["content"]?[0]?["input"] == ["total": 1])
        #expect(anthropic?[2]?["content"]?[0]?["tool_use_id"] == "call_7")
        #expect(anthropic?[2]?["content"]?[0]?["is_error"] == true)
        let chat = try body(ChatProvider.wire, "compatible/x", request.forced(by: .someTool))["messages"]
        #expect(chat?[2]?["tool_calls"]?[0]?["function"]?["arguments"] == .string(#"{"total":1}"#))
        #expect(chat?[3] == ["role": "tool", "tool_call_id": "call_7", "content": "total: no"])
        let responses = try body(OpenAIProvider.responses, "openai/gpt-5.4", request)["input"]
        #expect(responses?[1]?["type"] == "function_call" && responses?[2]?["type"] == "function_call_output")
        let gemini = try body(GeminiProvider.wire, "gemini/gemini-3.5-flash", request)["contents"]
        #expect(gemini?[1]?["parts"]?[0]?["functionCall"]?["args"] == ["total": 1])
        #expect(gemini?[2]?["parts"]?[0]?["functionResponse"]?["response"]?["error"] == "total: no")
    }

    @Test(arguments: [
        ModelRequest.sample(rung: .plainText, later: repair),
        ModelRequest.sample(
            later: [
                .answer(callID: "call_7", arguments: "{\"total\": oops"),
                .rejection(callID: "call_7", message: "total: no"),
            ]),
        ModelRequest.sample(
            later: [
                .answer(callID: ModelReply.noCallID, arguments: #"{"total":1}"#),
                .rejection(callID: ModelReply.noCallID, message: "total: no"),
            ]),
    ])
    func `Where there was no proper call, a repair is a plain conversation`(request: ModelRequest) throws {
        for (wire, name, turns) in [
            (AnthropicProvider.wire, "anthropic/claude-haiku-4-5", "messages"),
            (ChatProvider.wire, "compatible/x", "messages"),
            (OpenAIProvider.responses, "openai/gpt-5.4", "input"),
            (GeminiProvider.wire, "gemini/gemini-3.5-flash", "contents"),
        ] {
            let text = try #require(try body(wire, name, request)[turns]).text(.compact)
            #expect(!text.contains("tool_use") && !text.contains("tool_calls") && !text.contains("function"))
            #expect(text.contains("total: no"))
        }
    }

    @Test func `Gemini's signature goes back with the call it came with`() throws {
        let request = ModelRequest.sample(
            later: [
                .answer(callID: "signature:abc=", arguments: "{}"),
                .rejection(callID: "signature:abc=", message: "m"),
            ])
        let json = try body(GeminiProvider.wire, "gemini/gemini-3.5-flash", request)
        #expect(json["contents"]?[1]?["parts"]?[0]?["thoughtSignature"] == "abc=")
    }

    @Test func `Pictures go out whole and into the record as digests`() throws {
        let request = ModelRequest(
            system: "", turns: [.user([.image(mediaType: .png, base64: "aGVsbG8="), .text("Which?")])],
            tool: ModelRequest.sample().tool, rung: .namedTool, maxOutputTokens: 9)
        for (wire, name) in [
            (AnthropicProvider.wire, "anthropic/claude-haiku-4-5"), (ChatProvider.wire, "openai/gpt-4o"),
            (OpenAIProvider.responses, "openai/gpt-4o"), (GeminiProvider.wire, "gemini/gemini-3.5-flash"),
        ] {
            #expect(try body(wire, name, request).text(.compact).contains("aGVsbG8="))
            let profile = try #require(Self.shipped).profile(of: name)
            let recorded = wire.recordedBody(for: request, to: WireModel(name: "m", profile: profile))
            #expect(!recorded.contains("aGVsbG8=") && recorded.contains("sha256:"))
        }
    }
}
