import AssayCore
import AssayTestSupport
import Foundation

@testable import AssayEngine

/// One strategy over text documents, with models behind scripted servers and a ledger that is looked into.
struct ScriptedBench {
    let folder: TemporaryFolder
    let ledger: Ledger
    let run: RunRecord
    let models: ModelCatalogue
    let allowance: RunAllowance
    private let runner: BatchRunner

    init(
        _ options: ModelOptions, environment: [String: String], schema: String = "receipt", repairs: Int = 0,
        limits: RunLimits = RunLimits(), width: Int = 1, clock: CallClock = SleepWatch().clock,
        ledger: Ledger? = nil
    ) throws {
        folder = try TemporaryFolder()
        self.ledger = try ledger ?? Ledger.inMemory()
        let schema = try Catalogue(roots: []).schema(schema)
        let strategy = Strategy(
            name: "scripted", reader: ReaderOptions(), extract: .model(options),
            repair: RepairOptions(attempts: repairs, on: [.invalid]))
        allowance = RunAllowance(limits, clock: clock)
        models = try ModelCatalogue(environment: environment, allowance: allowance, clock: clock)
        run = try self.ledger.run(
            RunConfiguration(schema: schema, strategy: strategy, readerVersion: "1"), folder: "/x",
            fresh: false)
        let reader = FileReader(workers: 1)
        let pipeline = try Pipeline(
            schema: schema, strategy: strategy, reader: reader, models: models, ledger: self.ledger,
            pictures: PagePictures(of: reader))
        runner = BatchRunner(
            pipeline: pipeline, ledger: self.ledger, width: width, allowance: allowance)
    }

    /// Receipts that differ in one line.
    func run(_ count: Int) async throws -> BatchRunner.Summary {
        try await run(
            texts: (0..<count).map {
                "CORNER SHOP LTD\n\($0) High Street, Leeds\nDate 13/04/2025\nTotal 12.50\n"
            })
    }

    func run(texts: [String]) async throws -> BatchRunner.Summary {
        try await run(files: texts.enumerated().map { ("\($0).txt", Data($1.utf8)) })
    }

    /// What was begun before goes on.
    func run(files: [(name: String, bytes: Data)]) async throws -> BatchRunner.Summary {
        let files = try files.map { name, bytes in
            let url = folder.url.appending(path: name)
            try bytes.write(to: url)
            return InputFile(url: url, name: name)
        }
        try await models.countSpending(of: run, in: ledger)
        return try await runner.run(files, in: run) { _ in }
    }

    /// The calls in the ledger, in the order in which they ended.
    func calls() throws -> [CallRecord] { try ledger.calls(in: run) }
}

extension BatchRunner.Summary {
    /// Documents that have a verdict.
    var answered: Int { counts.values.reduce(0, +) }
}

/// An answer about the receipt that checks out.
enum ReceiptAnswer {
    static let right =
        #"{"seller_name":"CORNER SHOP LTD","seller_address":null,"issue_date":"13/04/2025","total":"12.50"}"#
    /// Breaks the schema.
    static let wrong = #"{"seller_name":7,"seller_address":null,"issue_date":"never","total":"no amount"}"#
}
