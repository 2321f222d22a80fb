// Measurements and fuzzing of the core, apart from the tests: built optimised, run by `make bench-check`,
// `make bench-report`, `make bench-alarms` and `make fuzz`. Prints one JSON object a measurement; the scripts hold the figures against those of other programs.

import AssayCore
import Foundation

@main
enum AssayBench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("validate", 3): try ValidationBench.run(schema: arguments[1], documents: arguments[2])
        case ("ground", 2): try GroundingBench.run(page: arguments[1])
        case ("compare", 3):
            guard let documents = Int(arguments[1]), let fields = Int(arguments[2]) else { return usage() }
            try await ComparisonBench.run(documents: documents, fields: fields)
        case ("alarms", 3), ("alarms", 4):
            let numbers = arguments.dropFirst().compactMap(Int.init)
            guard numbers.count == arguments.count - 1, numbers.allSatisfy({ $0 > 0 }) else { return usage() }
            if numbers.count == 2 {
                return try await AlarmBench.run(trials: numbers[0], resamples: numbers[1])
            }
            try await AlarmBench.run(trials: numbers[0], resamples: numbers[1], documents: [numbers[2]])
        case ("fuzz", 4):
            guard let target = FuzzTarget(rawValue: arguments[1]), let seed = UInt64(arguments[2]),
                let seconds = Double(arguments[3])
            else { return usage() }
            Fuzz(target: target, isTracing: seconds == 0).run(seed: seed, seconds: seconds)
        default: usage()
        }
    }

    private static func usage() {
        let targets = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
        FileHandle.standardError.write(
            Data(
                """
                usage: assay-bench validate SCHEMA.json DOCUMENTS.ndjson
                       assay-bench ground PAGE.json
                       assay-bench compare DOCUMENTS FIELDS
                       assay-bench alarms TRIALS RESAMPLES [DOCUMENTS]
                       assay-bench fuzz \(targets) SEED SECONDS
                         (0 seconds: the inputs of this seed alone, each seed told before it is tried)

                """.utf8))
        exit(2)
    }
}

/// The fastest of several runs, in seconds of this thread's own time: what else goes on in the machine does not count.
func fastest(of rounds: Int, _ work: () -> Void) -> Double {
    (0..<rounds).map { _ in
        let start = threadSeconds()
        work()
        return threadSeconds() - start
    }.min() ?? 0
}

private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Prints one line of JSON.
func report(_ members: (String, String)...) {
    print("{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
}
