import AssayCore
import Foundation
import Synchronization
import Testing

@testable import AssayEngine

@Suite struct WorkerThreadsTests {
    /// What a thread owns; says when it is gone.
    private final class Worker: @unchecked Sendable {
        static let living = Atomic(0)
        let thread = pthread_self()
        init() { Self.living.add(1, ordering: .relaxed) }
        deinit { Self.living.subtract(1, ordering: .relaxed) }
    }

    @Test func `Work that is asked for on the first thread is done there`() async {
        let pool = ReadingPool(workers: 2)
        let threads = await threadsOfWork(in: pool)
        #expect(threads.asking == threads.working)
        #expect(threads.asking.count == 1)
    }

    private func threadsOfWork(in pool: ReadingPool) async -> (
        asking: Set<pthread_t>, working: Set<pthread_t>
    ) {
        await pool.serve {
            var (asking, working): (Set<pthread_t>, Set<pthread_t>) = ([], [])
            for _ in 0..<100 {
                asking.insert(pthread_self())
                if let thread = try? await pool.perform({ _, _ throws(ReadFailure) in pthread_self() }) {
                    working.insert(thread)
                }
            }
            return (asking, working)
        }
    }

    @Test func `Pages of a document that is asked for on the first thread are spread over all`() async throws
    {
        let pool = ReadingPool(workers: 2)
        let threads = await spread(over: pool)
        #expect(Set(threads).count == 2)
    }

    private func spread(over pool: ReadingPool) async -> [pthread_t] {
        await pool.serve {
            let threads = try? await pool.performAll(Array(0..<6)) { _, _, _ throws(ReadFailure) in
                Thread.sleep(forTimeInterval: 0.05)
                return pthread_self()
            }
            return threads ?? []
        }
    }

    @Test func `Every thread keeps its worker, and frees it when nobody needs them any more`() async throws {
        do {
            let threads = WorkerThreads("test", count: 3) { Worker() }
            await threads.onEach(atLeast: 3) { #expect($0.thread == pthread_self()) }
            #expect(Worker.living.load(ordering: .relaxed) == 3)
            for _ in 0..<50 {
                let isOwn = await threads.perform { worker, busy in
                    worker.thread == pthread_self() && busy == 1
                }
                #expect(isOwn == true)
            }
        }
        for _ in 0..<500 where Worker.living.load(ordering: .relaxed) > 0 {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(Worker.living.load(ordering: .relaxed) == 0)
    }

    @Test func `No more work at a time than they were narrowed to`() async {
        let threads = WorkerThreads("test", count: 3) {}
        threads.narrow(to: 2)
        let most = await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    await threads.perform { _, busy in
                        Thread.sleep(forTimeInterval: 0.005)
                        return busy
                    }
                }
            }
            return await group.reduce(0) { max($0, $1 ?? 0) }
        }
        #expect(most == 2)
    }

    @Test func `A task that was cancelled before it asks is not served`() async {
        let threads = WorkerThreads("test", count: 1) {}
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await threads.perform { _, _ in true }
        }
        task.cancel()
        #expect(await task.value == nil)
    }
}
