import AssayCore
import AssayTestSupport
import Foundation
import ModelServer
import Testing

@testable import AssayEngine

/// What a run may spend and what may leave holds for jobs as it does for single calls.
@Suite(.timeLimit(.minutes(2))) struct BatchLimitsTests {
    private typealias Bench = BatchedRunTests.Bench

    private func limits(budget: String? = nil, seconds: Double? = nil) -> RunLimits {
        var limits = RunLimits()
        limits.budget = budget.flatMap { Decimal(string: $0) }
        limits.deadline = seconds.map { Date() + $0 }
        return limits
    }

    private func spent(_ bench: Bench) throws -> Decimal {
        try bench.ledger.spending(in: try bench.ledger.run(numbered: nil)).known
    }

    @Test(arguments: BatchedRunTests.models)
    func `No original leaves in a job's body, nor in its repair`(model: String) async throws {
        let secrets = ["DE89 3704 0044 0532 0130 00", "erika@muster-handel.example"]
        let bench = try Bench(model, repairs: 1, isMasked: true) { question in
            question.body.contains("99.99") ? BatchedRunTests.right : BatchedRunTests.wrong
        }
        defer { bench.server.stop() }
        let text = "IBAN: \(secrets[0])\nContact \(secrets[1])"
        #expect(try await bench.run(try bench.files([text])).pending == 0)
        #expect(bench.conversation.jobCount == 2)
        let bodies = bench.conversation.received.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies.contains { $0.contains("CORNER SHOP LTD") })
        for secret in secrets {
            #expect(!bodies.contains { $0.contains(secret) }, "\(secret)")
            let items = try bench.ledger.calls(in: try bench.ledger.run(numbered: nil))
            #expect(!items.contains { ($0.request ?? "").contains(secret) }, "\(secret)")
        }
    }

    @Test(arguments: BatchedRunTests.models)
    func `Jobs hold what there is money for, and what they didn't cost pays for the next`(
        model: String
    ) async throws {
        let bench = try Bench(model)
        defer { bench.server.stop() }
        let files = try bench.files((0..<10).map { "no \($0)" })
        let most = try await mostCost(of: model)
        let budget = most * Decimal(3.5)
        let summary = try await bench.run(files, limits: limits(budget: "\(budget)"))
        #expect(summary.pending == 0 && summary.stopped == nil)
        #expect(bench.conversation.jobCount >= 3 && bench.asksOnce)
        #expect(try spent(bench) <= budget)
    }

    @Test(arguments: BatchedRunTests.models)
    func `Where the budget ends, what is left stays pending, and a larger one goes on`(
        model: String
    ) async throws {
        let bench = try Bench(model)
        defer { bench.server.stop() }
        let files = try bench.files((0..<12).map { "no \($0)" })
        let nothing = try await bench.run(files, limits: limits(budget: "0.0001"))
        #expect(nothing.pending == 12 && nothing.stopped?.location == "budget-spent")
        #expect(bench.conversation.jobCount == 0)
        // One fits, and after each one's real cost a little less.
        let one = try Prices(parsing: BuiltInFiles.text["Models/prices.json5"] ?? "")
            .batchPrice(of: model, on: "2026-11-01")?.cost(of: TokenUsage(input: 300, output: 20))
        let budget = try await mostCost(of: model) * Decimal(1.05) + (one ?? 0) * 3
        let some = try await bench.run(files, limits: limits(budget: "\(budget)"))
        #expect(some.stopped?.location == "budget-spent")
        #expect((1..<12).contains(some.pending))
        #expect(try spent(bench) <= budget)
        let rest = try await bench.run(files, limits: limits(budget: "5"))
        #expect(rest.pending == 0 && rest.stopped == nil && bench.asksOnce)
    }

    /// Of one of the documents, as the desk counts it.
    private func mostCost(of model: String) async throws -> Decimal {
        let bench = try Bench(model, faults: BatchFaults(looks: 1_000_000))
        defer { bench.server.stop() }
        let stop = StopRequest()
        try await bench.run(try bench.files(["no 0"]), stop: stop) { event in
            if case .submitted = event { stop.set() }
        }
        let catalogue = try ModelCatalogue(environment: bench.environment)
        let lane = try #require(try catalogue.lane(for: ModelOptions(model: model)))
        let item = try #require(
            try bench.ledger.sentBatchItems(in: try bench.ledger.run(numbered: nil)).first)
        await catalogue.shutdown()
        return try #require(lane.mostCost(of: item))
    }

    @Test func `What is in a job already counts with all that it can cost`() async throws {
        let model = BatchedRunTests.models[0]
        let bench = try Bench(model, faults: BatchFaults(looks: 20))
        defer { bench.server.stop() }
        let files = try bench.files(["no 0", "no 1"])
        let stop = StopRequest()
        try await bench.run(Array(files.prefix(1)), stop: stop) { event in
            if case .submitted = event { stop.set() }
        }
        let budget = try await mostCost(of: model) * Decimal(1.5)
        let submitted = Locked(0)
        let sizes = Locked<[Int]>([])
        let summary = try await bench.run(files, limits: limits(budget: "\(budget)")) { event in
            switch event {
            case .submitted: submitted.withLock { $0 += 1 }
            case .waiting(_, let requests): sizes.withLock { $0.append(requests) }
            case .foundAgain, .collected: break
            }
        }
        // The second goes when the first has cost less than it might have; never both at once.
        #expect(summary.pending == 0 && submitted.withLock(\.self) == 1)
        #expect(sizes.withLock(\.self).allSatisfy { $0 == 1 })
    }

    @Test func `At the deadline nobody looks any more, and the next start collects the job`() async throws {
        let bench = try Bench(BatchedRunTests.models[1], faults: BatchFaults(looks: 3))
        defer { bench.server.stop() }
        let files = try bench.files(["a", "b"])
        // The time is over as soon as the job is sent.
        let isLate = Locked(false)
        let clock = CallClock(now: { isLate.withLock(\.self) ? 1000 : 0 })
        let first = try await bench.run(files, limits: limits(seconds: 100), clock: clock) { event in
            if case .submitted = event { isLate.withLock { $0 = true } }
        }
        #expect(first.pending == 2 && first.stopped?.location == "deadline-passed")
        #expect(bench.conversation.jobCount == 1)
        let second = try await bench.run(files)
        #expect(second.pending == 0 && bench.conversation.jobCount == 1)
    }

    @Test func `A member that is refused by name is left out of the next job, on the same rung`() async throws
    {
        let bench = try Bench("openai/gpt-4o-mini~refuses-temperature")
        defer { bench.server.stop() }
        let summary = try await bench.run(try bench.files(["a", "b", "c"]))
        #expect(summary.pending == 0 && summary.failed == 0 && bench.conversation.jobCount == 2)
        let calls = try bench.ledger.calls(in: try bench.ledger.run(numbered: nil))
        #expect(Set(calls.map(\.rung)) == ["named-tool"])
        #expect(calls.filter { $0.ending == "replied" }.count == 3)
    }

    @Test func `After the deadline nothing is submitted`() async throws {
        let bench = try Bench(BatchedRunTests.models[1])
        defer { bench.server.stop() }
        let summary = try await bench.run(try bench.files(["a"]), limits: limits(seconds: -1))
        #expect(summary.pending == 1 && summary.stopped?.location == "deadline-passed")
        #expect(bench.conversation.jobCount == 0)
    }
}
