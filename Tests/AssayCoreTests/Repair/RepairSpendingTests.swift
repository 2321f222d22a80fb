import AssayTestSupport
import Foundation
import Testing

@testable import AssayCore

@Suite struct RepairSpendingTests {
    /// Attempts that are all wrong, each in a way of its own.
    private func attempt(
        _ number: Int, tokens: Int = 100, cost: Decimal? = 1, stop: ModelReply.Stop = .complete
    ) -> AttemptSummary {
        let findings = (number..<20).map {
            Finding(.unclear, .softCheckFailed, at: "total", check: "\($0)", message: "")
        }
        return AttemptSummary(
            values: ["total": .number(JSONNumber(number))], findings: findings, stop: stop,
            usage: TokenUsage(input: tokens - tokens / 5, output: tokens / 5), cost: cost)
    }

    /// How many attempts are made before it gives up, and why.
    private func made(
        _ options: RepairOptions, of attempts: [AttemptSummary]
    ) -> (count: Int, reason: RepairMachine.Reason?) {
        var machine = RepairMachine(options: options, maxOutputTokens: 100)
        for (index, attempt) in attempts.enumerated() {
            switch machine.next(after: attempt) {
            case .accept: return (index + 1, nil)
            case .giveUp(let reason): return (index + 1, reason)
            case .reask, .moreRoom: break
            }
        }
        return (attempts.count, nil)
    }

    @Test(arguments: [(99, 1), (100, 2), (199, 2), (200, 3), (399, 4), (400, 5)])
    func `Repairs stay below the limit of tokens, the first attempt not counted`(limit: Int, count: Int) {
        let ended = made(
            RepairOptions(attempts: 10, maxTokens: limit), of: (0..<10).map { attempt($0) })
        #expect(ended.count == count && ended.reason == .tokensUsed)
    }

    @Test func `Repairs stay below the limit of money`() {
        let attempts = (0..<10).map { attempt($0, cost: Decimal(string: "0.1")) }
        let ended = made(RepairOptions(attempts: 10, maxCost: Decimal(string: "0.3")), of: attempts)
        #expect(ended.count == 4 && ended.reason == .costUsed)
    }

    @Test func `A limit of money that can't be watched is kept by asking no more`() {
        let limited = RepairOptions(attempts: 10, maxCost: 100)
        #expect(made(limited, of: [attempt(0, cost: nil)]).reason == .uncounted)
        #expect(made(limited, of: [attempt(0), attempt(1, cost: nil)]).reason == .uncounted)
        // What the first attempt took does not count, but the next is measured by it.
        #expect(made(limited, of: [attempt(0), attempt(1), attempt(2)]).reason == nil)
    }

    @Test func `A limit of tokens that no server counts is kept by asking no more`() {
        #expect(made(RepairOptions(maxTokens: 1000), of: [attempt(0, tokens: 0)]).reason == .uncounted)
    }

    @Test func `Room for a reply that was cut off counts with twice its length`() {
        let cut = attempt(0, stop: .truncated)
        #expect(made(RepairOptions(maxTokens: 119), of: [cut]).reason == .tokensUsed)
        #expect(made(RepairOptions(maxTokens: 120), of: [cut]).reason == nil)
        #expect(made(RepairOptions(maxCost: 1), of: [cut]).reason == .costUsed)
    }

    @Test func `What ends it otherwise is told as before`() {
        let limited = RepairOptions(attempts: 1, maxTokens: 100)
        #expect(made(limited, of: [attempt(0), attempt(1)]).reason == .attemptsUsed)
        #expect(made(RepairOptions(on: [.invalid], maxTokens: 1), of: [attempt(0)]).reason == .notRepaired)
    }

    private struct Plan {
        let attempts: [AttemptSummary]
        let limit: Int

        init(seed: UInt64, _ attempt: (Int, Int) -> AttemptSummary) {
            var generator = SeededGenerator(seed: seed)
            attempts = (0..<12).map { attempt($0, Int.random(in: 10...1000, using: &generator)) }
            limit = Int.random(in: 1...6000, using: &generator)
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `A higher limit never ends sooner, none never because of a limit`(seed: UInt64) {
        let plan = Plan(seed: seed) { attempt($0, tokens: $1, cost: Decimal($1)) }
        let limits: [Int?] = [plan.limit, plan.limit * 2, nil]
        for make in [
            { RepairOptions(attempts: 10, maxTokens: $0) },
            { RepairOptions(attempts: 10, maxCost: $0.map { Decimal($0) }) },
        ] as [(Int?) -> RepairOptions] {
            let counts = limits.map { made(make($0), of: plan.attempts).count }
            #expect(counts == counts.sorted())
        }
        #expect(made(RepairOptions(attempts: 10), of: plan.attempts).reason == .attemptsUsed)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `A limit is passed by no more than an attempt takes more than the one before it`(seed: UInt64) {
        let plan = Plan(seed: seed) { attempt($0, tokens: $1) }
        let count = made(RepairOptions(attempts: 10, maxTokens: plan.limit), of: plan.attempts).count
        let taken = plan.attempts.prefix(count).dropFirst().reduce(0) {
            $0 + $1.usage.input + $1.usage.output
        }
        #expect(taken <= plan.limit + 990)
    }
}
