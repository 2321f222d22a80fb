import AssayCore
import Foundation

// A job is in the ledger before it is sent and after it was taken. Between the two the program may die, or the answer
// may get lost: then the provider's listing says whether it has the job, by the tag that the job carries.
extension BatchDesk {
    /// Seconds by which a provider's clock may be behind ours.
    private static let clockSkew = 3600.0
    /// Pages of a listing that are looked through.
    private static let maxPages = 50

    /// One job. False where there is no use in sending more just now.
    func submit(_ items: [BatchItem], over lane: BatchLane) async throws(AssayError) -> Bool {
        let tag = Self.tag()
        let job = try ledger.begin(items, of: lane.id, tag: tag, in: run)
        let requests = items.map {
            BatchSubmission.Request(customID: $0.customID(tag: tag), body: $0.body ?? $0.record)
        }
        let submission = BatchSubmission(
            tag: tag, model: lane.model.name, path: items.first?.path ?? "", requests: requests)
        let remote: RemoteBatch
        do throws(BatchTrouble) {
            remote = try await send(submission, over: lane)
        } catch {
            return try await giveUp(job, error, over: lane)
        }
        noteSuccess()
        try ledger.confirm(job, as: remote.id)
        onEvent(.submitted(id: remote.id, requests: items.count, model: lane.known.name))
        return true
    }

    private func send(
        _ submission: BatchSubmission, over lane: BatchLane
    ) async throws(BatchTrouble) -> RemoteBatch {
        var file = ""
        if let upload = lane.batch.upload(submission) {
            // A file that no job names does nothing: whether it arrived needn't be known.
            do throws(BatchTrouble) {
                file = try await lane.store(upload)
            } catch {
                guard case .uncertain(let failure) = error else { throw error }
                throw .passing(failure)
            }
        }
        let body = try await lane.post(lane.batch.create(submission, file))
        guard let remote = lane.batch.remote(body) else {
            throw .uncertain(
                ModelFailure(.transient, code: "unreadable-reply", message: "the reply is no batch job"))
        }
        return remote
    }

    private func giveUp(
        _ job: BatchJob, _ trouble: BatchTrouble, over lane: BatchLane
    ) async throws(AssayError) -> Bool {
        switch trouble {
        // `recover` finds out.
        case .uncertain: break
        case .passing: try await withdraw(job, over: lane)
        case .refused(let failure):
            try await withdraw(job, over: lane)
            if failure.status == 413, job.requests > 1 {
                halve(lane, job.requests)
                return true
            }
        }
        try note(trouble, with: lane)
        return false
    }

    private func halve(_ lane: BatchLane, _ requests: Int) {
        var smaller = limits[lane.id] ?? lane.batch.limits
        smaller.requests = max(1, requests / 2)
        limits[lane.id] = smaller
    }

    /// 48 random bits as hex digits.
    private static func tag() -> String {
        let digits = String(UInt64.random(in: 0..<(1 << 48)), radix: 16)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// Finds out what became of a job whose answer never came.
    func recover(_ job: BatchJob, over lane: BatchLane) async throws(AssayError) {
        let sighting: Sighting
        do throws(BatchTrouble) {
            sighting = try await look(for: job, over: lane, known: try known())
        } catch {
            return try note(error, with: lane)
        }
        noteSuccess()
        switch sighting {
        case .found(let id):
            try ledger.confirm(job, as: id)
            onEvent(.foundAgain(id: id, requests: job.requests))
        case .undecided: break
        case .missing:
            let since = missedSince[job.id] ?? clock.now()
            missedSince[job.id] = since
            if clock.now() - since >= pace.settling { try await withdraw(job, over: lane) }
        }
    }

    private enum Sighting {
        case found(String)
        case missing
        /// There are jobs whose requests can't be seen yet.
        case undecided
    }

    private func known() throws(BatchTrouble) -> Set<String> {
        do throws(AssayError) {
            return try ledger.knownBatches()
        } catch {
            throw .refused(ModelFailure(.fatalForRun, code: "ledger", message: error.what))
        }
    }

    private func look(
        for job: BatchJob, over lane: BatchLane, known: Set<String>
    ) async throws(BatchTrouble) -> Sighting {
        let earliest = BatchTime.text(Self.clockSkew, before: job.createdAt)
        var sighting = Sighting.missing
        var page = ""
        for _ in 0..<Self.maxPages {
            let (remotes, next) = lane.batch.listed(try await lane.get(lane.batch.list(page)))
            for remote in remotes where !known.contains(remote.id) && !foreign.contains(remote.id) {
                if !remote.createdAt.isEmpty, remote.createdAt < earliest { return sighting }
                switch try await isOurs(remote, job, over: lane) {
                case true?: return .found(remote.id)
                case false?: foreign.insert(remote.id)
                case nil: sighting = .undecided
                }
            }
            guard let next else { return sighting }
            page = next
        }
        return sighting
    }

    /// Whether it is the job; nil where that can't be told before it has ended.
    private func isOurs(
        _ remote: RemoteBatch, _ job: BatchJob, over lane: BatchLane
    ) async throws(BatchTrouble) -> Bool? {
        if lane.batch.isTagged { return remote.tag == job.tag }
        guard remote.state == .ended, let source = remote.results.first else { return nil }
        let first = try await lane.lines(of: source, firstOnly: true).first.flatMap(lane.batch.result)
        return first?.customID.hasPrefix(job.tag + "-") ?? false
    }
}
