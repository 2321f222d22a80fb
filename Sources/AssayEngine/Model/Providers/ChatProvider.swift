import AssayCore

/// OpenAI Chat Completions, `POST /chat/completions`: OpenAI's own and that of the many servers that speak it.
enum ChatProvider {
    static let wire = Wire(
        path: { _ in "/chat/completions" },
        headers: { key in key.isEmpty ? [] : [HTTPField("authorization", "Bearer \(key.value)")] },
        body: body, answer: answer, stream: ChatStream.wire)

    @Sendable private static func body(_ request: ModelRequest, _ model: WireModel) -> JSON {
        var body: JSONObject = ["model": .string(model.name)]
        let first: [JSON] =
            request.system.isEmpty ? [] : [["role": "system", "content": .string(request.system)]]
        body["messages"] = .array(first + request.turns.map { message($0, request) })
        force(&body, request, model)
        let limit = model.profile.limitField
        let isRefused = request.omitted.contains(limit.rawValue)
        body[(isRefused ? limit.other : limit).rawValue] = JSON.integer(request.maxOutputTokens)
        if model.profile.takesTemperature { body["temperature"] = 0 }
        if model.profile.thinking == .low { body["reasoning_effort"] = "low" }
        if model.profile.tellsTokens {
            body["logprobs"] = true
            // llama.cpp tells twenty alternatives of each token unless told otherwise, and nothing at 0.
            body["top_logprobs"] = 1
        }
        return .object(body)
    }

    private static func force(_ body: inout JSONObject, _ request: ModelRequest, _ model: WireModel) {
        let isStrict = model.profile.isStrict
        let schema = (isStrict ? SchemaDialect.openAIStrict : .whole).schema(request.tool.parameters)
        let name = JSON.string(request.tool.name)
        switch request.rung {
        case .namedTool, .someTool:
            var function: JSONObject = [
                "name": name, "description": .string(request.tool.description), "parameters": schema,
            ]
            if isStrict { function["strict"] = true }
            body["tools"] = [["type": "function", "function": .object(function)]]
            body["tool_choice"] =
                request.rung == .namedTool ? ["type": "function", "function": ["name": name]] : "required"
            body["parallel_tool_calls"] = false
        case .jsonSchema:
            body["response_format"] = [
                "type": "json_schema", "json_schema": ["name": name, "strict": true, "schema": schema],
            ]
        case .grammar: body["grammar"] = .string(SchemaGrammar.text(for: request.tool.parameters))
        case .plainText: break
        }
    }

    private static func message(_ turn: ModelRequest.Turn, _ request: ModelRequest) -> JSON {
        switch turn {
        case .user(let parts): return ["role": "user", "content": content(parts)]
        case .answer(let callID, let arguments):
            // Chat templates read the arguments of earlier calls as JSON, and fail where they are none.
            guard request.answersByTool(callID) else {
                return ["role": "assistant", "content": .string(arguments)]
            }
            let function: JSON = ["name": .string(request.tool.name), "arguments": .string(arguments)]
            let call: JSON = ["id": .string(callID), "type": "function", "function": function]
            return ["role": "assistant", "content": "", "tool_calls": [call]]
        case .rejection(let callID, let message):
            return request.answersByTool(callID)
                ? ["role": "tool", "tool_call_id": .string(callID), "content": .string(message)]
                : ["role": "user", "content": .string(message)]
        }
    }

    /// A bare string where there are no pictures: some servers take nothing else.
    private static func content(_ parts: [ModelRequest.Part]) -> JSON {
        let texts = parts.compactMap { if case .text(let text) = $0 { text } else { nil } }
        if texts.count == parts.count { return .string(texts.joined(separator: "\n\n")) }
        return .array(
            parts.map { part in
                switch part {
                case .text(let text): ["type": "text", "text": .string(text)]
                case .image(.pdf, let base64):
                    [
                        "type": "file",
                        "file": [
                            "filename": "document.pdf",
                            "file_data": .string("data:application/pdf;base64,\(base64)"),
                        ],
                    ]
                case .image(let type, let base64):
                    [
                        "type": "image_url",
                        "image_url": ["url": .string("data:\(type.rawValue);base64,\(base64)")],
                    ]
                }
            })
    }

    // `finish_reason` can't be trusted to tell whether a tool was called ("stop" for a named tool,
    // vllm-project/vllm#25054): the presence of the call decides.
    @Sendable private static func answer(_ body: JSON, _ request: ModelRequest) -> Result<
        WireAnswer, WireProblem
    > {
        guard let choice = body["choices"]?[0], let message = choice["message"], message.object != nil else {
            return .failure(.unreadable)
        }
        let call = message["tool_calls"]?.array?.first {
            $0["function"]?["name"]?.string == request.tool.name
        }
        let arguments = call?["function"]?["arguments"]
        let text = arguments?.string ?? arguments?.text(.compact) ?? message["content"]?.string ?? ""
        return .success(
            WireAnswer(
                text: text, callID: call.map { $0["id"]?.string ?? "call_1" }, stop: stop(choice, message),
                usage: usage(body["usage"]), model: body["model"]?.string ?? ""))
    }

    /// How probable each token of a reply was, in order; empty where the server did not say.
    static func tokens(in reply: ModelReply) -> [ScoredToken] {
        let body = try? JSON(parsing: reply.exchange.response)
        let tokens = body?["choices"]?[0]?["logprobs"]?["content"]?.array ?? []
        return tokens.compactMap { token in
            guard let probability = token["logprob"]?.number?.double else { return nil }
            let bytes = token["bytes"]?.array?.compactMap { $0.number?.int.flatMap { UInt8(exactly: $0) } }
            return ScoredToken(
                bytes: bytes ?? Array((token["token"]?.string ?? "").utf8), logProbability: probability)
        }
    }

    private static func stop(_ choice: JSON, _ message: JSON) -> ModelReply.Stop {
        if let refusal = message["refusal"]?.string, !refusal.isEmpty { return .refused(refusal) }
        return switch choice["finish_reason"]?.string {
        case "length", StreamedReply.cutOff: .truncated
        case "content_filter": .refused("content_filter")
        default: .complete
        }
    }

    private static func usage(_ usage: JSON?) -> TokenUsage {
        let details = usage?["prompt_tokens_details"]
        return TokenUsage(
            input: usage.tokens("prompt_tokens"), output: usage.tokens("completion_tokens"),
            cachedInput: details.tokens("cached_tokens"), cacheWrites: details.tokens("cache_write_tokens"))
    }
}
