import Foundation
import ModelServer

/// The server: a fixed answer to every call, so that it costs next to nothing beside its clients.
enum Serving {
    static func run(_ arguments: Arguments) {
        let server =
            arguments.has("--speaking")
            ? Conversation().serve(port: arguments.number("--port", 0))
            : ModelServer(port: arguments.number("--port", 0), handler: handler(arguments))
        FileHandle.standardOutput.write(Data((server.url + "\n").utf8))
        while readLine() != nil {}
        FileHandle.standardError.write(Data("served \(server.requests) requests\n".utf8))
    }

    private static func handler(_ arguments: Arguments) -> ModelServer.Handler {
        let latency = Double(arguments.number("--latency", 0)) / 1000
        let share = UInt64(arguments.number("--throttle", 0))
        let values =
            #"{\"seller_name\": \"CORNER SHOP LTD\", \"seller_address\": null, \"issue_date\": \"2025-04-03\", \"total\": 12.50}"#
        let chat =
            #"{"id":"chatcmpl-1","object":"chat.completion","created":1790000000,"model":"m","choices":[{"index":0,"finish_reason":"stop","logprobs":null,"message":{"role":"assistant","content":null,"refusal":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"record_receipt","arguments":"\#(values)"}}]}}],"usage":{"prompt_tokens":300,"completion_tokens":20,"total_tokens":320}}"#
        let throttle =
            #"{"error":{"message":"slow down","type":"requests","param":null,"code":"rate_limit_exceeded"}}"#
        var answer = WireAnswer.reply(chat)
        answer.delay = latency
        var refusal = WireAnswer.reply(throttle, status: 429, headers: ["retry-after-ms: 100"])
        refusal.delay = latency
        let (whole, busy) = (answer, refusal)
        let state = Chance()
        return { _ in share > 0 && state.next() % 100 < share ? busy : whole }
    }
}

/// The same sequence in every run. A class, because the server's handler keeps it.
private final class Chance: @unchecked Sendable {
    private let lock = NSLock()
    private var state: UInt64 = 1

    func next() -> UInt64 {
        lock.withLock {
            state &+= 0x9E37_79B9_7F4A_7C15
            let mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            return (mixed ^ (mixed >> 27)) >> 33
        }
    }
}
