import AssayCore

/// OpenAI Responses in pieces: the last event holds the whole response; the deltas are followed so that a reply that
/// never ends can be told.
struct ResponsesStream: StreamAssembly {
    static let wire = WireStream(members: ["stream": true], assembly: { ResponsesStream() })

    private(set) var state = StreamState.open
    private(set) var answer = ""
    private var response: JSONObject = [:]
    /// The call that is being written.
    private var call: JSONObject?

    mutating func add(_ event: ServerSentEvent) {
        guard let data = try? JSON(parsing: event.data) else { return }
        if let whole = data["response"]?.object { response = whole }
        switch data["type"]?.string {
        case "response.output_item.added" where call == nil && data["item"]?["type"] == "function_call":
            call = data["item"]?.object
            answer = ""
        case "response.function_call_arguments.delta": answer += data["delta"]?.string ?? ""
        case "response.output_text.delta" where call == nil: answer += data["delta"]?.string ?? ""
        case "response.completed", "response.incomplete", "response.failed": state = .whole
        case "error": state = .failed(["error": data["error"] ?? data])
        default: break
        }
    }

    func body(ending: String?) -> JSON {
        guard let ending else { return .object(response) }
        var body = response
        body["status"] = "incomplete"
        body["incomplete_details"] = ["reason": .string(ending)]
        var item = call ?? ["type": "message"]
        if call == nil {
            item["content"] = [["type": "output_text", "text": .string(answer)]]
        } else {
            item["arguments"] = .string(answer)
        }
        body["output"] = [.object(item)]
        return .object(body)
    }
}
