import AssayCore

/// Hands work to a fixed number of workers in this process, first come, first served.
struct ReadingPool: Sendable {
    /// A worker is what recognises, and never leaves the thread for which OpenMP was switched off.
    private let threads: WorkerThreads<ReadingBench>
    /// Called after each piece of work.
    private let onProgress: @Sendable () -> Void

    init(workers count: Int, onProgress: @escaping @Sendable () -> Void = {}) {
        threads = WorkerThreads("reading", count: count) { ReadingBench() }
        self.onProgress = onProgress
    }

    /// Runs `work` on a worker's thread. A task that is cancelled while it waits leaves the queue at once; one
    /// that is cancelled while it works has its signal raised.
    func perform<Value: Sendable>(
        _ work: @escaping @Sendable (ReadingBench, StopSignal) throws(ReadFailure) -> Value
    ) async throws(ReadFailure) -> Value {
        let stop = StopSignal()
        let onProgress = onProgress
        let result = await withTaskCancellationHandler {
            await threads.perform { bench, _ -> Result<Value, ReadFailure> in
                defer { onProgress() }
                guard !stop.isRaised else { return .failure(.cancelled) }
                return Result { () throws(ReadFailure) in try work(bench, stop) }
            }
        } onCancel: {
            stop.raise()
        }
        guard let result else { throw .cancelled }
        return try result.get()
    }

    /// Runs what asks for work on the first worker's thread, where it has to wake nobody.
    func serve<Value: Sendable>(_ work: () async -> Value) async -> Value {
        await withTaskExecutorPreference(threads, operation: work)
    }

    /// No more than so many workers at a time from now on.
    func narrow(to width: Int) { threads.narrow(to: width) }

    /// Frees the recognisers of all workers. To be called before the process ends: Tesseract complains about
    /// engines that are left.
    func clear() async { await threads.onEach { $0.clear() } }
}

extension ReadingPool {
    /// Works on all items, as many at a time as there are workers, and gives the results in the items' order.
    /// The first failure cancels the rest and is thrown.
    func performAll<Item: Sendable, Value: Sendable>(
        _ items: [Item],
        _ work: @escaping @Sendable (Item, ReadingBench, StopSignal) throws(ReadFailure) -> Value
    ) async throws(ReadFailure) -> [Value] {
        let first = Locked(ReadFailure?.none)
        let outcome = await withTaskGroup(of: (Int, Result<Value, ReadFailure>).self) { group in
            for (index, item) in items.enumerated() {
                group.addTask {
                    let result = await self.result { bench, stop throws(ReadFailure) in
                        // Threads may be faster than who cancels the rest.
                        guard first.withLock({ $0 }) == nil else { throw .cancelled }
                        do throws(ReadFailure) {
                            return try work(item, bench, stop)
                        } catch {
                            first.withLock { $0 = $0 ?? error }
                            throw error
                        }
                    }
                    return (index, result)
                }
            }
            return await Self.collect(&group, count: items.count)
        }
        return try outcome.mapError { first.withLock { $0 } ?? $0 }.get()
    }

    private func result<Value: Sendable>(
        _ work: @escaping @Sendable (ReadingBench, StopSignal) throws(ReadFailure) -> Value
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
