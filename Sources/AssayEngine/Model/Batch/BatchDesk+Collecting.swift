import AssayCore
import Foundation

// Results come in any order, twice, or not at all, and the counts of a job are no more than a hint: each is told by
// its custom id, and what stays without one when the job has ended is asked again.
extension BatchDesk {
    /// Calls that are committed at once.
    private static let chunk = 200

    /// Fetches what a job has brought; true where it has ended.
    func collect(_ job: BatchJob, over lane: BatchLane) async throws(AssayError) -> Bool {
        let remote: RemoteBatch?
        do throws(BatchTrouble) {
            remote = lane.batch.remote(try await lane.get(lane.batch.status(job.remoteID ?? "")))
        } catch {
            // Deleted, or older than its provider keeps jobs.
            guard error.failure.status == 404 else {
                try note(error, with: lane)
                return false
            }
            try await finish(job, over: lane)
            return true
        }
        noteSuccess()
        guard let remote else { return false }
        switch remote.state {
        case .open: return false
        case .refused(let code, let message):
            try await withdraw(job, over: lane)
            try note(Self.trouble(code, message), with: lane)
            return false
        case .ended: return try await fetch(remote, of: job, over: lane)
        }
    }

    /// Too much is waiting in the provider's queue: it passes.
    private static let queueCodes: Set<String> = ["token_limit_exceeded", "RESOURCE_EXHAUSTED"]

    private static func trouble(_ code: String, _ message: String) -> BatchTrouble {
        queueCodes.contains(code)
            ? .passing(ModelFailure(.throttled, code: code, message: message))
            : .refused(ModelFailure(.fatalForRun, code: code, message: message))
    }

    private func fetch(
        _ remote: RemoteBatch, of job: BatchJob, over lane: BatchLane
    ) async throws(AssayError) -> Bool {
        for source in remote.results {
            let lines: [JSON]
            do throws(BatchTrouble) {
                lines = try await lane.lines(of: source)
            } catch {
                // What was fetched before is kept; the rest is fetched with the next look.
                try note(error, with: lane)
                return false
            }
            try await take(lines.compactMap(lane.batch.result), of: job, over: lane)
        }
        try await finish(job, over: lane)
        return true
    }

    private func take(
        _ results: [BatchResult], of job: BatchJob, over lane: BatchLane
    ) async throws(AssayError) {
        var open = try ledger.openItems(of: job)
        var calls: [Settled] = []
        for result in results {
            // Told twice, or none of this job's.
            guard let item = open.removeValue(forKey: result.customID) else { continue }
            calls.append(settled(item, lane.ending(of: result, to: item), job, lane))
            guard calls.count == Self.chunk else { continue }
            try await settle(calls, of: job, over: lane)
            calls.removeAll()
        }
        try await settle(calls, of: job, over: lane)
    }

    private func settle(_ calls: [Settled], of job: BatchJob, over lane: BatchLane) async throws(AssayError) {
        try ledger.settle(calls, of: job, in: run, tries: pace.tries)
        for (item, call, _) in calls { await correct(item, over: lane, cost: call.cost) }
    }

    private func finish(_ job: BatchJob, over lane: BatchLane) async throws(AssayError) {
        let left = try ledger.openItems(of: job).values.map { settled($0, BatchLane.noResult, job, lane) }
        try await settle(left, of: job, over: lane)
        try ledger.end(job)
        onEvent(.collected(id: job.remoteID ?? job.tag, requests: job.requests))
    }

    private typealias Settled = (item: BatchItem, call: ModelCall, settlement: Ledger.BatchSettlement)

    private func settled(
        _ item: BatchItem, _ ending: ModelCall.Ending, _ job: BatchJob, _ lane: BatchLane
    ) -> Settled {
        let call = ModelCall(
            model: lane.known.name, key: item.key, rung: item.rung, ending: ending,
            seconds: BatchTime.seconds(since: job.createdAt), cost: lane.cost(of: ending), isCached: false)
        guard case .failed(let failure) = ending else { return (item, call, .done) }
        switch failure.kind {
        case .fatalForItem: return (item, call, .done)
        case .fatalForRun:
            fatal = fatal ?? Self.error(failure, lane)
            return (item, call, .left)
        case .throttled, .transient:
            // Who cancels a job doesn't want it sent again at once.
            return (item, call, failure.code == BatchLane.cancelledCode ? .left : .again)
        }
    }
}
