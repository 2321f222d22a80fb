import AssayCore
import Foundation

@testable import AssayEngine

extension ModelRequest {
    /// A question about an invoice, like those that the program asks.
    static func sample(
        rung: ForcingRung = .namedTool, document: String = "Invoice A-17\nTotal EUR 12.50",
        later: [Turn] = [],
        system: String = "You copy facts out of documents.", maxOutputTokens: Int = 256
    ) -> ModelRequest {
        ModelRequest(
            system: system, turns: [.user([.text("<document>\n\(document)\n</document>")])] + later,
            tool: Tool(name: "record_invoice", description: "Record the invoice.", parameters: schema),
            rung: rung,
            maxOutputTokens: maxOutputTokens)
    }

    static let schema: JSON = [
        "type": "object", "additionalProperties": false,
        "properties": [
            "invoice_number": ["type": ["string", "null"], "minLength": 1],
            "total": ["type": ["number", "null"]],
        ],
        "required": ["invoice_number", "total"],
    ]
}

extension ModelCall {
    var failure: ModelFailure? { if case .failed(let failure) = ending { failure } else { nil } }
    var reply: ModelReply? { if case .replied(let reply) = ending { reply } else { nil } }
}

extension ModelCatalogue {
    /// With the shipped data and these variables alone.
    static func shipped(_ environment: [String: String]) throws -> ModelCatalogue {
        try ModelCatalogue(environment: environment)
    }
}

/// Replies as servers write them, cut down to what is read.
enum Wired {
    static let chat = #"""
        {"choices":[{"finish_reason":"tool_calls","index":0,"message":{"role":"assistant","content":"","tool_calls":[{"type":"function","function":{"name":"record_invoice","arguments":"{\n \"invoice_number\": \"A-17\",\n \"total\": 12.50\n}"},"id":"kYd"},{"type":"function","function":{"name":"record_invoice","arguments":"{\"total\": 1}"},"id":"second"}]}}],"created":1,"model":"qwen","object":"chat.completion","usage":{"completion_tokens":86,"prompt_tokens":412,"total_tokens":498,"prompt_tokens_details":{"cached_tokens":411}},"id":"chatcmpl-1","timings":{"cache_n":411}}
        """#
    static let chatText = #"""
        {"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"{\"total\": 12.50}\n"}}],"model":"qwen","usage":{"completion_tokens":7,"prompt_tokens":195}}
        """#
    static let chatTruncated = #"""
        {"choices":[{"finish_reason":"length","index":0,"message":{"role":"assistant","content":"","tool_calls":[{"type":"function","function":{"name":"record_invoice","arguments":"{\n \"total\":"},"id":"4N"}]}}],"model":"qwen","usage":{"completion_tokens":20,"prompt_tokens":412}}
        """#
}

extension Wired {
    static func anthropic(stop: String, details: String = "null") -> String {
        #"""
        {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5-20251001",
         "content":[{"type":"tool_use","id":"toolu_1","name":"record_invoice",
           "input":{"invoice_number":"A-17","total":12.50}}],
         "stop_reason":"\#(stop)","stop_sequence":null,"stop_details":\#(details),
         "usage":{"input_tokens":310,"output_tokens":58,"cache_creation_input_tokens":90,
           "cache_read_input_tokens":2100,"service_tier":"standard"}}
        """#
    }

    static let responses = #"""
        {"id":"resp_1","object":"response","status":"completed","incomplete_details":null,"error":null,"model":"gpt",
         "output":[{"type":"reasoning","id":"rs_1","summary":[]},
          {"type":"function_call","id":"fc_1","call_id":"call_9","name":"record_invoice",
           "arguments":"{\"total\":12.50}","status":"completed"}],
         "usage":{"input_tokens":300,"input_tokens_details":{"cached_tokens":128},"output_tokens":20,"total_tokens":320}}
        """#

    static func responsesCut(_ reason: String) -> String {
        #"""
        {"status":"incomplete","incomplete_details":{"reason":"\#(reason)"},"error":null,
         "output":[{"type":"message","content":[{"type":"output_text","text":"{\"total\":"}]}],"usage":{}}
        """#
    }

    static func gemini(finish: String) -> String {
        #"""
        {"candidates":[{"content":{"role":"model","parts":[{"text":"Let me think.","thought":true},
           {"functionCall":{"name":"record_invoice","args":{"total":12.50}},"thoughtSignature":"sig=="}]},
          "finishReason":"\#(finish)","index":0}],
         "usageMetadata":{"promptTokenCount":300,"candidatesTokenCount":20,"thoughtsTokenCount":5,
           "cachedContentTokenCount":100,"totalTokenCount":325},"modelVersion":"gemini"}
        """#
    }
}
