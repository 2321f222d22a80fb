import ArgumentParser
import AssayCore
import AssayEngine

/// `assay baseline`: results to be judged against later.
struct BaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", abstract: "Keep a run's results as a small file for `assay gate`.",
        subcommands: [Save.self])

    struct Save: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write how each labelled field of each document fared.",
            discussion: """
                The file has a line for each document: its name, its verdict, a letter for each field (c correct, a \
                correctly absent, w wrong, m missing, s spurious, - not labelled), cost and time. No value of a document \
                is in it, so that it can be committed.
                """)

        @OptionGroup var ledgerOptions: LedgerOptions

        @Option(
            name: .customLong("run"), help: ArgumentHelp("The run. Default: the last used.", valueName: "run")
        )
        var number: Int64?

        @Option(help: ArgumentHelp("Where to write it.", valueName: "file"))
        var output = "baseline.json"

        @OptionGroup var kept: KeptJudgeOptions

        func run() throws {
            let ledger = try ledgerOptions.openExisting()
            let evaluation = try ledger.labelledEvaluation(
                of: try ledger.run(numbered: number), judge: kept.use)
            try Report.save(Baseline(of: evaluation).text, to: output)
            let run = evaluation.run
            Terminal.note(
                "run \(run.id): \(run.schemaName), \(run.strategyName), "
                    + Figures.counted(evaluation.documents.count, "labelled document"))
        }
    }
}
