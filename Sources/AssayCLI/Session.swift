import AssayCore
import AssayEngine
import Foundation

/// What the commands that process documents share: one ledger, one reader, one set of model servers.
struct Session: Sendable {
    let ledger: Ledger
    let reader: FileReader
    let models: ModelCatalogue
    let folder: String
    let width: Int
    let isFresh: Bool
    let stop: StopRequest
    let allowance: RunAllowance

    init(
        ledger: Ledger, options: BatchOptions, limits: RunLimits, stop: StopRequest
    ) throws(AssayError) {
        allowance = RunAllowance(limits)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        self.ledger = ledger
        reader = FileReader(workers: cores, helper: ReadWorker.program)
        do throws(DefinitionError) {
            models = try ModelCatalogue(allowance: allowance)
        } catch {
            throw AssayError("the model data compiled in is broken: \(error)")
        }
        folder = URL(filePath: options.folder, directoryHint: .isDirectory).standardizedFileURL.path
        width = options.jobs ?? cores
        isFresh = options.fresh
        self.stop = stop
    }

    /// Runs the body and stops servers and recognisers however it ends.
    func closing<T>(_ body: () async throws -> T) async throws -> T {
        do {
            let value = try await body()
            await close()
            return value
        } catch {
            await close()
            throw error
        }
    }

    private func close() async {
        await models.shutdown()
        await reader.close()
    }

    /// One strategy over a set, with progress on stderr. The summary counts what the ledger already had too.
    func run(
        _ set: DocumentSet, schema: DocumentSchema, strategy: Strategy
    ) async throws -> (RunRecord, BatchRunner.Summary) {
        let configuration = RunConfiguration(
            schema: schema, strategy: strategy, readerVersion: reader.version)
        let run = try ledger.run(configuration, folder: folder, fresh: isFresh)
        let pipeline = try Pipeline(
            schema: schema, strategy: strategy, reader: reader, models: models, ledger: ledger,
            pictures: PagePictures(of: reader), isFresh: isFresh)
        try await models.countSpending(of: run, in: ledger)
        let progress = Progress("\(schema.name), \(strategy.name)")
        let runner = BatchRunner(
            pipeline: pipeline, ledger: ledger, width: width, stop: stop, allowance: allowance)
        defer { progress.finish() }
        let summary = try await runner.run(set.files, in: run, onEvent: progress.show)
        return (run, summary)
    }

    /// The exit status that a summary asks for.
    static func check(_ summary: BatchRunner.Summary, _ interrupt: Interrupt) throws {
        if interrupt.stop.isSet { throw ExitStatus.cancelled }
        if let stopped = summary.stopped { throw stopped }
        if summary.failed + summary.pending > 0 { throw ExitStatus.failures }
    }
}
