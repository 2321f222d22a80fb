import AssayCore

/// Gemini in pieces: each is a response of its own with the parts that are new. There is no mark of the end: the
/// piece with a finish reason is the last with parts.
struct GenerateContentStream: StreamAssembly {
    static let wire = WireStream(
        members: [:], path: { "/models/\($0):streamGenerateContent?alt=sse" },
        assembly: { GenerateContentStream() })

    private(set) var state = StreamState.open
    private(set) var answer = ""
    private var last: JSONObject = [:]
    private var parts: [JSON] = []
    private var finishReason: JSON?

    mutating func add(_ event: ServerSentEvent) {
        guard let chunk = try? JSON(parsing: event.data), let members = chunk.object else { return }
        if chunk["error"] != nil { return state = .failed(chunk) }
        for (key, value) in members { last[key] = value }
        let candidate = chunk["candidates"]?[0]
        for part in candidate?["content"]?["parts"]?.array ?? [] {
            parts.append(part)
            if part["thought"] != true { answer += part["text"]?.string ?? "" }
        }
        if let reason = candidate?["finishReason"], reason.string != nil { finishReason = reason }
        if finishReason != nil || chunk["promptFeedback"]?["blockReason"] != nil { state = .whole }
    }

    func body(ending: String?) -> JSON {
        var body = last
        guard body["candidates"] != nil else { return .object(body) }
        var candidate: JSONObject = ["content": ["role": "model", "parts": .array(parts)]]
        candidate["finishReason"] = ending.map(JSON.string) ?? finishReason
        body["candidates"] = [.object(candidate)]
        return .object(body)
    }
}
