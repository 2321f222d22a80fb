import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay report`: what the ledger knows about labelled runs, as pages and tables.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write accuracy reports from the ledger: terminal, Markdown, HTML, CSV, JSON or JUnit XML.",
        discussion: """
            Takes the last used run of each strategy over each labelled folder, unless --run names others. Without an \
            option that names a file, the tables are printed. Labels are those that `assay compare` or `assay run` last \
            found beside the documents.

              assay report                                  tables in the terminal
              assay report --eval EVAL.md --html report.html
              assay report --list                           the runs in the ledger
            """)

    @OptionGroup var ledgerOptions: LedgerOptions

    @Flag(help: "List the runs in the ledger.")
    var list = false

    @Option(name: .customLong("run"), help: ArgumentHelp("Only this run; may be repeated.", valueName: "run"))
    var runs: [Int64] = []

    @Option(
        help: ArgumentHelp(
            "Write the evaluation in Markdown; in a file that is there, only what stands between its markers is replaced.",
            valueName: "file"))
    var eval: String?

    @Option(
        help: ArgumentHelp(
            "Renew the table of results between the markers of this file.", valueName: "file"))
    var readme: String?

    @Option(help: ArgumentHelp("Write one self-contained page.", valueName: "file"))
    var html: String?

    @Option(
        help: ArgumentHelp(
            "With --html: failures of each run to show on their pages; 0 for none.", valueName: "n"))
    var pictures = 12

    @Option(help: ArgumentHelp("Write a case for each labelled field as JUnit XML.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Write the figures of each field.", valueName: "file"))
    var csv: String?

    @OptionGroup var kept: KeptJudgeOptions

    @Option(
        help: ArgumentHelp(
            "Documents with the same value of this key in their meta data are alike, as for `assay compare`.",
            valueName: "key"))
    var cluster: String?

    @Flag(help: "Print the figures as JSON.")
    var json = false

    @Flag(help: "With --eval and --readme: write nothing, and fail where a file is not what the ledger says.")
    var check = false

    func validate() throws {
        guard (0...200).contains(pictures) else {
            throw ValidationError("--pictures takes a number from 0 to 200.")
        }
        if check, eval == nil, readme == nil {
            throw ValidationError("--check goes with --eval or --readme.")
        }
    }

    func run() async throws {
        let ledger = try ledgerOptions.openExisting()
        if list { return Terminal.print(try Self.listing(ledger)) }
        let evaluations = try await evaluations(from: ledger)
        try requireKey(in: evaluations)
        // The date is the runs' own, so that the same ledger always gives the same report.
        let date = evaluations.map(\.run.createdAt).max()?.prefix(10) ?? ""
        let (galleries, pages) = try await shown(evaluations, ledger)
        let report = EvaluationReport(
            evaluations: evaluations, date: String(date), galleries: galleries, pictures: pages,
            clusteredBy: cluster)
        if check { return try checkPages(report) }
        try write(report, evaluations)
        if json { Terminal.print(JSON.array(evaluations.map(EvaluationJSON.json)).text(.pretty)) }
        if [eval, readme, html, csv, junit].allSatisfy({ $0 == nil }), !json { try printTables(evaluations) }
    }

    private func requireKey(in evaluations: [RunEvaluation]) throws(AssayError) {
        guard let cluster, !evaluations.contains(where: { $0.metaKeys.contains(cluster) }) else { return }
        let known = Set(evaluations.flatMap(\.metaKeys)).sorted()
        throw AssayError(
            "no document has \"\(cluster)\" in its meta data to cluster by",
            hint: known.isEmpty
                ? "Write it into meta/<name>.json beside documents/." : "Known: \(Comparison.list(known)).")
    }

    /// Failures on their pages, for the page alone; text has no pictures.
    private func shown(
        _ evaluations: [RunEvaluation], _ ledger: Ledger
    ) async throws -> (galleries: [FailureGallery], pictures: [PagePicture]) {
        guard html != nil, pictures > 0, !check else { return ([], []) }
        let reader = FileReader(workers: 1, helper: ReadWorker.program)
        let shown = try await FailureGalleries(ledger: ledger, reader: reader, perRun: pictures)
            .galleries(of: evaluations)
        await reader.close()
        return shown
    }

    private static func listing(_ ledger: Ledger) throws -> String {
        var table = Table(
            header: ["run", "kind", "strategy", "model", "begun", "documents", "folder"],
            leftAligned: [1, 2, 3, 4, 6])
        for run in try ledger.runs() {
            let count = try ledger.outcomes(of: run).count
            table.add([
                String(run.id), run.schemaName, run.strategyName, run.model, run.createdAt, String(count),
                run.folder,
            ])
        }
        return table.text
    }

    private func evaluations(from ledger: Ledger) async throws -> [RunEvaluation] {
        let chosen =
            runs.isEmpty
            ? try ledger.runsByUse().newestOfEachStrategy : try runs.map { try ledger.run(numbered: $0) }
        let all = try await ledger.evaluations(of: chosen, judge: kept.use)
        for evaluation in all where !runs.isEmpty && evaluation.documents.isEmpty && all.count > 1 {
            Terminal.note("note: run \(evaluation.run.id) has no labelled document and is left out")
        }
        let evaluations = all.filter { !$0.documents.isEmpty }
        guard !evaluations.isEmpty else {
            throw AssayError(
                "there is no run with labelled documents", at: ledger.path, hint: hint(about: chosen))
        }
        return evaluations
    }

    /// What gives one of the runs its scores: labels that are there but unknown to the ledger, or else new ones.
    private func hint(about runs: [RunRecord]) -> String {
        let labelled = runs.last { run in
            FileManager.default.fileExists(atPath: run.folder + "/documents")
                && FileManager.default.fileExists(atPath: run.folder + "/labels")
        }
        guard let labelled else {
            return "Put right answers into labels/<name>.json beside documents/, then run `assay compare`."
        }
        return "\(labelled.folder) has labels; this reads them and does nothing again: assay compare "
            + "\(labelled.folder) --schema \(labelled.schemaName) --strategy \(labelled.strategyName) "
            + "--ledger \(ledgerOptions.path)"
    }
}
