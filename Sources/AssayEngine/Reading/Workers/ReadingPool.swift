import AssayCore

/// Hands work to a fixed number of workers, first come, first served.
///
/// An actor because callers on many tasks take and give back workers.
actor ReadingPool {
    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<ReadingWorker?, Never>
    }

    private let workers: [ReadingWorker]
    private var idle: [ReadingWorker]
    private var waiters: [Waiter] = []
    private var lastNumber = 0

    init(workers count: Int) {
        workers = (0..<max(1, count)).map { ReadingWorker(number: $0) }
        idle = workers
    }

    deinit { for worker in workers { worker.stop() } }

    /// Runs `work` on a worker's thread. A task that is cancelled while it waits leaves the queue at once; one
    /// that is cancelled while it works has its signal raised.
    nonisolated func perform<Value: Sendable>(
        _ work: @Sendable (ReadingBench, StopSignal) throws(ReadFailure) -> Value
    ) async throws(ReadFailure) -> Value {
        guard let worker = await take() else { throw .cancelled }
        let stop = StopSignal()
        let result = await withTaskCancellationHandler {
            await worker.perform(stop: stop, work)
        } onCancel: {
            stop.raise()
        }
        await giveBack(worker)
        return try result.get()
    }

    /// Frees the recognisers of all workers. To be called before the process ends: Tesseract complains about
    /// engines that are left.
    func clear() async {
        for worker in workers { await worker.clear() }
    }

    /// nil where the task was cancelled.
    private func take() async -> ReadingWorker? {
        if Task.isCancelled { return nil }
        if let worker = idle.popLast() { return worker }
        lastNumber += 1
        let number = lastNumber
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // The handler may have run before this waiter stands in the queue.
                guard !Task.isCancelled else { return continuation.resume(returning: nil) }
                waiters.append(Waiter(number: number, continuation: continuation))
            }
        } onCancel: {
            Task { await self.withdraw(number) }
        }
    }

    private func giveBack(_ worker: ReadingWorker) {
        guard !waiters.isEmpty else { return idle.append(worker) }
        waiters.removeFirst().continuation.resume(returning: worker)
    }

    private func withdraw(_ number: Int) {
        guard let index = waiters.firstIndex(where: { $0.number == number }) else { return }
        waiters.remove(at: index).continuation.resume(returning: nil)
    }
}

extension ReadingPool {
    /// Works on all items, as many at a time as there are workers, and gives the results in the items' order.
    /// The first failure cancels the rest and is thrown.
    nonisolated func performAll<Item: Sendable, Value: Sendable>(
        _ items: [Item],
        _ work: @escaping @Sendable (Item, ReadingBench, StopSignal) throws(ReadFailure) -> Value
    ) async throws(ReadFailure) -> [Value] {
        let outcome = await withTaskGroup(of: (Int, Result<Value, ReadFailure>).self) { group in
            for (index, item) in items.enumerated() {
                group.addTask {
                    (
                        index,
                        await self.result { bench, stop throws(ReadFailure) in try work(item, bench, stop) }
                    )
                }
            }
            return await Self.collect(&group, count: items.count)
        }
        return try outcome.get()
    }

    private nonisolated func result<Value: Sendable>(
        _ work: @Sendable (ReadingBench, StopSignal) throws(ReadFailure) -> Value
    ) async -> Result<Value, ReadFailure> {
        do { return .success(try await perform(work)) } catch { return .failure(error) }
    }

    private static func collect<Value: Sendable>(
        _ group: inout TaskGroup<(Int, Result<Value, ReadFailure>)>, count: Int
    ) async -> Result<[Value], ReadFailure> {
        var values = [Value?](repeating: nil, count: count)
        for await (index, result) in group {
            switch result {
            case .success(let value): values[index] = value
            case .failure(let failure):
                group.cancelAll()
                return .failure(failure)
            }
        }
        return .success(values.compactMap(\.self))
    }
}
