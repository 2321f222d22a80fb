import Foundation

/// What waits for the threads of `WorkerThreads`.
///
/// A class because threads and callers share it; its state is guarded by `condition`.
final class WorkQueue<Worker>: @unchecked Sendable {
    /// Called without a worker where the work is not to be done any more.
    typealias Work = @Sendable (Worker?, _ busy: Int) -> Void

    private struct Item {
        let ticket: Int
        let work: Work
    }

    private let condition = NSCondition()
    private let startThread: @Sendable (WorkQueue, _ number: Int) -> Void
    private let count: Int
    private var width: Int
    private var lastTicket = 0
    private var items: [Item] = []
    /// For each thread, what no other may do; it comes before the items.
    private var own: [[@Sendable (Worker) -> Void]] = []
    /// What the first thread does before anything else: short pieces of tasks.
    private var errands: [@Sendable () -> Void] = []
    private var isOnErrand = false
    /// Threads that do some of the items, and those that wait for any.
    private var (busy, waiting) = (0, 0)
    private var isStopping = false

    init(count: Int, startThread: @escaping @Sendable (WorkQueue, _ number: Int) -> Void) {
        self.count = max(1, count)
        self.startThread = startThread
        width = self.count
    }

    func narrow(to width: Int) {
        condition.withLock {
            self.width = min(count, max(1, width))
            condition.broadcast()
        }
    }

    func ticket() -> Int {
        condition.withLock {
            lastTicket += 1
            return lastTicket
        }
    }

    func add(_ ticket: Int, _ work: @escaping Work) {
        let isAdded = condition.withLock {
            // Who was cancelled before is not to be withdrawn any more.
            guard !Task.isCancelled else { return false }
            items.append(Item(ticket: ticket, work: work))
            // The thread whose task asks for it will do it.
            if isOnErrand, items.count == 1 { return true }
            if waiting == 0, own.count < width { start() } else { condition.signal() }
            return true
        }
        if !isAdded { work(nil, 0) }
    }

    func withdraw(_ ticket: Int) {
        let item = condition.withLock {
            items.firstIndex { $0.ticket == ticket }.map { items.remove(at: $0) }
        }
        item?.work(nil, 0)
    }

    func add(for thread: Int, _ work: @escaping @Sendable (Worker) -> Void) {
        condition.withLock {
            own[thread].append(work)
            condition.broadcast()
        }
    }

    func addErrand(_ errand: @escaping @Sendable () -> Void) {
        condition.withLock {
            errands.append(errand)
            if own.isEmpty { start() } else if !isOnErrand { condition.broadcast() }
        }
    }

    /// The numbers of all threads that were started.
    func started(atLeast fewest: Int) -> Range<Int> {
        condition.withLock {
            while own.count < min(count, fewest) { start() }
            return own.indices
        }
    }

    /// Ends the threads after what is queued. Nothing may be added afterwards.
    func stop() {
        condition.withLock {
            isStopping = true
            condition.broadcast()
        }
    }

    /// Waits for it; nil where there is no more to come.
    func next(for thread: Int) -> ((Worker) -> Void)? {
        condition.withLock {
            if thread == 0 { isOnErrand = false }
            while true {
                if thread == 0, !errands.isEmpty {
                    isOnErrand = true
                    let errand = errands.removeFirst()
                    return { _ in errand() }
                }
                if !own[thread].isEmpty { return own[thread].removeFirst() }
                if busy < width, !items.isEmpty {
                    let (item, number) = (items.removeFirst(), busy + 1)
                    busy = number
                    return { worker in
                        item.work(worker, number)
                        self.finish()
                    }
                }
                if isStopping { return nil }
                waiting += 1
                condition.wait()
                waiting -= 1
            }
        }
    }

    private func finish() { condition.withLock { busy -= 1 } }

    private func start() {
        own.append([])
        startThread(self, own.count - 1)
    }
}
