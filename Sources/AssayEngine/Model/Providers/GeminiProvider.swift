import AssayCore

/// Gemini: `POST /v1beta/models/{model}:generateContent`.
enum GeminiProvider {
    static let provider = Provider(
        name: "gemini", address: "https://generativelanguage.googleapis.com",
        addressVariable: "GOOGLE_GEMINI_BASE_URL", keyVariables: ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
        versionPath: "/v1beta", isKeyNeeded: true)

    // The key could stand in the address too, and would then end in logs.
    static let wire = Wire(
        path: { "/models/\($0):generateContent" }, headers: { [HTTPField("x-goog-api-key", $0.value)] },
        body: body, answer: answer, stream: GenerateContentStream.wire)

    @Sendable private static func body(_ request: ModelRequest, _ model: WireModel) -> JSON {
        var body = JSONObject()
        if !request.system.isEmpty {
            body["systemInstruction"] = ["parts": [["text": .string(request.system)]]]
        }
        body["contents"] = .array(request.turns.map { content($0, request) })
        var generation: JSONObject = ["maxOutputTokens": JSON.integer(request.maxOutputTokens)]
        if model.profile.takesTemperature { generation["temperature"] = 0 }
        switch model.profile.thinking {
        case .leave: break
        case .disable: generation["thinkingConfig"] = ["thinkingBudget": 0]
        case .low: generation["thinkingConfig"] = ["thinkingLevel": "low"]
        }
        force(&body, &generation, request)
        body["generationConfig"] = .object(generation)
        return .object(body)
    }

    private static func force(
        _ body: inout JSONObject, _ generation: inout JSONObject, _ request: ModelRequest
    ) {
        let schema = SchemaDialect.gemini.schema(request.tool.parameters)
        switch request.rung {
        case .namedTool, .someTool:
            let function: JSON = [
                "name": .string(request.tool.name), "description": .string(request.tool.description),
                "parametersJsonSchema": schema,
            ]
            body["tools"] = [["functionDeclarations": [function]]]
            var calling: JSONObject = ["mode": "ANY"]
            if request.rung == .namedTool { calling["allowedFunctionNames"] = [.string(request.tool.name)] }
            body["toolConfig"] = ["functionCallingConfig": .object(calling)]
        case .jsonSchema:
            generation["responseMimeType"] = "application/json"
            generation["responseJsonSchema"] = schema
        case .grammar, .plainText: break
        }
    }

    private static func content(_ turn: ModelRequest.Turn, _ request: ModelRequest) -> JSON {
        switch turn {
        case .user(let parts): return ["role": "user", "parts": .array(parts.map(part))]
        case .answer(let callID, let arguments):
            guard request.answersByTool(callID), let object = arguments.jsonObject else {
                return ["role": "model", "parts": [["text": .string(arguments.orEmptyObject)]]]
            }
            var part: JSONObject = ["functionCall": ["name": .string(request.tool.name), "args": object]]
            if let signature = signature(in: callID) { part["thoughtSignature"] = .string(signature) }
            return ["role": "model", "parts": [.object(part)]]
        case .rejection(let callID, let message):
            guard request.answersByTool(callID) else {
                return ["role": "user", "parts": [["text": .string(message)]]]
            }
            let response: JSON = [
                "name": .string(request.tool.name), "response": ["error": .string(message)],
            ]
            return ["role": "user", "parts": [["functionResponse": response]]]
        }
    }

    private static func part(_ part: ModelRequest.Part) -> JSON {
        switch part {
        case .text(let text): ["text": .string(text)]
        case .image(let type, let base64):
            ["inlineData": ["mimeType": .string(type.rawValue), "data": .string(base64)]]
        }
    }

    // Calls have no id here, but newer models refuse a conversation whose calls come back without the
    // signature they were given with: so the signature is the id.
    private static let signaturePrefix = "signature:"

    private static func signature(in callID: String) -> String? {
        callID.hasPrefix(signaturePrefix) ? String(callID.dropFirst(signaturePrefix.count)) : nil
    }

    @Sendable private static func answer(_ body: JSON, _ request: ModelRequest) -> Result<
        WireAnswer, WireProblem
    > {
        let usage = usage(body["usageMetadata"])
        let model = body["modelVersion"]?.string ?? ""
        guard let candidate = body["candidates"]?[0] else {
            guard let reason = body["promptFeedback"]?["blockReason"]?.string else {
                return .failure(.unreadable)
            }
            return .success(WireAnswer(text: "", stop: .refused(reason), usage: usage, model: model))
        }
        let parts = candidate["content"]?["parts"]?.array ?? []
        let call = parts.first { $0["functionCall"]?["name"]?.string == request.tool.name }
        let text = parts.filter { $0["thought"] != true }.compactMap { $0["text"]?.string }.joined()
        return .success(
            WireAnswer(
                text: call.map { ($0["functionCall"]?["args"] ?? [:]).text(.compact) } ?? text,
                callID: call.map { $0["thoughtSignature"]?.string.map { signaturePrefix + $0 } ?? "call_1" },
                stop: stop(candidate["finishReason"]?.string ?? ""), usage: usage, model: model))
    }

    private static func stop(_ reason: String) -> ModelReply.Stop {
        switch reason {
        case "MAX_TOKENS", StreamedReply.cutOff: .truncated
        case "SAFETY", "RECITATION", "SPII", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY", "LANGUAGE":
            .refused(reason)
        default: .complete
        }
    }

    private static func usage(_ usage: JSON?) -> TokenUsage {
        TokenUsage(
            input: usage.tokens("promptTokenCount"),
            output: usage.tokens("candidatesTokenCount") + usage.tokens("thoughtsTokenCount"),
            cachedInput: usage.tokens("cachedContentTokenCount"))
    }
}
