import AssayCore

/// Anthropic Messages in pieces: `message_start`, content blocks with their deltas, `message_delta` with the stop
/// reason and the running usage, `message_stop`. Unknown events are skipped.
struct MessagesStream: StreamAssembly {
    static let wire = WireStream(members: ["stream": true], assembly: { MessagesStream() })

    private struct Block {
        let index: String
        let start: JSONObject
        var text = ""
    }

    private(set) var state = StreamState.open
    private var message: JSONObject = [:]
    private var usage: JSONObject = [:]
    private var blocks: [Block] = []

    var answer: String {
        let call = blocks.first { $0.start["type"] == "tool_use" }
        return call?.text ?? blocks.filter { $0.start["type"] == "text" }.map(\.text).joined()
    }

    mutating func add(_ event: ServerSentEvent) {
        guard let data = try? JSON(parsing: event.data) else { return }
        switch data["type"]?.string {
        case "message_start":
            message = data["message"]?.object ?? [:]
            take(usage: message["usage"])
        case "content_block_start":
            guard let start = data["content_block"]?.object else { return }
            blocks.append(
                Block(index: Self.index(data), start: start, text: start["text"]?.string ?? ""))
        case "content_block_delta":
            guard let place = blocks.lastIndex(where: { $0.index == Self.index(data) }) else { return }
            let delta = data["delta"]
            blocks[place].text += delta?["partial_json"]?.string ?? delta?["text"]?.string ?? ""
        case "message_delta":
            for (key, value) in data["delta"]?.object ?? [:] { message[key] = value }
            take(usage: data["usage"])
        case "message_stop": state = .whole
        case "error": state = .failed(data)
        default: break
        }
    }

    private static func index(_ data: JSON) -> String { data["index"]?.number?.text ?? "0" }

    /// Later counts are whole counts, not additions.
    private mutating func take(usage counts: JSON?) {
        for (key, value) in counts?.object ?? [:] { usage[key] = value }
    }

    func body(ending: String?) -> JSON {
        var body = message
        body["content"] = .array(blocks.map(Self.json))
        if let ending { body["stop_reason"] = .string(ending) }
        body["usage"] = .object(usage)
        return .object(body)
    }

    /// Arguments that are no JSON, as when they are cut off, stay text.
    private static func json(_ block: Block) -> JSON {
        var json = block.start
        if json["type"] == "tool_use" {
            json["input"] = (try? JSON(parsing: block.text.orEmptyObject)) ?? .string(block.text)
        } else if json["type"] == "text" {
            json["text"] = .string(block.text)
        }
        return .object(json)
    }
}
