import CTesseract
import Foundation

// Workers: threads of our own for C libraries that block for seconds, so that Swift's cooperative pool stays
// free for network calls. A worker owns its thread and its recognisers; the pool hands idle workers out.

/// A thread that runs Swift jobs one after another in order of arrival: the executor of one actor.
///
/// A class because the thread and the actor share it; its state is guarded by `condition`.
final class DedicatedThread: SerialExecutor, @unchecked Sendable {
    /// Tesseract's layout analysis and libxml2 recurse deeper than the 512 KB of a secondary thread allow.
    private static let stackSize = 8 << 20

    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    private var next = 0
    private var isStopping = false

    init(name: String) {
        let thread = Thread { [self] in
            cthread_set_name(name)
            // OpenMP's threads make recognition 2.2 times slower; the setting is one of the calling thread.
            ctesseract_single_threaded()
            while let job = nextJob() { job.runSynchronously(on: asUnownedSerialExecutor()) }
        }
        thread.stackSize = Self.stackSize
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.withLock {
            jobs.append(job)
            condition.signal()
        }
    }

    /// Ends the thread after the jobs that are queued. Nothing may be enqueued afterwards.
    func stop() {
        condition.withLock {
            isStopping = true
            condition.signal()
        }
    }

    private func nextJob() -> UnownedJob? {
        condition.withLock {
            while next == jobs.count, !isStopping { condition.wait() }
            guard next < jobs.count else { return nil }
            defer { next += 1 }
            if next > 256 {
                jobs.removeFirst(next)
                next = 0
            }
            return jobs[next]
        }
    }
}
