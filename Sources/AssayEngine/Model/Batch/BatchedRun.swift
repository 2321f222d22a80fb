public import AssayCore

/// A run whose models are asked by batch jobs. Documents go through the pipeline as far as the ledger has answers; what
/// they ask next is sent as a job, and when a job has ended they go on: a repair is asked by the next job. Everything
/// stands in the ledger: a run that is killed goes on where it was, with the jobs that its provider has.
///
///     let batched = BatchedRun(runner: runner)      // of a pipeline made with `isBatched: true`
///     let summary = try await batched.run(files, in: run) { _ in }
public struct BatchedRun: Sendable {
    private let runner: BatchRunner
    private let pace: BatchPace
    private let clock: CallClock

    public init(runner: BatchRunner, pace: BatchPace = BatchPace()) {
        self.init(runner: runner, pace: pace, clock: CallClock())
    }

    init(runner: BatchRunner, pace: BatchPace, clock: CallClock) {
        self.runner = runner
        self.pace = pace
        self.clock = clock
    }

    /// As `BatchRunner.run`; returns when every document has an outcome or nothing more can be asked. What is pending
    /// then is asked again by the same command.
    public func run(
        _ files: [InputFile], in run: RunRecord, onEvent: @Sendable (BatchRunner.Event) -> Void,
        onJob: @escaping @Sendable (BatchEvent) -> Void = { _ in }
    ) async throws(AssayError) -> BatchRunner.Summary {
        let lanes = runner.pipeline.extractor.lanes
        guard !lanes.isEmpty else {
            throw AssayError(
                "the strategy asks no model whose provider takes batch jobs", at: run.strategyName,
                hint: "Batch jobs are for anthropic/…, openai/… and gemini/…: leave out --batch for others.")
        }
        let desk = BatchDesk(
            ledger: runner.ledger, run: run, lanes: lanes, pace: pace, clock: clock,
            allowance: runner.allowance, onEvent: onJob)
        try await desk.checkAddresses()
        try await desk.countSent()
        try runner.ledger.renewBatchItems(of: run)
        var (left, summary) = try runner.pending(of: files, in: run)
        onEvent(.started(total: files.count, done: summary.known))
        try await pass(&left, &summary, in: run, onEvent)
        var pause = pace.first
        while !runner.stop.isSet, runner.allowance.hasTime() {
            try await desk.submit(until: runner.stop)
            guard try await !desk.isDone() else { break }
            if try await desk.look() {
                try await pass(&left, &summary, in: run, onEvent)
                pause = pace.first
            } else {
                await wait(pause)
                pause = min(pace.longest, pause * 1.5)
            }
        }
        summary.pending = left.count
        if !left.isEmpty { summary.stopped = await hindrance(of: desk) ?? summary.stopped }
        if left.isEmpty { try runner.ledger.finish(run) }
        return summary
    }

    /// The limit that keeps what is left from being asked. Jobs that were sent go on, and the same command collects them.
    private func hindrance(of desk: BatchDesk) async -> AssayError? {
        if let hindrance = await desk.hindrance { return hindrance }
        return runner.allowance.hasTime() ? nil : LimitReached.deadline.error(LimitReached.deadlineMessage)
    }

    /// Every document that isn't done and doesn't wait for a job, as far as it gets.
    private func pass(
        _ left: inout [InputFile], _ summary: inout BatchRunner.Summary, in run: RunRecord,
        _ onEvent: @Sendable (BatchRunner.Event) -> Void
    ) async throws(AssayError) {
        let waiting = try runner.ledger.namesWaitingForBatches(in: run)
        let finished = Locked<Set<String>>([])
        summary = try await runner.process(
            left.filter { !waiting.contains($0.name) }, in: run, from: summary
        ) { event in
            if case .finished(_, let name) = event { _ = finished.withLock { $0.insert(name) } }
            onEvent(event)
        }
        let done = finished.withLock(\.self)
        left.removeAll { done.contains($0.name) }
    }

    /// In short pieces, so that a stop is noticed.
    private func wait(_ seconds: Double) async {
        var left = seconds
        while left > 0, !runner.stop.isSet, runner.allowance.hasTime() {
            let piece = min(left, 0.25)
            await clock.sleep(piece)
            left -= piece
        }
    }
}
