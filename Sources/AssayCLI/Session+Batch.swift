import AssayCore
import AssayEngine

extension Session {
    /// One strategy over a set, its models asked by batch jobs. The summary counts what the ledger already had too.
    func runBatched(
        _ set: DocumentSet, schema: DocumentSchema, strategy: Strategy, longestPause: Double
    ) async throws -> (RunRecord, BatchRunner.Summary) {
        let configuration = RunConfiguration(
            schema: schema, strategy: strategy, readerVersion: reader.version)
        let run = try ledger.run(configuration, folder: folder, fresh: isFresh)
        let pipeline = try Pipeline(
            schema: schema, strategy: strategy, reader: reader, models: models, ledger: ledger,
            pictures: PagePictures(of: reader), isFresh: isFresh, isBatched: true)
        try await models.countSpending(of: run, in: ledger)
        let progress = Progress("\(schema.name), \(strategy.name)")
        let batched = BatchedRun(
            runner: BatchRunner(
                pipeline: pipeline, ledger: ledger, width: width, stop: stop, allowance: allowance),
            pace: BatchPace(first: min(5, longestPause), longest: longestPause))
        defer { progress.finish() }
        let summary = try await batched.run(set.files, in: run, onEvent: progress.show) { event in
            if let text = Self.text(event) { Terminal.note(text) }
        }
        return (run, summary)
    }

    private static func text(_ event: BatchEvent) -> String? {
        switch event {
        case .submitted(let id, let requests, let model): "batch job \(id): \(requests) requests to \(model)"
        case .foundAgain(let id, let requests): "batch job \(id): \(requests) requests, sent before"
        case .collected(let id, let requests): "batch job \(id): \(requests) requests collected"
        case .waiting: nil
        }
    }
}
