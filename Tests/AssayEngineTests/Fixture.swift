import AssayCore
import Foundation

@testable import AssayEngine

/// Small values that several suites need.
enum Fixture {
    static func configuration(schema: String = "receipt", strategy: String = "rules") throws
        -> RunConfiguration
    {
        let catalogue = Catalogue(roots: [])
        return RunConfiguration(
            schema: try catalogue.schema(schema), strategy: try catalogue.strategy(strategy),
            readerVersion: "1")
    }

    static func call(cost: Decimal?, key: String = "k1") -> ModelCall {
        ModelCall(
            model: "local/x", key: key, rung: .someTool,
            ending: .replied(
                ModelReply(
                    answer: "{}", callID: "c1", stop: .complete, usage: TokenUsage(input: 10, output: 2),
                    model: "x",
                    exchange: RawExchange(request: "{}", response: "{}"))),
            seconds: 0.5, cost: cost, isCached: false)
    }
}
