import AssayCore
import AssayEngine

extension Session {
    /// The same strategy as many times as asked, every time but the first with models asked anew. Repeats that the
    /// ledger has are taken from there.
    func runs(
        _ set: DocumentSet, schema: DocumentSchema, strategy: Strategy, times: Int
    ) async throws -> [RunRecord] {
        guard times > 1 else { return [try await run(set, schema: schema, strategy: strategy).0] }
        let configuration = RunConfiguration(
            schema: schema, strategy: strategy, readerVersion: reader.version)
        let known = try ledger.runs().filter {
            $0.configuration == configuration.digest && $0.folder == folder && !isFresh
        }.prefix(times).reversed()
        var runs = Array(known)
        for number in 0..<times where !stop.isSet {
            let asksAnew = isFresh || number > 0
            if number >= runs.count {
                runs.append(try ledger.run(configuration, folder: folder, fresh: asksAnew))
            }
            let pipeline = try Pipeline(
                schema: schema, strategy: strategy, reader: reader, models: models, ledger: ledger,
                isFresh: asksAnew)
            let progress = Progress("\(schema.name), \(strategy.name), \(number + 1) of \(times)")
            let runner = BatchRunner(pipeline: pipeline, ledger: ledger, width: width, stop: stop)
            defer { progress.finish() }
            _ = try await runner.run(set.files, in: runs[number], onEvent: progress.show)
        }
        return runs
    }
}
