/// Lends out a bounded number of workers, first come, first served. Workers are made when first needed.
///
/// An actor because callers on many tasks take and give back workers.
actor WorkerQueue<Worker: Sendable> {
    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<Worker?, Never>
    }

    private let make: @Sendable (_ number: Int) -> Worker
    private let count: Int
    private var width: Int
    /// All workers that were made, whether lent out or not.
    private(set) var workers: [Worker] = []
    private var idle: [Worker] = []
    private var waiters: [Waiter] = []
    private var lastNumber = 0

    init(count: Int, make: @escaping @Sendable (_ number: Int) -> Worker) {
        self.count = max(1, count)
        self.make = make
        width = self.count
    }

    /// How many are lent out.
    var lent: Int { workers.count - idle.count }

    /// Lets no more than so many be lent at a time from now on. To be called while nobody waits.
    func narrow(to width: Int) { self.width = min(count, max(1, width)) }

    /// nil where the task was cancelled; such a task leaves the queue at once.
    func take() async -> Worker? {
        if Task.isCancelled { return nil }
        if lent < width { return idle.popLast() ?? made() }
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

    func giveBack(_ worker: Worker) {
        guard !waiters.isEmpty else { return idle.append(worker) }
        waiters.removeFirst().continuation.resume(returning: worker)
    }

    private func made() -> Worker {
        let worker = make(workers.count)
        workers.append(worker)
        return worker
    }

    private func withdraw(_ number: Int) {
        guard let index = waiters.firstIndex(where: { $0.number == number }) else { return }
        waiters.remove(at: index).continuation.resume(returning: nil)
    }
}
