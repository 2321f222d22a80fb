import AssayCore
import Foundation

/// Hands documents to helper processes, as many as cores, first come, first served.
struct HelperPool: Sendable {
    private let queue: WorkerQueue<HelperWorker>
    private let count: Int

    /// `executable`: a path of `assay`.
    init(_ executable: String, count: Int, limits: ReadingLimits) {
        let count = max(1, count)
        let settings = HelperSettings(parent: getpid(), workers: count, limits: limits)
        self.count = count
        queue = WorkerQueue(count: count) { number in
            HelperWorker(number: number, executable: executable, settings: settings)
        }
    }

    /// A task that is cancelled while its helper works has the helper killed.
    func answer(
        _ task: HelperRequest.Task, _ bytes: Data, as mediaType: MediaType
    ) async throws(ReadFailure) -> HelperAnswer {
        guard let worker = await queue.take() else { throw .cancelled }
        // The pages of a document that is alone are spread over all cores.
        let share = max(1, count / max(1, await queue.lent))
        let request = HelperRequest(mediaType: mediaType, task: task, share: share)
        let stop = StopSignal()
        let result = await withTaskCancellationHandler {
            await worker.answer(request, bytes, stop: stop)
        } onCancel: {
            stop.raise()
        }
        await queue.giveBack(worker)
        return try result.get()
    }

    /// Starts helpers for so many documents, so that they are ready when the first ones come.
    func warm(for documents: Int) async {
        await withTaskGroup { group in
            for _ in 0..<min(documents, count) {
                guard let worker = await queue.take() else { return }
                group.addTask {
                    await worker.warm()
                    await queue.giveBack(worker)
                }
            }
        }
    }

    /// Ends all helpers.
    func clear() async {
        for worker in await queue.workers { await worker.clear() }
    }
}
