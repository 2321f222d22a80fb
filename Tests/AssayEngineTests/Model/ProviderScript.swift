import AssayCore
import Testing

@testable import AssayEngine

/// A provider as a scripted server plays it: where it is found, and how it says things. One for each API.
struct ProviderScript: Sendable, CustomTestStringConvertible {
    let model: String
    /// Of the key and of the address.
    let variables: (key: String, address: String)
    let isPriced: Bool
    /// A reply that calls the tool with these arguments and stops for that reason; nil: because it is done.
    let reply: @Sendable (_ arguments: String, _ stop: Stop?) -> String
    /// A body that reports an error.
    let error: @Sendable (_ code: String) -> String
    /// The codes for each row of the table, where the provider has one.
    let codes: [Fault: String]

    enum Stop: Sendable {
        case truncated, refused
    }

    enum Fault: Sendable, Hashable {
        case throttled, quota, overloaded, server, wrongKey, noModel, badRequest
    }

    var testDescription: String { model }

    func environment(_ server: FakeModelServer) -> [String: String] {
        [variables.key: "sk-very-secret", variables.address: server.url]
    }

    func body(_ fault: Fault) -> String { error(codes[fault] ?? "error") }

    static let all = [anthropic, responses, chat, gemini]

    static let anthropic = ProviderScript(
        model: "anthropic/claude-haiku-4-5", variables: ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"),
        isPriced: true,
        reply: { arguments, stop in
            let reason =
                switch stop {
                case nil: "tool_use"
                case .truncated: "max_tokens"
                case .refused: "refusal"
                }
            return
                #"{"type":"message","role":"assistant","model":"claude","content":[{"type":"tool_use","id":"toolu_1","name":"record_receipt","input":\#(arguments)}],"stop_reason":"\#(reason)","usage":{"input_tokens":100,"output_tokens":10}}"#
        },
        error: { #"{"type":"error","error":{"type":"\#($0)","message":"m"},"request_id":"req_1"}"# },
        codes: [
            .throttled: "rate_limit_error", .overloaded: "overloaded_error", .server: "api_error",
            .wrongKey: "authentication_error", .noModel: "not_found_error",
            .badRequest: "invalid_request_error", .quota: "billing_error",
        ])

    static let responses = ProviderScript(
        model: "openai/gpt-4o-mini", variables: ("OPENAI_API_KEY", "OPENAI_BASE_URL"), isPriced: true,
        reply: { arguments, stop in
            let (status, reason) =
                switch stop {
                case nil: ("completed", "null")
                case .truncated: ("incomplete", #"{"reason":"max_output_tokens"}"#)
                case .refused: ("incomplete", #"{"reason":"content_filter"}"#)
                }
            let text = JSON.string(arguments).text()
            return
                #"{"object":"response","status":"\#(status)","incomplete_details":\#(reason),"model":"gpt","output":[{"type":"function_call","call_id":"call_1","name":"record_receipt","arguments":\#(text)}],"usage":{"input_tokens":100,"output_tokens":10}}"#
        },
        error: openAIError, codes: openAICodes)

    static let chat = ProviderScript(
        model: "compatible/m", variables: ("COMPATIBLE_API_KEY", "COMPATIBLE_BASE_URL"), isPriced: false,
        reply: { arguments, stop in
            let reason =
                switch stop {
                case nil: "tool_calls"
                case .truncated: "length"
                case .refused: "content_filter"
                }
            let text = JSON.string(arguments).text()
            return
                #"{"choices":[{"finish_reason":"\#(reason)","message":{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"record_receipt","arguments":\#(text)}}]}}],"model":"m","usage":{"prompt_tokens":100,"completion_tokens":10}}"#
        },
        error: openAIError, codes: openAICodes)

    static let gemini = ProviderScript(
        model: "gemini/gemini-3.5-flash", variables: ("GEMINI_API_KEY", "GOOGLE_GEMINI_BASE_URL"),
        isPriced: true,
        reply: { arguments, stop in
            let reason =
                switch stop {
                case nil: "STOP"
                case .truncated: "MAX_TOKENS"
                case .refused: "SAFETY"
                }
            return
                #"{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"record_receipt","args":\#(arguments)}}]},"finishReason":"\#(reason)"}],"usageMetadata":{"promptTokenCount":100,"candidatesTokenCount":10},"modelVersion":"gemini"}"#
        },
        error: { code in
            let detail = code == "quota-per-day" ? #"{"violations":[{"quotaId":"RequestsPerDay"}]}"# : ""
            return #"{"error":{"code":0,"status":"\#(code)","message":"m","details":[\#(detail)]}}"#
        },
        codes: [
            .throttled: "RESOURCE_EXHAUSTED", .overloaded: "UNAVAILABLE", .server: "INTERNAL",
            .wrongKey: "UNAUTHENTICATED", .noModel: "NOT_FOUND", .badRequest: "INVALID_ARGUMENT",
            .quota: "quota-per-day",
        ])

    private static let openAIError: @Sendable (String) -> String = {
        #"{"error":{"message":"m","type":"error","param":null,"code":"\#($0)"}}"#
    }

    private static let openAICodes: [Fault: String] = [
        .throttled: "rate_limit_exceeded", .overloaded: "server_error", .server: "server_error",
        .wrongKey: "invalid_api_key", .noModel: "model_not_found", .badRequest: "invalid_request_error",
        .quota: "insufficient_quota",
    ]
}
