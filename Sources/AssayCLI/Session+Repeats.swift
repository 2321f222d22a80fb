import AssayCore
import AssayEngine

extension Session {
    /// The same strategy as many times as asked, every time but the first with models asked anew. Repeats that the
    /// ledger has are taken from there.
    func runs(
        _ set: DocumentSet, schema: DocumentSchema, strategy: Strategy, times: Int
    ) async throws -> [RunRecord] {
        guard times > 1 else {
            let (run, summary) = try await run(set, schema: schema, strategy: strategy)
            if let stopped = summary.stopped { throw stopped }
            return [run]
        }
        let configuration = RunConfiguration(
            schema: schema, strategy: strategy, readerVersion: reader.version)
        let known = try ledger.runs().filter {
            $0.configuration == configuration.digest && $0.folder == folder
                && $0.strategyName == strategy.name && !isFresh
        }.prefix(times).reversed()
        var runs = Array(known)
        for number in 0..<times where !stop.isSet {
            let asksAnew = isFresh || number > 0
            if number >= runs.count {
                runs.append(try ledger.run(configuration, folder: folder, fresh: asksAnew))
            }
            let pipeline = try Pipeline(
                schema: schema, strategy: strategy, reader: reader, models: models, ledger: ledger,
                pictures: PagePictures(of: reader), isFresh: asksAnew)
            let progress = Progress("\(schema.name), \(strategy.name), \(number + 1) of \(times)")
            try await models.countSpending(of: runs[number], in: ledger)
            let runner = BatchRunner(
                pipeline: pipeline, ledger: ledger, width: width, stop: stop, allowance: allowance)
            defer { progress.finish() }
            let summary = try await runner.run(set.files, in: runs[number], onEvent: progress.show)
            // A comparison of what happened to be done would mislead.
            if let stopped = summary.stopped { throw stopped }
        }
        return runs
    }
}
