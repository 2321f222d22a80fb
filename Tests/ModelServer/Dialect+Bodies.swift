import AssayCore

extension Dialect {
    /// The whole answer.
    func body(_ reply: Reply) -> JSON {
        switch self {
        case .messages: messagesBody(reply)
        case .chat: chatBody(reply)
        case .responses: responsesBody(reply)
        case .gemini: geminiBody(reply)
        }
    }

    static func integer(_ value: Int) -> JSON { .number(JSONNumber(value)) }

    private func arguments(_ reply: Reply) -> JSON {
        (try? JSON(parsing: reply.text)) ?? [:]
    }

    private func messagesBody(_ reply: Reply) -> JSON {
        let content: JSON =
            reply.isCall
            ? [
                "type": "tool_use", "id": .string("toolu_\(reply.number)"),
                "name": .string(reply.question.tool ?? ""), "input": arguments(reply),
            ] : ["type": "text", "text": .string(reply.text)]
        return [
            "id": .string("msg_\(reply.number)"), "type": "message", "role": "assistant",
            "model": .string(reply.question.model), "content": reply.ending == .refused ? [] : [content],
            "stop_reason": .string(messagesStop(reply)), "stop_sequence": nil,
            "stop_details": reply.ending == .refused
                ? ["type": "refusal", "category": "cyber", "explanation": nil] : nil,
            "usage": messagesUsage,
        ]
    }

    func messagesStop(_ reply: Reply) -> String {
        switch reply.ending {
        case .complete: reply.isCall ? "tool_use" : "end_turn"
        case .truncated: "max_tokens"
        case .refused: "refusal"
        }
    }

    var messagesUsage: JSON {
        [
            "input_tokens": 300, "output_tokens": 20, "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0, "service_tier": "standard",
            "cache_creation": ["ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0],
        ]
    }

    private func chatBody(_ reply: Reply) -> JSON {
        var message: JSONObject = ["role": "assistant", "content": nil, "refusal": nil]
        if reply.ending == .refused {
            message["refusal"] = "I can't help with that."
        } else if reply.isCall {
            message["tool_calls"] = [
                [
                    "id": .string("call_\(reply.number)"), "type": "function",
                    "function": [
                        "name": .string(reply.question.tool ?? ""), "arguments": .string(reply.text),
                    ],
                ]
            ]
        } else {
            message["content"] = .string(reply.text)
        }
        return [
            "id": .string("chatcmpl-\(reply.number)"), "object": "chat.completion", "created": 1_790_000_000,
            "model": .string(reply.question.model),
            "choices": [
                [
                    "index": 0, "finish_reason": .string(chatFinish(reply)), "logprobs": nil,
                    "message": .object(message),
                ]
            ], "usage": chatUsage,
        ]
    }

    func chatFinish(_ reply: Reply) -> String { reply.ending == .truncated ? "length" : "stop" }

    var chatUsage: JSON {
        [
            "prompt_tokens": 300, "completion_tokens": 20, "total_tokens": 320,
            "prompt_tokens_details": ["cached_tokens": 0],
            "completion_tokens_details": ["reasoning_tokens": 0],
        ]
    }

    /// - Parameter status: nil: as the reply ended.
    func responsesBody(_ reply: Reply, status: String? = nil) -> JSON {
        let ended = reply.ending == .truncated ? "incomplete" : "completed"
        return [
            "id": .string("resp_\(reply.number)"), "object": "response", "created_at": 1_790_000_000,
            "status": .string(status ?? ended),
            "incomplete_details": reply.ending == .truncated && status == nil
                ? ["reason": "max_output_tokens"] : nil,
            "error": nil, "instructions": nil, "metadata": [:], "model": .string(reply.question.model),
            "output": status == nil ? [responsesItem(reply)] : [], "parallel_tool_calls": false,
            "temperature": 1,
            "tool_choice": "auto", "tools": [], "top_p": 1,
            "usage": status == nil
                ? [
                    "input_tokens": 300,
                    "input_tokens_details": ["cached_tokens": 0, "cache_write_tokens": 0],
                    "output_tokens": 20, "output_tokens_details": ["reasoning_tokens": 0],
                    "total_tokens": 320,
                ] : nil,
        ]
    }

    func responsesItem(_ reply: Reply, isDone: Bool = true) -> JSON {
        let status = JSON.string(
            !isDone ? "in_progress" : reply.ending == .truncated ? "incomplete" : "completed")
        if reply.isCall {
            return [
                "type": "function_call", "id": .string("fc_\(reply.number)"),
                "call_id": .string("call_\(reply.number)"), "name": .string(reply.question.tool ?? ""),
                "arguments": .string(isDone ? reply.text : ""), "status": status,
            ]
        }
        let part: JSON =
            reply.ending == .refused
            ? ["type": "refusal", "refusal": "I can't help with that."]
            : ["type": "output_text", "text": .string(reply.text), "annotations": [], "logprobs": []]
        return [
            "type": "message", "id": .string("msg_\(reply.number)"), "role": "assistant", "status": status,
            "content": isDone ? [part] : [],
        ]
    }

    private func geminiBody(_ reply: Reply) -> JSON {
        geminiChunk(reply, parts: reply.ending == .refused ? [] : [geminiPart(reply)], isLast: true)
    }

    func geminiPart(_ reply: Reply) -> JSON {
        reply.isCall
            ? ["functionCall": ["name": .string(reply.question.tool ?? ""), "args": arguments(reply)]]
            : ["text": .string(reply.text)]
    }

    func geminiChunk(_ reply: Reply, parts: [JSON], isLast: Bool) -> JSON {
        var candidate: JSONObject = ["content": ["role": "model", "parts": .array(parts)], "index": 0]
        if isLast {
            candidate["finishReason"] =
                switch reply.ending {
                case .complete: reply.question.fault == "garbled" ? "MALFORMED_FUNCTION_CALL" : "STOP"
                case .truncated: "MAX_TOKENS"
                case .refused: "SAFETY"
                }
        }
        return [
            "candidates": [.object(candidate)], "modelVersion": .string(reply.question.model),
            "responseId": .string("r\(reply.number)"),
            "usageMetadata": [
                "promptTokenCount": 300, "candidatesTokenCount": 20, "thoughtsTokenCount": 0,
                "totalTokenCount": 320,
            ],
        ]
    }
}
