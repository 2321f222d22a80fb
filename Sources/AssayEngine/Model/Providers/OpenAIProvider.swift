import AssayCore

/// OpenAI: Responses, `POST /v1/responses`, unless the capabilities say Chat Completions (`ChatProvider`).
enum OpenAIProvider {
    static let provider = Provider(
        name: "openai", address: "https://api.openai.com", addressVariable: "OPENAI_BASE_URL",
        keyVariables: ["OPENAI_API_KEY"], versionPath: "/v1", isKeyNeeded: true)

    static let responses = Wire(
        path: { _ in "/responses" }, headers: { [HTTPField("authorization", "Bearer \($0.value)")] },
        body: body, answer: answer, stream: ResponsesStream.wire)

    @Sendable private static func body(_ request: ModelRequest, _ model: WireModel) -> JSON {
        var body: JSONObject = ["model": .string(model.name)]
        if !request.system.isEmpty { body["instructions"] = .string(request.system) }
        body["input"] = .array(request.turns.map { item($0, request) })
        force(&body, request, model)
        body["max_output_tokens"] = JSON.integer(request.maxOutputTokens)
        // Otherwise the documents would be kept by the provider for 30 days.
        body["store"] = false
        if model.profile.takesTemperature { body["temperature"] = 0 }
        if model.profile.thinking == .low { body["reasoning"] = ["effort": "low"] }
        return .object(body)
    }

    private static func force(_ body: inout JSONObject, _ request: ModelRequest, _ model: WireModel) {
        let isStrict = model.profile.isStrict
        let schema = (isStrict ? SchemaDialect.openAIStrict : .whole).schema(request.tool.parameters)
        let name = JSON.string(request.tool.name)
        switch request.rung {
        case .namedTool, .someTool:
            body["tools"] = [
                [
                    "type": "function", "name": name, "description": .string(request.tool.description),
                    "parameters": schema, "strict": .bool(isStrict),
                ]
            ]
            body["tool_choice"] =
                request.rung == .namedTool ? ["type": "function", "name": name] : "required"
            body["parallel_tool_calls"] = false
        case .jsonSchema:
            body["text"] = [
                "format": ["type": "json_schema", "name": name, "schema": schema, "strict": .bool(isStrict)]
            ]
        case .grammar, .plainText: break
        }
    }

    private static func item(_ turn: ModelRequest.Turn, _ request: ModelRequest) -> JSON {
        switch turn {
        case .user(let parts): return ["role": "user", "content": .array(parts.map(content))]
        case .answer(let callID, let arguments):
            guard request.answersByTool(callID) else {
                return [
                    "role": "assistant", "content": [["type": "output_text", "text": .string(arguments)]],
                ]
            }
            return [
                "type": "function_call", "call_id": .string(callID), "name": .string(request.tool.name),
                "arguments": .string(arguments),
            ]
        case .rejection(let callID, let message):
            return request.answersByTool(callID)
                ? ["type": "function_call_output", "call_id": .string(callID), "output": .string(message)]
                : ["role": "user", "content": [["type": "input_text", "text": .string(message)]]]
        }
    }

    private static func content(_ part: ModelRequest.Part) -> JSON {
        switch part {
        case .text(let text): ["type": "input_text", "text": .string(text)]
        case .image(.pdf, let base64):
            [
                "type": "input_file", "filename": "document.pdf",
                "file_data": .string("data:application/pdf;base64,\(base64)"),
            ]
        case .image(let type, let base64):
            ["type": "input_image", "image_url": .string("data:\(type.rawValue);base64,\(base64)")]
        }
    }

    @Sendable private static func answer(_ body: JSON, _ request: ModelRequest) -> Result<
        WireAnswer, WireProblem
    > {
        guard let status = body["status"]?.string, let output = body["output"]?.array else {
            return .failure(.unreadable)
        }
        if status == "failed" || status == "cancelled" {
            let error = body["error"]
            return .failure(
                .reported(
                    code: error?["code"]?.string ?? status, message: error?["message"]?.string ?? status))
        }
        let call = output.first { $0["type"] == "function_call" && $0["name"]?.string == request.tool.name }
        let content = output.filter { $0["type"] == "message" }.flatMap { $0["content"]?.array ?? [] }
        let text = content.filter { $0["type"] == "output_text" }.compactMap { $0["text"]?.string }.joined()
        return .success(
            WireAnswer(
                text: call?["arguments"]?.string ?? text, callID: call?["call_id"]?.string,
                stop: stop(body, content), usage: usage(body["usage"]), model: body["model"]?.string ?? ""))
    }

    private static func stop(_ body: JSON, _ content: [JSON]) -> ModelReply.Stop {
        if let refusal = content.first(where: { $0["type"] == "refusal" }) {
            return .refused(refusal["refusal"]?.string ?? "refusal")
        }
        guard body["status"] == "incomplete" else { return .complete }
        let reason = body["incomplete_details"]?["reason"]?.string ?? "incomplete"
        return reason == "content_filter" ? .refused(reason) : .truncated
    }

    private static func usage(_ usage: JSON?) -> TokenUsage {
        let details = usage?["input_tokens_details"]
        return TokenUsage(
            input: usage.tokens("input_tokens"), output: usage.tokens("output_tokens"),
            cachedInput: details.tokens("cached_tokens"), cacheWrites: details.tokens("cache_write_tokens"))
    }
}
