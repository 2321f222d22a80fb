public import AssayCore
import Foundation

// Batch: many documents through the pipeline, a bounded number at a time, each committed as it is done.

/// Runs the documents of a set through a pipeline. Workers return outcomes; one loop commits them, so that a
/// document is done exactly when the ledger says so. A kill at any moment loses what is in flight alone.
public struct BatchRunner: Sendable {
    /// What happened in a run, document by document, for progress and for the summary.
    public enum Event: Sendable {
        /// Documents in the set, and how many of them the ledger already has.
        case started(total: Int, done: Int)
        case finished(Outcome, name: String)
    }

    /// How a run ended.
    public struct Summary: Sendable, Hashable {
        public var counts: [Verdict.Word: Int] = [:]
        public var failed = 0
        /// Documents that the ledger already had; they are in `counts` and `failed` too.
        public var known = 0
        /// Left undone because the run was stopped, or because a batch job must answer first.
        public var pending = 0
        /// The limit that stopped the run; nil where none did.
        public var stopped: AssayError?
        public var total: Int { counts.values.reduce(0, +) + failed + pending }
    }

    let pipeline: Pipeline
    let ledger: Ledger
    /// Documents in flight at once.
    let width: Int
    /// Set when the user asks to stop: what is in flight is finished, nothing more is begun.
    let stop: StopRequest
    /// Nothing is begun once its time is over.
    let allowance: RunAllowance

    public init(
        pipeline: Pipeline, ledger: Ledger, width: Int, stop: StopRequest = StopRequest(),
        allowance: RunAllowance = RunAllowance()
    ) {
        self.pipeline = pipeline
        self.ledger = ledger
        self.width = max(1, width)
        self.stop = stop
        self.allowance = allowance
    }

    /// Processes what has no outcome yet and commits each outcome. Throws where the run can't go on; what is
    /// done by then is kept, what is left stays pending.
    public func run(
        _ files: [InputFile], in run: RunRecord, onEvent: @Sendable (Event) -> Void
    ) async throws(AssayError) -> Summary {
        let (pending, known) = try pending(of: files, in: run)
        onEvent(.started(total: files.count, done: known.known))
        let summary = try await process(pending, in: run, from: known, onEvent: onEvent)
        if summary.pending == 0 { try ledger.finish(run) }
        return summary
    }

    /// What has no outcome yet, and the count of what has.
    func pending(
        of files: [InputFile], in run: RunRecord
    ) throws(AssayError) -> (files: [InputFile], known: Summary) {
        let done = try ledger.finished(in: run)
        let pending = files.filter { !isFinished($0, in: done) }
        var summary = Summary()
        summary.known = files.count - pending.count
        let known = Set(files.map(\.name)).subtracting(pending.map(\.name))
        for (name, verdict) in try ledger.verdicts(in: run) where known.contains(name) {
            summary.count(verdict)
        }
        return (pending, summary)
    }

    /// Processes the files, whatever the ledger has of them, and counts on from a summary.
    func process(
        _ files: [InputFile], in run: RunRecord, from start: Summary, onEvent: @Sendable (Event) -> Void
    ) async throws(AssayError) -> Summary {
        var summary = start
        var failure: AssayError?
        await withTaskGroup(of: (String, Result<Outcome?, AssayError>).self) { group in
            var waiting = files[...]
            var inFlight = 0
            while true {
                while inFlight < width, failure == nil, summary.stopped == nil, !stop.isSet, !waiting.isEmpty
                {
                    guard allowance.hasTime(), let file = waiting.popFirst() else {
                        summary.stopped = LimitReached.deadline.error(LimitReached.deadlineMessage)
                        break
                    }
                    group.addTask { (file.name, await result(of: file, in: run)) }
                    inFlight += 1
                }
                guard let (name, result) = await group.next() else { break }
                inFlight -= 1
                do throws(AssayError) {
                    guard let outcome = try result.get() else {
                        summary.pending += 1
                        continue
                    }
                    try ledger.commit(outcome, name: name, in: run)
                    summary.count(outcome)
                    onEvent(.finished(outcome, name: name))
                } catch {
                    summary.pending += 1
                    switch error.exit {
                    case .stopped: summary.stopped = summary.stopped ?? error
                    case .done, .failures, .usage, .missingTool, .ledger, .cancelled:
                        failure = failure ?? error
                    }
                }
            }
            summary.pending += waiting.count
        }
        if let failure { throw failure }
        return summary
    }

    private func result(of file: InputFile, in run: RunRecord) async -> Result<Outcome?, AssayError> {
        do throws(AssayError) {
            return .success(try await pipeline.outcome(of: file, in: run))
        } catch {
            return .failure(error)
        }
    }

    /// A document is done when the bytes it has now are those its outcome was made from.
    private func isFinished(_ file: InputFile, in done: [String: String]) -> Bool {
        guard let known = done[file.name] else { return false }
        guard let (document, _) = try? file.load() else { return known.isEmpty }
        return document.id == known
    }
}

extension BatchRunner.Summary {
    mutating func count(_ outcome: Outcome) {
        switch outcome.result {
        case .checked(_, let verdict): count(verdict.word)
        case .failed: count(nil)
        }
    }

    /// nil: the document failed.
    mutating func count(_ verdict: Verdict.Word?) {
        if let verdict { counts[verdict, default: 0] += 1 } else { failed += 1 }
    }
}
