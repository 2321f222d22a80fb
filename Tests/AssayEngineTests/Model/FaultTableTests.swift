import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// Every way in which a call can end, for every provider: what is done about it, and what the ledger then holds.
@Suite(.timeLimit(.minutes(2))) struct FaultTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let script: ProviderScript
        let name: String
        let step: FakeModelServer.Step
        var pauses: [Double] = []
        var code: String?
        var status: Int?
        /// Whether the provider may charge for it.
        var mayCost = false

        var testDescription: String { "\(script.model): \(name)" }
    }

    private func bench(
        _ script: ProviderScript, _ server: FakeModelServer, watch: SleepWatch = SleepWatch(),
        repairs: Int = 0
    ) throws -> ScriptedBench {
        try ScriptedBench(
            ModelOptions(model: script.model, timeoutSeconds: 5), environment: script.environment(server),
            repairs: repairs, clock: watch.clock)
    }

    /// What a call of a reply costs; nil where the price is not known.
    private func price(of script: ProviderScript) throws -> Decimal? {
        let prices = try Prices(parsing: BuiltInFiles.text["Models/prices.json5"] ?? "")
        let cost = prices.price(of: script.model, on: "2026-11-01")?
            .cost(of: TokenUsage(input: 100, output: 10))
        #expect((cost != nil) == script.isPriced)
        return cost
    }

    // MARK: - Throttled and transient: tried again

    static let passing: [Row] =
        ProviderScript.all.flatMap { script in
            let throttled = script.body(.throttled)
            var rows = [
                Row(
                    script: script, name: "429", step: .reply(throttled, status: 429), pauses: [0.25],
                    code: script.codes[.throttled], status: 429),
                Row(
                    script: script, name: "429 with retry-after",
                    step: .reply(throttled, status: 429, headers: ["Retry-After: 7"]), pauses: [7],
                    status: 429),
                Row(
                    script: script, name: "429 with retry-after-ms",
                    step: .reply(
                        throttled, status: 429, headers: ["Retry-After-Ms: 1500", "Retry-After: 9"]),
                    pauses: [1.5], status: 429),
                Row(
                    script: script, name: "503",
                    step: .reply(script.body(.overloaded), status: 503), pauses: [1],
                    code: script.codes[.overloaded], status: 503),
                Row(
                    script: script, name: "529", step: .reply(script.body(.overloaded), status: 529),
                    pauses: [1],
                    status: 529),
                Row(
                    script: script, name: "400 with x-should-retry",
                    step: .reply(script.body(.badRequest), status: 400, headers: ["X-Should-Retry: true"]),
                    pauses: [0.5], status: 400),
                Row(
                    script: script, name: "reset", step: .reset, pauses: [0.5], code: "connection-lost",
                    mayCost: true),
                Row(
                    script: script, name: "cut short",
                    step: .cutShort(script.reply(ReceiptAnswer.right, nil)),
                    pauses: [0.5], code: "connection-lost", mayCost: true),
                Row(
                    script: script, name: "not JSON", step: .reply("<html>hello</html>"), pauses: [0.5],
                    code: "unreadable-reply", status: 200, mayCost: true),
            ]
            rows += [408, 409, 500, 502, 504].map { status in
                Row(
                    script: script, name: "\(status)", step: .reply(script.body(.server), status: status),
                    pauses: [0.5], code: script.codes[.server], status: status)
            }
            return rows
        } + [
            Row(
                script: .gemini, name: "RetryInfo",
                step: .reply(
                    #"{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"m","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"15s"}]}}"#,
                    status: 429), pauses: [15], status: 429)
        ]

    @Test(arguments: passing)
    func `What passes is tried again after its pause, and both calls are in the ledger`(row: Row) async throws
    {
        let server = FakeModelServer(row.step, .reply(row.script.reply(ReceiptAnswer.right, nil)))
        defer { server.stop() }
        let watch = SleepWatch()
        let bench = try bench(row.script, server, watch: watch)
        let summary = try await bench.run(1)
        #expect(summary.answered == 1 && summary.failed == 0)
        #expect(watch.slept.withLock(\.self) == row.pauses)
        let calls = try bench.calls()
        let isThrottled = [429, 503, 529].contains(row.status)
        #expect(calls.map(\.ending) == [isThrottled ? "throttled" : "transient", "replied"])
        #expect(calls.allSatisfy { $0.attempt != nil && $0.request?.isEmpty == false })
        let failed = try #require(calls.first)
        #expect(failed.status == row.status)
        if let code = row.code { #expect(failed.errorCode == code) }
        #expect(failed.usage.input == 0 && failed.cost == (row.mayCost ? nil : 0))
        let answered = try #require(calls.last)
        #expect(answered.usage == TokenUsage(input: 100, output: 10) && answered.stop == "complete")
        #expect(answered.cost == (try price(of: row.script)))
        await bench.models.shutdown()
    }

    static let streams: [(ProviderScript, String)] = [
        (
            .anthropic,
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"m\"}}\n\n"
        ),
        (.anthropic, "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n"),
        (
            .responses,
            "event: error\ndata: {\"type\":\"error\",\"code\":\"server_error\",\"message\":\"m\"}\n\n"
        ),
        (.gemini, "data: {\"error\":{\"code\":500,\"status\":\"INTERNAL\",\"message\":\"m\"}}\n\n"),
    ]

    @Test(arguments: streams.indices)
    func `An error in a stream, or a stream that ends early, is tried again`(index: Int) async throws {
        let (script, events) = Self.streams[index]
        let server = FakeModelServer(
            .reply(events, headers: ["Content-Type: text/event-stream"]),
            .reply(script.reply(ReceiptAnswer.right, nil)))
        defer { server.stop() }
        let bench = try bench(script, server)
        #expect(try await bench.run(1).answered == 1)
        #expect(try bench.calls().map(\.ending) == ["transient", "replied"])
        await bench.models.shutdown()
    }

    // MARK: - Fatal

    static let fatal: [Row] =
        ProviderScript.all.flatMap { script in
            [
                Row(
                    script: script, name: "wrong key", step: .reply(script.body(.wrongKey), status: 401),
                    status: 401),
                Row(
                    script: script, name: "no money", step: .reply(script.body(.quota), status: 402),
                    status: 402),
                Row(
                    script: script, name: "not allowed", step: .reply(script.body(.wrongKey), status: 403),
                    status: 403),
                Row(
                    script: script, name: "no such model", step: .reply(script.body(.noModel), status: 404),
                    status: 404),
                Row(
                    script: script, name: "429 not to be retried",
                    step: .reply(script.body(.throttled), status: 429, headers: ["X-Should-Retry: false"]),
                    status: 429),
                Row(
                    script: script, name: "redirect",
                    step: .reply("", status: 307, headers: ["Location: http://127.0.0.1:9/"]), status: 307),
            ]
        } + [
            Row(
                script: .responses, name: "quota",
                step: .reply(ProviderScript.responses.body(.quota), status: 429), status: 429),
            Row(
                script: .chat, name: "quota", step: .reply(ProviderScript.chat.body(.quota), status: 429),
                status: 429),
            Row(
                script: .gemini, name: "quota of the day",
                step: .reply(ProviderScript.gemini.body(.quota), status: 429), status: 429),
        ]

    @Test(arguments: fatal)
    func `What no call of the run can pass stops it, and every document stays pending`(row: Row) async throws
    {
        let server = FakeModelServer(row.step)
        defer { server.stop() }
        let bench = try bench(row.script, server)
        await #expect(throws: AssayError.self) { try await bench.run(2) }
        let calls = try bench.calls()
        #expect(calls.map(\.ending) == ["fatal-for-run"])
        #expect(calls.first?.status == row.status && calls.first?.cost == 0)
        #expect(try bench.ledger.outcomes(of: bench.run).isEmpty)
        #expect(server.received.count == 1)
        await bench.models.shutdown()
    }

    @Test(arguments: ProviderScript.all)
    func `A refused request costs its document alone, after each rung has been tried`(
        script: ProviderScript
    ) async throws {
        let server = FakeModelServer(.reply(script.body(.badRequest), status: 400))
        defer { server.stop() }
        let bench = try bench(script, server)
        let summary = try await bench.run(1)
        #expect(summary.failed == 1)
        let calls = try bench.calls()
        let profile = try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "")
            .profile(of: script.model)
        #expect(calls.map(\.rung) == profile.rungs.map(\.rawValue))
        #expect(calls.allSatisfy { $0.ending == "fatal-for-item" && $0.cost == 0 })
        let outcome = try #require(try bench.ledger.outcomes(of: bench.run).first)
        #expect(outcome.failure?.code == "model.fatal-for-item")
        await bench.models.shutdown()
    }

    @Test(arguments: ProviderScript.all)
    func `A document that is too long is not asked about again`(script: ProviderScript) async throws {
        let server = FakeModelServer(.reply(script.body(.badRequest), status: 413))
        defer { server.stop() }
        let bench = try bench(script, server)
        #expect(try await bench.run(1).failed == 1)
        #expect(try bench.calls().map(\.ending) == ["fatal-for-item"])
        await bench.models.shutdown()
    }

    // MARK: - Replies that are no answers

    @Test(arguments: ProviderScript.all)
    func `A reply that was cut off gets more room once, and no repair`(script: ProviderScript) async throws {
        let cut = script.reply(#"{"seller_name":"CORNER SHOP LTD"}"#, .truncated)
        let server = FakeModelServer(.reply(cut), .reply(script.reply(ReceiptAnswer.right, nil)))
        defer { server.stop() }
        let bench = try bench(script, server, repairs: 2)
        #expect(try await bench.run(1).answered == 1)
        #expect(try bench.calls().map(\.stop) == ["truncated", "complete"])
        let bodies = server.received.map(\.body)
        #expect(bodies.map { $0.contains("2048") } == [true, false])
        #expect(bodies.map { $0.contains("4096") } == [false, true])
        #expect(bodies.last?.replacing("4096", with: "2048") == bodies.first)
        await bench.models.shutdown()
    }

    @Test(arguments: ProviderScript.all)
    func `A reply that is cut off twice is not asked for a third time`(script: ProviderScript) async throws {
        let server = FakeModelServer(.reply(script.reply(#"{"seller_name":"CORNER"}"#, .truncated)))
        defer { server.stop() }
        let bench = try bench(script, server, repairs: 2)
        #expect(try await bench.run(1).answered == 1)
        #expect(server.received.count == 2)
        await bench.models.shutdown()
    }

    @Test(arguments: ProviderScript.all)
    func `A refusal is UNCLEAR and never asked again`(script: ProviderScript) async throws {
        let server = FakeModelServer(.reply(script.reply(ReceiptAnswer.right, .refused)))
        defer { server.stop() }
        let bench = try bench(script, server, repairs: 2)
        #expect(try await bench.run(1).counts[.unclear] == 1)
        let calls = try bench.calls()
        #expect(calls.map(\.stop) == ["refused"])
        #expect(calls.map(\.cost) == [try price(of: script)])
        await bench.models.shutdown()
    }

    @Test(arguments: ProviderScript.all)
    func `An answer that breaks the schema is repaired within its budget`(script: ProviderScript) async throws
    {
        let server = FakeModelServer(
            .reply(script.reply(ReceiptAnswer.wrong, nil)), .reply(script.reply(ReceiptAnswer.right, nil)))
        defer { server.stop() }
        let bench = try bench(script, server, repairs: 1)
        #expect(try await bench.run(1).answered == 1)
        #expect(try bench.calls().map(\.stop) == ["complete", "complete"])
        #expect(server.received.last?.body.contains("no amount") == true)
        let cost = try price(of: script)
        #expect(try bench.ledger.outcomes(of: bench.run).first?.cost == cost.map { $0 * 2 })
        await bench.models.shutdown()
    }
}
