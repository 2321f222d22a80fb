import AssayCore

/// One answered question as a line of a replay file.
struct ReplayRecord: Sendable, Hashable {
    /// Which model was asked and how: part of the key.
    struct Asker: Sendable, Hashable {
        let model: String
        let parameters: JSON
    }

    let key: String
    let asker: Asker
    let rung: ForcingRung
    let reply: ModelReply

    /// nil where the call failed.
    init?(_ call: ModelCall, parameters: JSON) {
        guard case .replied(let reply) = call.ending else { return nil }
        key = call.key
        asker = Asker(model: call.model, parameters: parameters)
        rung = call.rung
        self.reply = reply
    }

    init(parsing line: String, at pointer: String) throws(DefinitionError) {
        var fields = try DefinitionFields(JSON(definition: line), at: pointer)
        key = try fields.required("key", "a string", \.string)
        asker = Asker(
            model: try fields.required("model", "a string", \.string),
            parameters: try fields.required("parameters", "an object") { $0.object.map(JSON.object) })
        guard let rung = try fields.choice("rung", of: ForcingRung.self) else {
            throw DefinitionError(at: pointer, "rung is missing")
        }
        self.rung = rung
        reply = ModelReply(
            answer: try fields.required("answer", "a string", \.string),
            callID: try fields.required("call_id", "a string", \.string),
            stop: try fields.required("stop", "a string", Self.stop),
            usage: try fields.required("usage", "an object", Self.usage),
            model: try fields.required("answered_by", "a string", \.string),
            exchange: RawExchange(
                request: try fields.value("request", "a string", \.string) ?? "",
                response: try fields.value("response", "a string", \.string) ?? ""))
        try fields.finish()
    }

    /// The line, without the line break.
    var line: String {
        let json: JSON = [
            "key": .string(key), "model": .string(asker.model), "parameters": asker.parameters,
            "rung": .string(rung.rawValue), "answer": .string(reply.answer), "call_id": .string(reply.callID),
            "stop": .string(Self.text(reply.stop)), "usage": Self.json(reply.usage),
            "answered_by": .string(reply.model), "request": .string(reply.exchange.request),
            "response": .string(reply.exchange.response),
        ]
        return json.text(.compact)
    }

    private static func text(_ stop: ModelReply.Stop) -> String {
        switch stop {
        case .complete: "complete"
        case .truncated: "truncated"
        case .refused(let reason): "refused:\(reason)"
        }
    }

    private static func stop(_ json: JSON) -> ModelReply.Stop? {
        switch json.string {
        case "complete": .complete
        case "truncated": .truncated
        case .some(let text) where text.hasPrefix("refused:"):
            .refused(String(text.dropFirst("refused:".count)))
        default: nil
        }
    }

    private static func json(_ usage: TokenUsage) -> JSON {
        [
            "input": JSON.integer(usage.input), "output": JSON.integer(usage.output),
            "cached_input": JSON.integer(usage.cachedInput), "cache_writes": JSON.integer(usage.cacheWrites),
        ]
    }

    private static func usage(_ json: JSON) -> TokenUsage? {
        guard json.object != nil else { return nil }
        let json: JSON? = json
        return TokenUsage(
            input: json.tokens("input"), output: json.tokens("output"),
            cachedInput: json.tokens("cached_input"),
            cacheWrites: json.tokens("cache_writes"))
    }
}
