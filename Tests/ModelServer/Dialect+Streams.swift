import AssayCore

extension Dialect {
    /// The answer as server-sent events. In the middle of a `stream-error` an error stands instead of the rest.
    func events(_ reply: Reply) -> [String] {
        let whole =
            switch self {
            case .messages: messagesEvents(reply)
            case .chat: chatEvents(reply)
            case .responses: responsesEvents(reply)
            case .gemini: geminiEvents(reply)
            }
        guard reply.question.fault == "stream-error" else { return whole }
        return Array(whole.prefix(whole.count / 2)) + [errorEvent]
    }

    private func event(_ name: String?, _ data: JSON) -> String {
        (name.map { "event: \($0)\n" } ?? "") + "data: \(data.text(.compact))\n\n"
    }

    private func typed(_ type: String, _ members: JSONObject) -> String {
        var object: JSONObject = ["type": .string(type)]
        for (key, value) in members { object[key] = value }
        return event(type, .object(object))
    }

    private var errorEvent: String {
        switch self {
        case .messages:
            event(
                "error", ["type": "error", "error": ["type": "overloaded_error", "message": "Overloaded"]])
        case .chat, .gemini: event(nil, errorBody(503, "overloaded"))
        case .responses:
            typed(
                "error",
                ["code": "server_error", "message": "overloaded", "param": nil, "sequence_number": 99])
        }
    }

    private func messagesEvents(_ reply: Reply) -> [String] {
        var start = body(reply).object ?? JSONObject()
        start["content"] = []
        start["stop_reason"] = nil as JSON
        start["stop_details"] = nil as JSON
        let block: JSON =
            reply.isCall
            ? [
                "type": "tool_use", "id": .string("toolu_\(reply.number)"),
                "name": .string(reply.question.tool ?? ""), "input": [:],
            ] : ["type": "text", "text": ""]
        let deltas = reply.pieces.map { piece -> String in
            let delta: JSON =
                reply.isCall
                ? ["type": "input_json_delta", "partial_json": .string(piece)]
                : ["type": "text_delta", "text": .string(piece)]
            return typed("content_block_delta", ["index": 0, "delta": delta])
        }
        let content =
            [typed("content_block_start", ["index": 0, "content_block": block]), typed("ping", [:])] + deltas
            + [typed("content_block_stop", ["index": 0])]
        let end: JSON = ["stop_reason": .string(messagesStop(reply)), "stop_sequence": nil]
        return [typed("message_start", ["message": .object(start)])]
            + (reply.ending == .refused ? [] : content) + [
                typed("message_delta", ["delta": end, "usage": ["output_tokens": 20]]),
                typed("message_stop", [:]),
            ]
    }

    private func chatEvents(_ reply: Reply) -> [String] {
        func chunk(_ delta: JSON, finish: JSON = nil) -> String {
            event(nil, chatChunk(reply, choices: [["index": 0, "delta": delta, "finish_reason": finish]]))
        }
        func call(_ function: JSON, _ first: Bool) -> JSON {
            var call: JSONObject = ["index": 0, "function": function]
            if first {
                call["id"] = .string("call_\(reply.number)")
                call["type"] = "function"
            }
            return ["tool_calls": [.object(call)]]
        }
        var events = [chunk(["role": "assistant", "content": nil])]
        if reply.ending == .refused {
            events.append(chunk(["refusal": "I can't help with that."]))
        } else if reply.isCall {
            events.append(chunk(call(["name": .string(reply.question.tool ?? ""), "arguments": ""], true)))
            events += reply.pieces.map { chunk(call(["arguments": .string($0)], false)) }
        } else {
            events += reply.pieces.map { chunk(["content": .string($0)]) }
        }
        events.append(chunk([:], finish: .string(chatFinish(reply))))
        var usage = chatChunk(reply, choices: []).object ?? JSONObject()
        usage["usage"] = chatUsage
        return events + [event(nil, .object(usage)), "data: [DONE]\n\n"]
    }

    private func chatChunk(_ reply: Reply, choices: [JSON]) -> JSON {
        [
            "id": .string("chatcmpl-\(reply.number)"), "object": "chat.completion.chunk",
            "created": 1_790_000_000, "model": .string(reply.question.model), "choices": .array(choices),
        ]
    }

    private func responsesEvents(_ reply: Reply) -> [String] {
        var number = -1
        func event(_ type: String, _ members: JSONObject) -> String {
            number += 1
            var members = members
            members["sequence_number"] = Self.integer(number)
            return typed(type, members)
        }
        let item = JSON.string(reply.isCall ? "fc_\(reply.number)" : "msg_\(reply.number)")
        var events = ["response.created", "response.in_progress"].map {
            event($0, ["response": responsesBody(reply, status: "in_progress")])
        }
        events.append(
            event(
                "response.output_item.added",
                ["output_index": 0, "item": responsesItem(reply, isDone: false)]))
        let place: JSONObject = ["item_id": item, "output_index": 0]
        func with(_ members: JSONObject) -> JSONObject {
            JSONObject(place.map { ($0.key, $0.value) } + members.map { ($0.key, $0.value) })
        }
        if reply.isCall {
            events += reply.pieces.map {
                event("response.function_call_arguments.delta", with(["delta": .string($0)]))
            }
            events.append(
                event(
                    "response.function_call_arguments.done",
                    with(["arguments": .string(reply.text), "name": .string(reply.question.tool ?? "")])))
        } else if reply.ending != .refused {
            let part: JSON = ["type": "output_text", "text": "", "annotations": [], "logprobs": []]
            events.append(event("response.content_part.added", with(["content_index": 0, "part": part])))
            events += reply.pieces.map {
                event(
                    "response.output_text.delta",
                    with(["content_index": 0, "delta": .string($0), "logprobs": []]))
            }
            events.append(
                event(
                    "response.output_text.done",
                    with(["content_index": 0, "text": .string(reply.text), "logprobs": []])))
        }
        events.append(event("response.output_item.done", ["output_index": 0, "item": responsesItem(reply)]))
        let end = reply.ending == .truncated ? "response.incomplete" : "response.completed"
        return events + [event(end, ["response": responsesBody(reply)])]
    }

    private func geminiEvents(_ reply: Reply) -> [String] {
        guard !reply.isCall, reply.ending != .refused else { return [event(nil, body(reply))] }
        let pieces = reply.pieces
        return pieces.enumerated().map { index, piece in
            event(
                nil,
                geminiChunk(reply, parts: [["text": .string(piece)]], isLast: index + 1 == pieces.count))
        }
    }
}
