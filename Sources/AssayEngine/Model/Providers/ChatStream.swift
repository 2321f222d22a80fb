import AssayCore

/// Chat Completions in pieces: `delta` objects, the usage after the last of them, then `[DONE]`.
struct ChatStream: StreamAssembly {
    static let wire = WireStream(
        members: ["stream": true, "stream_options": ["include_usage": true]], assembly: { ChatStream() })

    /// A tool call whose pieces carry its index; id and name come once.
    private struct Call {
        var id = ""
        var name = ""
        var arguments = ""
    }

    private(set) var state = StreamState.open
    private var content = ""
    private var refusal = ""
    private var calls: [(index: String, call: Call)] = []
    private var finishReason: String?
    private var usage: JSON?
    private var model: String?
    private var pieces = 0
    /// How probable each token was, where the server was asked.
    private var tokens: [JSON] = []

    var answer: String { calls.first?.call.arguments ?? content }

    mutating func add(_ event: ServerSentEvent) {
        if event.data == "[DONE]" { return end() }
        guard let chunk = try? JSON(parsing: event.data) else { return }
        if chunk["error"] != nil { return state = .failed(chunk) }
        model = chunk["model"]?.string ?? model
        if chunk["usage"]?.object != nil { usage = chunk["usage"] }
        guard let choice = chunk["choices"]?[0] else { return }
        add(delta: choice["delta"])
        tokens += choice["logprobs"]?["content"]?.array ?? []
        if let reason = choice["finish_reason"]?.string {
            finishReason = reason
            end()
        }
    }

    private mutating func end() { if state == .open { state = .whole } }

    private mutating func add(delta: JSON?) {
        pieces += 1
        content += delta?["content"]?.string ?? ""
        refusal += delta?["refusal"]?.string ?? ""
        for piece in delta?["tool_calls"]?.array ?? [] {
            let index = piece["index"]?.number?.text ?? "0"
            let place = calls.firstIndex { $0.index == index } ?? calls.endIndex
            if place == calls.endIndex { calls.append((index, Call())) }
            calls[place].call.id += piece["id"]?.string ?? ""
            calls[place].call.name += piece["function"]?["name"]?.string ?? ""
            calls[place].call.arguments += piece["function"]?["arguments"]?.string ?? ""
        }
    }

    func body(ending: String?) -> JSON {
        var message: JSONObject = ["role": "assistant", "content": .string(content)]
        if !refusal.isEmpty { message["refusal"] = .string(refusal) }
        if !calls.isEmpty { message["tool_calls"] = .array(calls.map { Self.json($0.call) }) }
        var body: JSONObject = ["object": "chat.completion"]
        if let model { body["model"] = .string(model) }
        let reason = (ending ?? finishReason).map(JSON.string) ?? nil
        var choice: JSONObject = ["index": 0, "finish_reason": reason, "message": .object(message)]
        if !tokens.isEmpty { choice["logprobs"] = ["content": .array(tokens)] }
        body["choices"] = [.object(choice)]
        // A reply that this side ended has no count of tokens; servers send a piece for each.
        body["usage"] = usage ?? ["completion_tokens": JSON.integer(pieces)]
        return .object(body)
    }

    private static func json(_ call: Call) -> JSON {
        var object: JSONObject = [
            "type": "function",
            "function": ["name": .string(call.name), "arguments": .string(call.arguments)],
        ]
        if !call.id.isEmpty { object["id"] = .string(call.id) }
        return .object(object)
    }
}
