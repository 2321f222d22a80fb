import AssayCore

/// Anthropic Messages: `POST /v1/messages`, version 2023-06-01.
enum AnthropicProvider {
    static let provider = Provider(
        name: "anthropic", address: "https://api.anthropic.com", addressVariable: "ANTHROPIC_BASE_URL",
        keyVariables: ["ANTHROPIC_API_KEY"], versionPath: "/v1", isKeyNeeded: true)

    static let wire = Wire(
        path: { _ in "/messages" },
        headers: { [HTTPField("x-api-key", $0.value), HTTPField("anthropic-version", "2023-06-01")] },
        body: body, answer: answer, stream: MessagesStream.wire)

    // Prefix caches read tools, then system, then messages: one mark after the system text covers what all
    // documents of a run share.
    @Sendable private static func body(_ request: ModelRequest, _ model: WireModel) -> JSON {
        var body: JSONObject = [
            "model": .string(model.name), "max_tokens": JSON.integer(request.maxOutputTokens),
        ]
        if !request.system.isEmpty {
            body["system"] = [
                ["type": "text", "text": .string(request.system), "cache_control": ["type": "ephemeral"]]
            ]
        }
        force(&body, request, model)
        body["messages"] = .array(request.turns.map { message($0, request) })
        if model.profile.takesTemperature { body["temperature"] = 0 }
        switch model.profile.thinking {
        case .leave: break
        case .disable: body["thinking"] = ["type": "disabled"]
        case .low: body["output_config"] = merged(body["output_config"], ["effort": "low"])
        }
        return .object(body)
    }

    private static func force(_ body: inout JSONObject, _ request: ModelRequest, _ model: WireModel) {
        let dialect: SchemaDialect = model.profile.isStrict ? .anthropicStrict : .whole
        switch request.rung {
        case .namedTool, .someTool:
            var tool: JSONObject = [
                "name": .string(request.tool.name), "description": .string(request.tool.description),
                "input_schema": dialect.schema(request.tool.parameters),
            ]
            if model.profile.isStrict { tool["strict"] = true }
            body["tools"] = [.object(tool)]
            var choice: JSONObject =
                request.rung == .namedTool
                ? ["type": "tool", "name": .string(request.tool.name)] : ["type": "any"]
            choice["disable_parallel_tool_use"] = true
            body["tool_choice"] = .object(choice)
        case .jsonSchema:
            let schema = SchemaDialect.anthropicStrict.schema(request.tool.parameters)
            body["output_config"] = ["format": ["type": "json_schema", "schema": schema]]
        case .grammar, .plainText: break
        }
    }

    private static func merged(_ json: JSON?, _ members: JSONObject) -> JSON {
        var object = json?.object ?? JSONObject()
        for (key, value) in members { object[key] = value }
        return .object(object)
    }

    private static func message(_ turn: ModelRequest.Turn, _ request: ModelRequest) -> JSON {
        switch turn {
        case .user(let parts): return ["role": "user", "content": .array(parts.map(content))]
        case .answer(let callID, let arguments):
            guard request.answersByTool(callID), let input = arguments.jsonObject else {
                return [
                    "role": "assistant",
                    "content": [["type": "text", "text": .string(arguments.orEmptyObject)]],
                ]
            }
            let call: JSON = [
                "type": "tool_use", "id": .string(callID), "name": .string(request.tool.name), "input": input,
            ]
            return ["role": "assistant", "content": [call]]
        case .rejection(let callID, let message):
            guard request.answersByTool(callID) else {
                return ["role": "user", "content": [["type": "text", "text": .string(message)]]]
            }
            let result: JSON = [
                "type": "tool_result", "tool_use_id": .string(callID), "is_error": true,
                "content": .string(message),
            ]
            return ["role": "user", "content": [result]]
        }
    }

    private static func content(_ part: ModelRequest.Part) -> JSON {
        switch part {
        case .text(let text): ["type": "text", "text": .string(text)]
        case .image(let type, let base64):
            [
                "type": type == .pdf ? "document" : "image",
                "source": ["type": "base64", "media_type": .string(type.rawValue), "data": .string(base64)],
            ]
        }
    }

    @Sendable private static func answer(_ body: JSON, _ request: ModelRequest) -> Result<
        WireAnswer, WireProblem
    > {
        guard let blocks = body["content"]?.array, let reason = body["stop_reason"]?.string else {
            return .failure(.unreadable)
        }
        let call = blocks.first { $0["type"] == "tool_use" && $0["name"]?.string == request.tool.name }
        let text = blocks.filter { $0["type"] == "text" }.compactMap { $0["text"]?.string }.joined()
        return .success(
            WireAnswer(
                // Arguments that came in pieces and are no JSON are text.
                text: call.flatMap { $0["input"] }.map { $0.string ?? $0.text(.compact) } ?? text,
                callID: call?["id"]?.string,
                stop: stop(reason, body["stop_details"]), usage: usage(body["usage"]),
                model: body["model"]?.string ?? ""))
    }

    private static func stop(_ reason: String, _ details: JSON?) -> ModelReply.Stop {
        switch reason {
        case "max_tokens", "model_context_window_exceeded", StreamedReply.cutOff: .truncated
        case "refusal": .refused(details?["category"]?.string ?? reason)
        default: .complete
        }
    }

    private static func usage(_ usage: JSON?) -> TokenUsage {
        let read = usage.tokens("cache_read_input_tokens")
        let written = usage.tokens("cache_creation_input_tokens")
        return TokenUsage(
            input: usage.tokens("input_tokens") + read + written, output: usage.tokens("output_tokens"),
            cachedInput: read, cacheWrites: written)
    }
}
