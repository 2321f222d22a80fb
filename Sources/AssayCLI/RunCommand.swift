import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay run`: every document of a folder through one strategy.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Process the documents of a folder with one strategy, into the ledger.",
        discussion: """
            Killed or stopped at any moment, the same command goes on where it was. Documents whose bytes changed are \
            done again. A document that can't be read is recorded with the reason, and the run goes on; the exit \
            status is then 1. Where the budget, the deadline or the brake stops a run, what is left stays pending: the \
            exit status is 5, and the same command goes on.

            Where the folder holds documents/ and labels/, the labels are kept too, so that `assay report` can say how \
            right the values are.

            With --batch documents wait for jobs that take minutes to a day. The command may be stopped or killed \
            meanwhile: the jobs go on, and the same command fetches what they brought; nothing is sent twice.
            """)

    @OptionGroup var batch: BatchOptions
    @OptionGroup var limitOptions: LimitOptions
    @OptionGroup var ledgerOptions: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "How to do it: a name (rules, cascade, text-llm, your own; `assay schema` lists them) or a path.",
            valueName: "strategy"))
    var strategy: String

    @Flag(
        name: .customLong("batch"),
        help: "Ask models by their providers' batch jobs: half the price, within a day instead of at once.")
    var isBatched = false

    @Option(
        help: ArgumentHelp(
            "With --batch: seconds between two looks at a job, at most.", valueName: "seconds"))
    var batchPoll: Double = 60

    @Flag(help: "Print the summary as JSON.")
    var json = false

    func validate() throws {
        guard batchPoll > 0 else { throw ValidationError("--batch-poll takes a number of seconds above 0.") }
    }

    func run() async throws {
        let set = try DocumentSet(opening: batch.folder, limit: batch.limit)
        let catalogue = Catalogue()
        let schema = try catalogue.schema(batch.schemaName(of: set))
        let strategy = try catalogue.strategy(strategy)
        let interrupt = Interrupt()
        let session = try Session(
            ledger: try ledgerOptions.open(), options: batch, limits: limitOptions.limits,
            stop: interrupt.stop)
        let hasLabels = keepLabels(of: set, schema, session)
        let (run, summary) = try await session.closing {
            isBatched
                ? try await session.runBatched(
                    set, schema: schema, strategy: strategy, longestPause: batchPoll)
                : try await session.run(set, schema: schema, strategy: strategy)
        }
        Terminal.print(json ? Self.json(summary, run) : text(summary, run, hasLabels: hasLabels))
        try Session.check(summary, interrupt)
    }

    /// Whether there are any. One that can't be used stops no run: it takes away the scores alone.
    private func keepLabels(of set: DocumentSet, _ schema: DocumentSchema, _ session: Session) -> Bool {
        guard !set.labels.isEmpty else { return false }
        do throws(AssayError) {
            return try !set.storeLabels(in: session.ledger, schema: schema, folder: session.folder).isEmpty
        } catch {
            Terminal.note(
                "warning: the labels are not kept, and `assay report` has no scores of them: \(error)")
            return false
        }
    }

    private func text(_ summary: BatchRunner.Summary, _ run: RunRecord, hasLabels: Bool) -> String {
        let words = [Verdict.Word.valid, .unclear, .invalid].map {
            "\($0.rawValue) \(summary.counts[$0, default: 0])"
        }
        let parts =
            words + ["failed \(summary.failed)"] + (summary.pending > 0 ? ["pending \(summary.pending)"] : [])
        let place = "--ledger \(ledgerOptions.path) --run \(run.id)"
        var lines = [
            "run \(run.id): \(Figures.counted(summary.total, "document")): \(parts.joined(separator: ", "))",
            "Values: assay export \(place)",
        ]
        if summary.failed + summary.counts[.unclear, default: 0] + summary.counts[.invalid, default: 0] > 0 {
            lines.append("Reasons: assay show DOCUMENT \(place)")
        }
        if hasLabels { lines.append("Scores: assay report \(place)") }
        return lines.joined(separator: "\n")
    }

    private static func json(_ summary: BatchRunner.Summary, _ run: RunRecord) -> String {
        let counts = Verdict.Word.allCases.map {
            ($0.rawValue, JSON.number(JSONNumber(summary.counts[$0, default: 0])))
        }
        let rest: [(String, JSON)] = [
            ("failed", .number(JSONNumber(summary.failed))),
            ("pending", .number(JSONNumber(summary.pending))),
            ("stopped", summary.stopped.map { .string($0.location) } ?? .null),
        ]
        return JSON.object(
            JSONObject([("run", .number(JSONNumber(Int(run.id))))] + counts + rest)
        ).text(.compact)
    }
}
