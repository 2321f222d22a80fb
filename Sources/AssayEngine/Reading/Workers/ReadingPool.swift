import AssayCore

/// Hands work to a fixed number of workers in this process, first come, first served.
struct ReadingPool: Sendable {
    private let queue: WorkerQueue<ReadingWorker>
    /// Called after each piece of work.
    private let onProgress: @Sendable () -> Void

    init(workers count: Int, onProgress: @escaping @Sendable () -> Void = {}) {
        queue = WorkerQueue(count: count) { ReadingWorker(number: $0) }
        self.onProgress = onProgress
    }

    /// Runs `work` on a worker's thread. A task that is cancelled while it waits leaves the queue at once; one
    /// that is cancelled while it works has its signal raised.
    func perform<Value: Sendable>(
        _ work: @Sendable (ReadingBench, StopSignal) throws(ReadFailure) -> Value
    ) async throws(ReadFailure) -> Value {
        guard let worker = await queue.take() else { throw .cancelled }
        let stop = StopSignal()
        let result = await withTaskCancellationHandler {
            await worker.perform(stop: stop, work)
        } onCancel: {
            stop.raise()
        }
        onProgress()
        await queue.giveBack(worker)
        return try result.get()
    }

    /// No more than so many workers at a time from now on. To be called while nothing is read.
    func narrow(to width: Int) async { await queue.narrow(to: width) }

    /// Frees the recognisers of all workers. To be called before the process ends: Tesseract complains about
    /// engines that are left.
    func clear() async {
        for worker in await queue.workers { await worker.clear() }
    }
}

extension ReadingPool {
    /// Works on all items, as many at a time as there are workers, and gives the results in the items' order.
    /// The first failure cancels the rest and is thrown.
    func performAll<Item: Sendable, Value: Sendable>(
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

    private func result<Value: Sendable>(
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
