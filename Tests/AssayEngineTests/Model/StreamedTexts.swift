import AssayCore

@testable import AssayEngine

/// Streams as servers write them, cut down to what is read. Each is the tool called with the same arguments.
enum StreamedText {
    static let arguments = #"{"invoice_number": "A-17", "total": 12.50}"#

    static let pieces = [#"{"invoice_number": "A-"#, #"17", "total""#, ": 12.5", "0}"]

    static let chat =
        #"data: {"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"model":"qwen"}"#
        + "\n\n"
        + #"data: {"choices":[{"finish_reason":null,"index":0,"delta":{"tool_calls":[{"index":0,"id":"kYd","type":"function","function":{"name":"record_invoice","arguments":""}}]}}]}"#
        + "\n\n"
        + pieces.map(chatPiece).joined()
        + #"data: {"choices":[{"finish_reason":"tool_calls","index":0,"delta":{}}],"model":"qwen"}"# + "\n\n"
        + #"data: {"choices":[],"model":"qwen","usage":{"completion_tokens":20,"prompt_tokens":300,"prompt_tokens_details":{"cached_tokens":128}}}"#
        + "\n\ndata: [DONE]\n\n"

    static func chatPiece(_ text: String) -> String {
        let delta: JSON = ["tool_calls": [["index": 0, "function": ["arguments": .string(text)]]]]
        let chunk: JSON = ["choices": [["finish_reason": nil, "index": 0, "delta": delta]]]
        return "data: \(chunk.text(.compact))\n\n"
    }

    static let messages =
        event(
            #"{"type":"message_start","message":{"id":"m","model":"qwen","role":"assistant","content":[],"stop_reason":null,"usage":{"cache_read_input_tokens":128,"input_tokens":172,"output_tokens":1}}}"#
        )
        + event(#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#)
        + event(
            #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Let me see."}}"#)
        + event(
            #"{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"kYd","name":"record_invoice","input":{}}}"#
        )
        + event(#"{"type":"ping"}"#) + pieces.map(messagesPiece).joined()
        + event(#"{"type":"content_block_stop","index":1}"#) + event(#"{"type":"from_the_future"}"#)
        + event(
            #"{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":20}}"#
        ) + event(#"{"type":"message_stop"}"#)

    static func messagesPiece(_ text: String) -> String {
        let delta: JSON = ["type": "input_json_delta", "partial_json": .string(text)]
        let data: JSON = ["type": "content_block_delta", "index": 1, "delta": delta]
        return event(data.text(.compact))
    }

    static let responses =
        event(
            #"{"type":"response.created","response":{"id":"r","model":"qwen","status":"in_progress","output":[]}}"#
        )
        + event(
            #"{"type":"response.output_item.added","item":{"arguments":"","call_id":"kYd","name":"record_invoice","type":"function_call"}}"#
        ) + pieces.map(responsesPiece).joined()
        + event(
            #"{"type":"response.completed","response":{"model":"qwen","status":"completed","output":[{"type":"function_call","arguments":"{\"invoice_number\": \"A-17\", \"total\": 12.50}","call_id":"kYd","name":"record_invoice"}],"usage":{"input_tokens":300,"output_tokens":20,"input_tokens_details":{"cached_tokens":128}}}}"#
        )

    static func responsesPiece(_ text: String) -> String {
        let data: JSON = ["type": "response.function_call_arguments.delta", "delta": .string(text)]
        return event(data.text(.compact))
    }

    static let generateContent =
        event(
            #"{"candidates":[{"content":{"role":"model","parts":[{"thought":true,"text":"Hm."}]},"index":0}],"modelVersion":"qwen"}"#
        )
        + event(
            #"{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"record_invoice","args":{"invoice_number": "A-17", "total": 12.50}}}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":300,"candidatesTokenCount":20,"cachedContentTokenCount":128},"modelVersion":"qwen"}"#
        )

    static func event(_ data: String) -> String { "event: e\r\ndata: \(data)\r\n\r\n" }
}
