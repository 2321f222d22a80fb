import AssayCore
import Foundation

/// Hands documents to helper processes, as many as cores, first come, first served.
struct HelperPool: Sendable {
    private let threads: WorkerThreads<HelperWorker>
    private let count: Int

    /// `executable`: a path of `assay`.
    init(_ executable: String, count: Int, limits: ReadingLimits) {
        let count = max(1, count)
        let settings = HelperSettings(parent: getpid(), workers: count, limits: limits)
        self.count = count
        threads = WorkerThreads("helper", count: count) {
            HelperWorker(executable: executable, settings: settings)
        }
    }

    /// A task that is cancelled while its helper works has the helper killed.
    func answer(
        _ task: HelperRequest.Task, _ bytes: Data, as mediaType: MediaType
    ) async throws(ReadFailure) -> HelperAnswer {
        let stop = StopSignal()
        let count = count
        let result = await withTaskCancellationHandler {
            await threads.perform { worker, busy -> Result<HelperAnswer, ReadFailure> in
                // The pages of a document that is alone are spread over all cores.
                let request = HelperRequest(mediaType: mediaType, task: task, share: max(1, count / busy))
                return worker.answer(request, bytes, stop: stop)
            }
        } onCancel: {
            stop.raise()
        }
        guard let result else { throw .cancelled }
        return try result.get()
    }

    /// Starts helpers for so many documents, so that they are ready when the first ones come.
    func warm(for documents: Int) async { await threads.onEach(atLeast: documents) { $0.warm() } }

    /// Ends all helpers.
    func clear() async { await threads.onEach { $0.clear() } }
}
