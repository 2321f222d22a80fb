import CTesseract
import Foundation

// Workers: threads of our own for what blocks for long, C libraries and helper processes, so that Swift's cooperative
// pool stays free for network calls. Each thread owns its worker, and takes the next work itself: nobody else has to be
// woken between one document and the next.

/// Threads that take work from one queue, first come, first served, each with a worker that never leaves it. Threads
/// are made when first needed.
///
/// A class because its end is that of its threads.
final class WorkerThreads<Worker>: Sendable {
    /// What the threads share; they keep it as long as they live.
    private let queue: WorkQueue<Worker>

    /// `make` runs on the new worker's thread. `name` has 12 characters at most.
    init(_ name: String, count: Int, make: @escaping @Sendable () -> Worker) {
        queue = WorkQueue(count: count) { queue, number in
            WorkerThreads.start("\(name)-\(number)") {
                let worker = make()
                while let work = queue.next(for: number) { work(worker) }
            }
        }
    }

    deinit { queue.stop() }

    /// Lets no more than so many work at a time from now on.
    func narrow(to width: Int) { queue.narrow(to: width) }

    /// `work` is told how many threads are at work, itself included. nil where the task was cancelled before its
    /// turn came; such a task leaves the queue at once.
    func perform<Value: Sendable>(
        _ work: @escaping @Sendable (Worker, _ busy: Int) -> Value
    ) async -> Value? {
        let ticket = queue.ticket()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.add(ticket) { worker, busy in
                    continuation.resume(returning: worker.map { work($0, busy) })
                }
            }
        } onCancel: {
            queue.withdraw(ticket)
        }
    }

    /// Runs `work` on each thread when it has finished what it does, and waits for that. `fewest`: so many threads
    /// are there, at least.
    func onEach(atLeast fewest: Int = 0, _ work: @escaping @Sendable (Worker) -> Void) async {
        let numbers = queue.started(atLeast: fewest)
        await withTaskGroup { group in
            for number in numbers {
                group.addTask { [queue] in
                    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                        queue.add(for: number) { worker in
                            work(worker)
                            continuation.resume()
                        }
                    }
                }
            }
        }
    }

    /// Tesseract's layout analysis and libxml2 recurse deeper than the 512 KB of a secondary thread allow.
    private static var stackSize: Int { 8 << 20 }

    private static func start(_ name: String, _ work: @escaping @Sendable () -> Void) {
        let thread = Thread {
            cthread_set_name(name)
            // OpenMP's threads make recognition 2.2 times slower; the setting is one of the calling thread.
            ctesseract_single_threaded()
            work()
        }
        thread.stackSize = stackSize
        thread.start()
    }
}

/// Runs tasks on the first thread, between its work: where nothing else is to be done, what asks for work and what does
/// it need not wake each other.
extension WorkerThreads: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addErrand { [unowned self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
