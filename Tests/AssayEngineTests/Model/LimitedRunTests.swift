import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// Runs that reach a limit: what is left stays pending, and the next run goes on.
@Suite(.timeLimit(.minutes(2))) struct LimitedRunTests {
    private let script = ProviderScript.anthropic
    private var options: ModelOptions { ModelOptions(model: script.model, timeoutSeconds: 5) }
    private var right: FakeModelServer.Step { .reply(script.reply(ReceiptAnswer.right, nil)) }
    /// 100 tokens in at 1, 10 out at 5, for a million each.
    private let cost = Decimal(string: "0.00015") ?? 0

    private func limits(_ change: (inout RunLimits) -> Void) -> RunLimits {
        var limits = RunLimits()
        change(&limits)
        return limits
    }

    @Test func `No bill passes the budget, the rest stays pending, and a larger budget goes on`() async throws
    {
        let server = FakeModelServer(right)
        defer { server.stop() }
        let budget = Decimal(string: "0.02") ?? 0
        let ledger = try Ledger.inMemory()
        let bench = try ScriptedBench(
            options, environment: script.environment(server), limits: limits { $0.budget = budget }, width: 4,
            ledger: ledger)
        let summary = try await bench.run(200)
        let spent = try bench.calls().compactMap(\.cost).reduce(0, +)
        #expect(spent <= budget && spent > 0)
        #expect(summary.pending > 0 && summary.stopped?.exit == .stopped)
        #expect(summary.stopped?.location == "budget-spent")
        #expect(try ledger.outcomes(of: bench.run).count == 200 - summary.pending)
        await bench.models.shutdown()

        // The same budget is spent already; nothing more is sent.
        let sent = server.received.count
        let again = try ScriptedBench(
            options, environment: script.environment(server), limits: limits { $0.budget = budget }, width: 4,
            ledger: ledger)
        #expect(try await again.run(200).pending == summary.pending)
        #expect(server.received.count == sent)
        await again.models.shutdown()

        let more = try ScriptedBench(
            options, environment: script.environment(server), limits: limits { $0.budget = 1 }, width: 4,
            ledger: ledger)
        let rest = try await more.run(200)
        #expect(rest.pending == 0 && rest.stopped == nil)
        #expect(server.received.count == 200)
        #expect(try more.calls().compactMap(\.cost).reduce(0, +) == cost * 200)
        await more.models.shutdown()
    }

    @Test func `A budget that allows no call sends nothing`() async throws {
        let server = FakeModelServer(right)
        defer { server.stop() }
        let bench = try ScriptedBench(
            options, environment: script.environment(server), limits: limits { $0.budget = 0 })
        #expect(try await bench.run(3).pending == 3)
        #expect(server.received.isEmpty)
        #expect(try bench.calls().isEmpty)
        await bench.models.shutdown()
    }

    @Test func `A call whose ending nobody saw counts against the budget with all it can have cost`()
        async throws
    {
        let server = FakeModelServer(.reset)
        defer { server.stop() }
        let ledger = try Ledger.inMemory()
        let bench = try ScriptedBench(
            options, environment: script.environment(server),
            limits: limits {
                $0.budget = 1
                $0.brake = 0
            }, ledger: ledger)
        _ = try await bench.run(1)
        let spent = try #require(await bench.allowance.budget?.spent)
        // Three tries, each with 2,048 tokens out at 5 for a million at the least.
        #expect(spent > 3 * 2048 * 5 / 1_000_000)
        await bench.models.shutdown()
        let again = try ScriptedBench(
            options, environment: script.environment(server), limits: limits { $0.budget = 1 }, ledger: ledger
        )
        try await again.models.countSpending(of: again.run, in: ledger)
        let counted = try #require(await again.allowance.budget?.spent)
        #expect(counted > 3 * 2048 * 5 / 1_000_000)
        await again.models.shutdown()
    }

    @Test func `A model without a price can't be given a budget`() throws {
        let error = #expect(throws: AssayError.self) {
            try ScriptedBench(
                ModelOptions(model: "compatible/m", baseURL: "http://127.0.0.1:9"), environment: [:],
                limits: limits { $0.budget = 5 })
        }
        #expect(error?.what.contains("no budget can be kept") == true)
    }

    @Test func `Nothing is begun after the deadline, and the next run does the rest`() async throws {
        let server = FakeModelServer(right)
        defer { server.stop() }
        let ledger = try Ledger.inMemory()
        // A reply takes a second of this time.
        let time = Locked(0.0)
        let clock = CallClock(
            now: {
                time.withLock { now in
                    now += 0.25
                    return now
                }
            }, sleep: { seconds in time.withLock { $0 += seconds } }, random: { 0 })
        let bench = try ScriptedBench(
            options, environment: script.environment(server),
            limits: limits { $0.deadline = Date() + 10 }, clock: clock, ledger: ledger)
        let summary = try await bench.run(50)
        #expect(summary.pending > 0 && summary.pending < 50)
        #expect(summary.stopped?.location == "deadline-passed")
        await bench.models.shutdown()
        let rest = try ScriptedBench(options, environment: script.environment(server), ledger: ledger)
        #expect(try await rest.run(50).pending == 0)
        #expect(server.received.count == 50)
        await rest.models.shutdown()
    }

    @Test func `A pause that would pass the deadline is not waited for`() async throws {
        let server = FakeModelServer(
            .reply(script.body(.throttled), status: 429, headers: ["Retry-After: 30"]), right)
        defer { server.stop() }
        let watch = SleepWatch()
        let bench = try ScriptedBench(
            options, environment: script.environment(server),
            limits: limits { $0.deadline = Date() + 10 }, clock: watch.clock)
        let summary = try await bench.run(1)
        #expect(summary.pending == 1 && summary.failed == 0)
        #expect(watch.slept.withLock(\.self).isEmpty)
        #expect(try bench.calls().map(\.ending) == ["throttled"])
        await bench.models.shutdown()
    }

    @Test func `A provider that fails question after question stops the run, and the next one goes on`()
        async throws
    {
        let server = FakeModelServer(.reply(script.body(.server), status: 500))
        let ledger = try Ledger.inMemory()
        let bench = try ScriptedBench(
            options, environment: script.environment(server), limits: limits { $0.brake = 2 }, ledger: ledger)
        let summary = try await bench.run(10)
        #expect(summary.stopped?.location == "provider-failing")
        #expect(summary.failed == 2 && summary.pending == 8)
        #expect(server.received.count == 6)
        await bench.models.shutdown()
        server.stop()
        let healthy = FakeModelServer(right)
        defer { healthy.stop() }
        let rest = try ScriptedBench(options, environment: script.environment(healthy), ledger: ledger)
        let after = try await rest.run(10)
        #expect(after.failed == 0 && after.pending == 0)
        await rest.models.shutdown()
    }

    @Test func `Requests a minute are kept, and others wait their turn`() async throws {
        let server = FakeModelServer(right)
        defer { server.stop() }
        let watch = SleepWatch()
        var options = ModelOptions(model: script.model)
        var pace = CallPace()
        pace.requestsPerMinute = 60
        options = ModelOptions(model: script.model, pace: pace)
        let bench = try ScriptedBench(
            options, environment: script.environment(server), clock: watch.clock)
        #expect(try await bench.run(10).pending == 0)
        #expect(watch.slept.withLock(\.self) == [1, 1, 1, 1])
        await bench.models.shutdown()
        let faster = SleepWatch()
        let own = try ScriptedBench(
            options, environment: script.environment(server),
            limits: limits { $0.requestsPerMinute = 600 }, clock: faster.clock)
        #expect(try await own.run(10).pending == 0)
        #expect(faster.slept.withLock(\.self).isEmpty)
        await own.models.shutdown()
    }

    @Test func `Where a provider says that nothing is left, the next call waits until there is`() async throws
    {
        let empty = FakeModelServer.Step.reply(
            script.reply(ReceiptAnswer.right, nil),
            headers: ["x-ratelimit-remaining-requests: 0", "x-ratelimit-reset-requests: 20s"])
        let server = FakeModelServer(empty, right)
        defer { server.stop() }
        let watch = SleepWatch()
        let bench = try ScriptedBench(options, environment: script.environment(server), clock: watch.clock)
        _ = try await bench.run(2)
        #expect(watch.slept.withLock(\.self) == [20])
        await bench.models.shutdown()
    }
}
