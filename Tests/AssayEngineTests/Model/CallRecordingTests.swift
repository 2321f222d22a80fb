import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Calls are in the ledger as soon as they end: a kill in the middle loses none that was paid for.
@Suite(.timeLimit(.minutes(2))) struct CallRecordingTests {
    @Test func `Each call is recorded before the next one is made`() async throws {
        let script = ProviderScript.chat
        let server = FakeModelServer(
            .reply(script.body(.throttled), status: 429), .reply(script.body(.server), status: 500),
            .reply(Wired.chat))
        defer { server.stop() }
        let models = try ModelCatalogue(
            environment: script.environment(server), allowance: RunAllowance(), clock: SleepWatch().clock)
        let client = try models.client(for: ModelOptions(model: script.model))
        let sent = Locked<[Int]>([])
        let calls = await client.call(recorded: { (call) throws(Never) in
            sent.withLock { $0.append(server.received.count) }
            return call.recorded(as: 7)
        }) { ModelRequest.sample().forced(by: $0) }
        #expect(sent.withLock(\.self) == [1, 2, 3])
        #expect(calls.map(\.id) == [7, 7, 7])
        await models.shutdown()
    }

    @Test func `A ledger that can't be written stops before anything more is paid for`() async throws {
        let script = ProviderScript.chat
        let server = FakeModelServer(.reply(script.body(.server), status: 500))
        defer { server.stop() }
        let models = try ModelCatalogue(
            environment: script.environment(server), allowance: RunAllowance(), clock: SleepWatch().clock)
        let client = try models.client(for: ModelOptions(model: script.model))
        await #expect(throws: AssayError.self) {
            try await client.call(recorded: { (_) throws(AssayError) -> ModelCall in
                throw AssayError("the disk is full", exit: .ledger)
            }) { ModelRequest.sample().forced(by: $0) }
        }
        #expect(server.received.count == 1)
        await models.shutdown()
    }

    @Test func `A kill between two calls of a question loses neither what they said nor what they cost`()
        async throws
    {
        // The first reply is paid for and of no use, so it is asked again by schema: there the server hangs.
        let talk =
            #"{"type":"message","role":"assistant","model":"claude","content":[{"type":"text","text":"It is about"}],"stop_reason":"max_tokens","usage":{"input_tokens":1000,"output_tokens":200}}"#
        let server = FakeModelServer(
            .reply(ProviderScript.anthropic.body(.server), status: 500), .reply(talk), .hang)
        defer { server.stop() }
        let folder = try TemporaryFolder()
        try folder.write("CORNER SHOP LTD\nDate 13/04/2025\nTotal 12.50\n", to: "in/a.txt")
        try folder.write(
            #"{ extract: { by: "model", model: "anthropic/claude-haiku-4-5" } }"#, to: "mine.json5")
        let (process, _, _) = try AssayProcess(
            ["run", "in", "--schema", "receipt", "--strategy", "./mine.json5"], in: folder.url,
            environment: ["ANTHROPIC_API_KEY": "sk-very-secret", "ANTHROPIC_BASE_URL": server.url]
        ).start()
        while process.isRunning, server.received.count < 3 { try await Task.sleep(for: .milliseconds(20)) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let ledger = try Ledger(at: folder.url.appending(path: "assay.sqlite").path)
        let calls = try ledger.calls(in: try ledger.run(numbered: nil))
        #expect(calls.map(\.ending) == ["transient", "replied"])
        #expect(calls.map(\.rung) == ["named-tool", "named-tool"])
        #expect(
            calls.map(\.usage) == [TokenUsage(), TokenUsage(input: 1000, output: 200)],
            "\(calls.map(\.response))")
        // 1,000 in at 1, 200 out at 5, for a million each
        #expect(calls.map(\.cost) == [0, Decimal(string: "0.002")])
    }
}
