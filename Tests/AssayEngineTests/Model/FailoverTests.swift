import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// The next model that a strategy names takes over where a provider fails.
@Suite(.timeLimit(.minutes(2))) struct FailoverTests {
    private let first = ProviderScript.anthropic
    private let second = ProviderScript.gemini

    private func bench(
        _ servers: [FakeModelServer], repairs: Int = 0, brake: Int = 5
    ) throws -> ScriptedBench {
        var limits = RunLimits()
        limits.brake = brake
        return try ScriptedBench(
            ModelOptions(
                model: first.model, timeoutSeconds: 5, fallback: [ModelOptions.StandIn(model: second.model)]),
            environment: first.environment(servers[0]).merging(second.environment(servers[1])) { $1 },
            repairs: repairs, limits: limits)
    }

    @Test(arguments: [
        (FakeModelServer.Step.reply("{}", status: 500), 3), (.reset, 3), (.reply("{}", status: 429), 12),
        (.reply("{}", status: 401), 1), (.reply("{}", status: 404), 1),
        (.reply("{}", status: 429, headers: ["Retry-After: 600"]), 1),
    ])
    func `Where one provider can't answer, the next one does, and every call is in the ledger`(
        fault: FakeModelServer.Step, tries: Int
    ) async throws {
        let servers = [
            FakeModelServer(fault), FakeModelServer(.reply(second.reply(ReceiptAnswer.right, nil))),
        ]
        defer { servers.forEach { $0.stop() } }
        let bench = try bench(servers)
        let summary = try await bench.run(1)
        #expect(summary.answered == 1 && summary.failed == 0 && summary.stopped == nil)
        let calls = try bench.calls()
        #expect(calls.map(\.model) == Array(repeating: first.model, count: tries) + [second.model])
        await bench.models.shutdown()
    }

    @Test func `What another provider would refuse as well stays with the first`() async throws {
        let servers = [
            FakeModelServer(.reply(first.body(.badRequest), status: 413)),
            FakeModelServer(.reply(second.reply(ReceiptAnswer.right, nil))),
        ]
        defer { servers.forEach { $0.stop() } }
        let bench = try bench(servers)
        #expect(try await bench.run(1).failed == 1)
        #expect(servers[1].received.isEmpty)
        await bench.models.shutdown()
    }

    @Test func `A refusal is not taken elsewhere`() async throws {
        let servers = [
            FakeModelServer(.reply(first.reply("{}", .refused))),
            FakeModelServer(.reply(second.reply(ReceiptAnswer.right, nil))),
        ]
        defer { servers.forEach { $0.stop() } }
        let bench = try bench(servers)
        #expect(try await bench.run(1).counts[.unclear] == 1)
        #expect(servers[1].received.isEmpty)
        await bench.models.shutdown()
    }

    @Test func `A provider that keeps failing is left alone, and documents go straight to the next`()
        async throws
    {
        let servers = [
            FakeModelServer(.reply("{}", status: 500)),
            FakeModelServer(.reply(second.reply(ReceiptAnswer.right, nil))),
        ]
        defer { servers.forEach { $0.stop() } }
        let bench = try bench(servers, brake: 2)
        let summary = try await bench.run(10)
        #expect(summary.answered == 10)
        // Two questions of three tries each; in the time that passes here no further one is let through.
        #expect(servers[0].received.count == 6 && servers[1].received.count == 10)
        await bench.models.shutdown()
    }

    @Test func `Where all fail one after the other, the run stops`() async throws {
        let servers = [
            FakeModelServer(.reply("{}", status: 500)), FakeModelServer(.reply("{}", status: 500)),
        ]
        defer { servers.forEach { $0.stop() } }
        let bench = try bench(servers, brake: 1)
        let summary = try await bench.run(4)
        #expect(summary.stopped?.location == "provider-failing")
        #expect(summary.failed == 1 && summary.pending == 3)
        await bench.models.shutdown()
    }

    @Test func `A repair tells the next provider nothing of the first one's call ids`() async throws {
        let servers = [
            FakeModelServer(.reply(first.reply(ReceiptAnswer.wrong, nil)), .reply("{}", status: 500)),
            FakeModelServer(.reply(second.reply(ReceiptAnswer.right, nil))),
        ]
        defer { servers.forEach { $0.stop() } }
        let bench = try bench(servers, repairs: 1)
        #expect(try await bench.run(1).answered == 1)
        let repair = try JSON(parsing: try #require(servers[1].received.last?.body))
        let turns = repair["contents"]?.array ?? []
        #expect(turns.count == 3)
        #expect(turns.allSatisfy { $0["parts"]?[0]?["functionCall"] == nil })
        #expect(!servers[1].received.contains { $0.body.contains("toolu_1") })
        await bench.models.shutdown()
    }
}
