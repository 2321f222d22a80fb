import AssayCore
import AssayEngine
import Foundation
import ModelServer

// The measured side of `make bench-models`, and the server that all sides are measured against:
//     model-bench serve [--latency MS] [--throttle PERCENT] [--speaking]     prints its address, serves until stdin ends
//     model-bench call --url URL --count N --at-once N                       asks N times, prints what it took as JSON

/// The two halves of the measurement, by their names.
@main struct ModelBench {
    static func main() async throws {
        let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
        switch arguments.command {
        case "serve": Serving.run(arguments)
        case "call": try await Calling.run(arguments)
        default:
            FileHandle.standardError.write(Data("usage: model-bench serve|call …\n".utf8))
            exit(2)
        }
    }
}

/// `--name value` and `--flag`.
struct Arguments {
    let command: String
    private var values: [String: String] = [:]

    init(_ arguments: [String]) {
        command = arguments.first ?? ""
        var rest = arguments.dropFirst()
        while let name = rest.popFirst() {
            let isFlag = rest.first?.hasPrefix("--") ?? true
            values[name] = isFlag ? "yes" : rest.popFirst()
        }
    }

    func has(_ name: String) -> Bool { values[name] != nil }
    func text(_ name: String) -> String { values[name] ?? "" }
    func number(_ name: String, _ fallback: Int) -> Int { values[name].flatMap(Int.init) ?? fallback }
}
