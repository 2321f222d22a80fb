import AssayCore

/// The APIs that are spoken.
public enum Dialect: String, Sendable, CaseIterable {
    case messages
    case chat
    case responses
    case gemini

    /// The dialect of a request, and what its path is about. Gemini has two versions; its key tells `/v1` from OpenAI's.
    static func of(_ request: WireRequest) -> (Dialect, place: String)? {
        let path = request.path
        if path.contains("/v1beta/") || request.header("x-goog-api-key") != nil {
            let place = path.split(separator: "/").drop { !$0.hasPrefix("v1") }.dropFirst()
            return (.gemini, place.joined(separator: "/"))
        }
        guard path.hasPrefix("/v1/") else { return nil }
        let place = String(path.dropFirst(4))
        switch place.split(separator: "/").first {
        case "messages": return (.messages, place)
        case "chat": return (.chat, place)
        case "responses": return (.responses, place)
        case "batches", "files": return (.chat, place)
        default: return nil
        }
    }

    /// The first is what we send; newer clients send the second.
    private var versions: [String] { ["2023-06-01", "2026-10-21"] }

    func authenticationProblem(_ request: WireRequest) -> WireAnswer? {
        let key: String?
        switch self {
        case .messages:
            // Newer clients send the key as a bearer token.
            key = request.header("x-api-key") ?? bearer(request)
            guard let version = request.header("anthropic-version"), versions.contains(version) else {
                return error(400, "anthropic-version: header is required")
            }
        case .chat, .responses:
            key = bearer(request)
        case .gemini:
            // The second step of an upload goes to an address that nobody else knows.
            if request.header("x-goog-upload-command")?.hasPrefix("upload") == true { return nil }
            key = request.header("x-goog-api-key")
        }
        guard let key, !key.isEmpty, key != "wrong" else { return error(401, "no valid key") }
        return nil
    }

    private func bearer(_ request: WireRequest) -> String? {
        request.header("authorization").flatMap { $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : nil }
    }

    /// What is asked; nil where the body lacks what the API requires.
    func question(_ place: String, _ body: JSON, _ request: WireRequest) -> Conversation.Question? {
        var name = body["model"]?.string
        var isStreamed = body["stream"] == true
        let tool: String?
        var schema: JSON?
        switch self {
        case .messages:
            guard body["max_tokens"]?.number != nil, body["messages"]?.array?.isEmpty == false else {
                return nil
            }
            let declared = body["tools"]?.array ?? []
            let isForced = body["tool_choice"] != nil && body["tool_choice"]?["type"] != "auto"
            tool = isForced ? body["tool_choice"]?["name"]?.string ?? declared.first?["name"]?.string : nil
            schema = tool.flatMap { name in declared.first { $0["name"]?.string == name }?["input_schema"] }
            schema = schema ?? body["output_config"]?["format"]?["schema"]
        case .chat:
            guard body["messages"]?.array?.isEmpty == false else { return nil }
            let declared = (body["tools"]?.array ?? []).compactMap { $0["function"] }
            let choice = body["tool_choice"]
            tool =
                choice == "required" || choice?["function"] != nil
                ? choice?["function"]?["name"]?.string ?? declared.first?["name"]?.string : nil
            schema = tool.flatMap { name in declared.first { $0["name"]?.string == name }?["parameters"] }
            schema = schema ?? body["response_format"]?["json_schema"]?["schema"]
        case .responses:
            guard body["input"] != nil else { return nil }
            let declared = body["tools"]?.array ?? []
            let choice = body["tool_choice"]
            tool =
                choice == "required" || choice?["name"] != nil
                ? choice?["name"]?.string ?? declared.first?["name"]?.string : nil
            schema = tool.flatMap { name in declared.first { $0["name"]?.string == name }?["parameters"] }
            schema = schema ?? body["text"]?["format"]?["schema"]
        case .gemini:
            guard body["contents"]?.array?.isEmpty == false else { return nil }
            let action = place.split(separator: "/").last?.split(separator: ":") ?? []
            name = action.first.map(String.init)
            isStreamed = action.last == "streamGenerateContent"
            let declared = (body["tools"]?[0]?["functionDeclarations"]?.array ?? [])
            let calling = body["toolConfig"]?["functionCallingConfig"]
            tool =
                calling?["mode"] == "ANY"
                ? calling?["allowedFunctionNames"]?[0]?.string ?? declared.first?["name"]?.string : nil
            let function = tool.flatMap { name in declared.first { $0["name"]?.string == name } }
            // Both spellings are taken, and clients send both.
            schema =
                function?["parametersJsonSchema"] ?? function?["parameters_json_schema"]
                ?? function?["parameters"]
            let generation = body["generationConfig"]
            schema =
                schema ?? generation?["responseJsonSchema"] ?? generation?["response_json_schema"]
                ?? generation?["responseSchema"]
        }
        guard let name else { return nil }
        let parts = name.split(separator: "~", maxSplits: 1).map(String.init)
        return Conversation.Question(
            dialect: self, model: parts.first ?? "", fault: parts.count > 1 ? parts[1] : "",
            isStreamed: isStreamed, tool: tool, schema: schema,
            body: String(decoding: request.body, as: UTF8.self))
    }

    func headers(_ number: Int) -> [String] {
        switch self {
        case .messages: ["request-id: req_\(number)", "anthropic-ratelimit-requests-remaining: 999"]
        case .chat, .responses: ["x-request-id: req_\(number)", "x-ratelimit-remaining-requests: 999"]
        case .gemini: []
        }
    }

    func error(_ status: Int, _ message: String) -> WireAnswer {
        let waits = status == 429 || status == 529 || status == 503
        return .reply(
            errorBody(status, message).text(.compact), status: status,
            headers: waits && self != .gemini ? ["retry-after: 0.05"] : [])
    }

    func errorBody(_ status: Int, _ message: String) -> JSON {
        let number = JSON.number(JSONNumber(status))
        switch self {
        case .messages:
            let type = Self.anthropicTypes[status] ?? "api_error"
            return [
                "type": "error", "error": ["type": .string(type), "message": .string(message)],
                "request_id": "req_1",
            ]
        case .chat, .responses:
            let code =
                status == 429 ? "rate_limit_exceeded" : status == 401 ? "invalid_api_key" : "invalid_value"
            return [
                "error": [
                    "message": .string(message), "type": "invalid_request_error", "param": nil,
                    "code": .string(code),
                ]
            ]
        case .gemini:
            let name = Self.googleNames[status] ?? "INTERNAL"
            let wait: JSON = ["@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0.05s"]
            return [
                "error": [
                    "code": number, "status": .string(name), "message": .string(message),
                    "details": status == 429 ? [wait] : [],
                ]
            ]
        }
    }

    private static let anthropicTypes = [
        400: "invalid_request_error", 401: "authentication_error", 402: "billing_error",
        403: "permission_error", 404: "not_found_error", 413: "request_too_large", 429: "rate_limit_error",
        504: "timeout_error", 529: "overloaded_error",
    ]
    private static let googleNames = [
        400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
        429: "RESOURCE_EXHAUSTED", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
    ]
}
