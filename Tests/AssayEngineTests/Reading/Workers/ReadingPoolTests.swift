import AssayCore
import Foundation
import Synchronization
import Testing

@testable import AssayEngine

@Suite struct ReadingPoolTests {
    @Test func `No more works at a time than there are workers, off the cooperative pool`() async throws {
        let pool = ReadingPool(workers: 3)
        let (now, most) = (Counter(), Counter())
        let squares = try await pool.performAll(Array(0..<40)) { item, _, _ throws(ReadFailure) in
            most.number.max(now.add(1), ordering: .relaxed)
            Thread.sleep(forTimeInterval: 0.005)
            _ = now.add(-1)
            return item * item
        }
        #expect(squares == (0..<40).map { $0 * $0 })
        #expect(most.value == 3)
    }

    @Test func `Who comes first is served first`() async throws {
        let pool = ReadingPool(workers: 1)
        let log = Log()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try? await pool.perform { _, _ throws(ReadFailure) in
                        Thread.sleep(forTimeInterval: 0.02)
                        log.append(number)
                    }
                }
                // Long enough for the task to join the queue.
                try? await Task.sleep(for: .milliseconds(5))
            }
        }
        #expect(log.entries == Array(0..<20))
    }

    @Test func `The first failure is thrown and stops the rest`() async {
        let pool = ReadingPool(workers: 2)
        let done = Counter()
        await #expect(throws: ReadFailure.encrypted) {
            _ = try await pool.performAll(Array(0..<200)) { item, _, stop throws(ReadFailure) in
                if item == 3 { throw .encrypted }
                Thread.sleep(forTimeInterval: 0.005)
                _ = done.add(1)
            }
        }
        #expect(done.value < 100)
    }

    @Test func `Cancelling raises the signal of work that runs and drops work that waits`() async throws {
        let pool = ReadingPool(workers: 1)
        let started = Counter()
        let tasks = (0..<5).map { _ in
            Task {
                try await pool.perform { _, stop throws(ReadFailure) in
                    _ = started.add(1)
                    while !stop.isRaised { Thread.sleep(forTimeInterval: 0.002) }
                    throw .cancelled
                }
            }
        }
        while started.value == 0 { try await Task.sleep(for: .milliseconds(2)) }
        for task in tasks.reversed() { task.cancel() }
        for task in tasks { await #expect(throws: ReadFailure.cancelled) { try await task.value } }
        #expect(started.value == 1)
        #expect(try await pool.perform { _, _ throws(ReadFailure) in 7 } == 7)
    }

    private final class Counter: Sendable {
        let number = Atomic(0)
        var value: Int { number.load(ordering: .relaxed) }
        func add(_ amount: Int) -> Int { number.add(amount, ordering: .relaxed).newValue }
    }

    /// A list that several threads append to.
    private final class Log: @unchecked Sendable {
        private let lock = NSLock()
        private var list: [Int] = []
        var entries: [Int] { lock.withLock { list } }
        func append(_ entry: Int) { lock.withLock { list.append(entry) } }
    }
}
