import Foundation
import Testing

@testable import AssayEngine

@Suite(.timeLimit(.minutes(1))) struct BudgetTests {
    @Test func `What does not fit is refused where nothing is in flight`() async {
        let budget = Budget(limit: 10)
        #expect(await budget.setAside(11) == false)
        #expect(await budget.setAside(10))
        await budget.settle(10, cost: 4)
        #expect(await budget.spent == 4)
        #expect(await budget.setAside(7) == false)
        #expect(await budget.setAside(6))
    }

    @Test func `A cost that nobody knows counts as all that was set aside`() async {
        let budget = Budget(limit: 10)
        _ = await budget.setAside(6)
        await budget.settle(6, cost: nil)
        #expect(await budget.spent == 6)
    }

    @Test func `What was spent before counts`() async {
        let budget = Budget(limit: 10)
        await budget.count(9)
        #expect(await budget.setAside(2) == false)
    }

    @Test func `What does not fit waits for those in flight, and goes on where they cost less`() async {
        let budget = Budget(limit: 10)
        #expect(await budget.setAside(6))
        let waiting = Task { await budget.setAside(6) }
        await Task.yield()
        await budget.settle(6, cost: 1)
        #expect(await waiting.value)
        let refused = Task { await budget.setAside(6) }
        await Task.yield()
        await budget.settle(6, cost: 5)
        #expect(await refused.value == false)
    }

    @Test func `A cancelled call gets nothing`() async throws {
        let budget = Budget(limit: 10)
        #expect(await budget.setAside(6))
        let waiting = Task { await budget.setAside(6) }
        waiting.cancel()
        #expect(await waiting.value == false)
        await budget.settle(6, cost: 0)
        #expect(await budget.setAside(10))
    }

    @Test func `A thousand calls at once never spend more than the limit`() async {
        let budget = Budget(limit: 100)
        let made = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<1000 {
                group.addTask {
                    guard await budget.setAside(2) else { return false }
                    await Task.yield()
                    await budget.settle(2, cost: number % 3 == 0 ? nil : 1)
                    return true
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let spent = await budget.spent
        #expect(spent <= 100 && spent > 98)
        #expect(made >= 50 && made <= 100)
    }
}
