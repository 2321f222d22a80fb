import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay compare`: two or more strategies over the same labelled documents.
struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Run strategies over labelled documents and say which is better, by how much, and how surely.",
        discussion: """
            The folder holds documents/ and labels/. Every document is scored field by field; a document that \
            failed counts as wrong. Strategies are compared document by document: differences come with a 95 % \
            interval and a p value, and where nothing can be told from so few documents, that is said.

            What the ledger already has is not done again: a second comparison takes seconds. Where the budget, the \
            deadline or the brake stops it, nothing is compared: the exit status is 5, and the same command goes on.
            """)

    @OptionGroup var batch: BatchOptions
    @OptionGroup var limitOptions: LimitOptions
    @OptionGroup var ledgerOptions: LedgerOptions

    @Option(
        name: .customLong("strategy"),
        help: ArgumentHelp(
            "A strategy; give two or more to compare them, one to measure it.", valueName: "strategy"))
    var strategies: [String]

    @Option(
        help: ArgumentHelp(
            "Versions of each strategy by a key of its file (extract.model=a,b); may be repeated: every combination is run.",
            valueName: "key=value,…"))
    var vary: [String] = []

    @Option(
        name: .customLong("repeat"),
        help: ArgumentHelp(
            "Run each so often, models asked anew, and say how much it varies.", valueName: "n"))
    var times = 1

    @Option(
        help: ArgumentHelp(
            "Documents with the same value of this key in their meta data are alike (`group`): intervals and p values treat them as one.",
            valueName: "key"))
    var cluster: String?

    @OptionGroup var judgeOptions: JudgeOptions

    @Flag(help: "Print the figures as JSON.")
    var json = false

    func validate() throws {
        guard !strategies.isEmpty else { throw ValidationError("Name the strategies with --strategy.") }
        guard Set(strategies).count == strategies.count else {
            throw ValidationError("Each --strategy may be named once.")
        }
        guard (1...100).contains(times) else {
            throw ValidationError("--repeat takes a number from 1 to 100.")
        }
        if let wrong = vary.first(where: { Variation($0) == nil }) {
            throw ValidationError("--vary takes key=value,value, as in repair.attempts=0,2; not \(wrong).")
        }
    }

    func run() async throws {
        let set = try DocumentSet(opening: batch.folder, limit: batch.limit)
        let catalogue = Catalogue()
        let schema = try catalogue.schema(batch.schemaName(of: set))
        let methods = try Variation.grid(
            of: try strategies.map { try catalogue.strategy($0) }, vary.compactMap(Variation.init))
        let interrupt = Interrupt()
        let session = try Session(
            ledger: try ledgerOptions.open(), options: batch, limits: limitOptions.limits,
            stop: interrupt.stop)
        let names = try set.storeLabels(in: session.ledger, schema: schema, folder: session.folder)
        try requireLabels(names)
        warn(of: set, names)
        let human = try judgeOptions.human(in: batch.folder)
        let (repeats, told) = try await session.closing {
            try await measured(methods, of: set, names, schema, human, in: session, until: interrupt.stop)
        }
        if interrupt.stop.isSet { throw ExitStatus.cancelled }
        // As a note, so that --json stays JSON.
        if !told.isEmpty { Terminal.note(String(told.dropLast())) }
        try show(repeats.compactMap(\.first))
        showSpread(repeats)
        let hasFailures = repeats.joined().contains { $0.documents.contains(where: \.hasFailed) }
        if hasFailures || !set.orphanLabels.isEmpty { throw ExitStatus.failures }
    }

    /// Runs each strategy as often as asked and scores it, and lets the judge decide where one is named.
    ///
    /// - Returns: by strategy and repeat, and what the judge is worth, as lines; empty where nobody was asked.
    private func measured(
        _ methods: [Strategy], of set: DocumentSet, _ names: Set<String>, _ schema: DocumentSchema,
        _ human: [HumanJudgement], in session: Session, until stop: StopRequest
    ) async throws -> (repeats: [[RunEvaluation]], told: String) {
        // Before the runs: whoever mistyped its name should not wait for them.
        let judge = try judge(session)
        var runs: [[RunRecord]] = []
        for method in methods where !stop.isSet {
            runs.append(try await session.runs(set, schema: schema, strategy: method, times: times))
        }
        let repeats = try await Self.evaluations(of: runs, names, in: session.ledger)
        guard let judge, !stop.isSet else { return (repeats, "") }
        let asked = try await Judging(judge: judge, human: human)
            .ask(about: Array(repeats.joined()), keepingIn: session.ledger)
        guard let asked else {
            return (repeats, "judge: no field of \(schema.name) has `compare: judge`\n")
        }
        return (
            try await Self.evaluations(of: runs, names, .like(asked.judge), in: session.ledger), asked.text
        )
    }

    /// By strategy and repeat.
    private static func evaluations(
        of runs: [[RunRecord]], _ names: Set<String>, _ judge: JudgeUse = .nobody, in ledger: Ledger
    ) async throws(AssayError) -> [[RunEvaluation]] {
        var all = try await ledger.evaluations(
            of: Array(runs.joined()), names: names, judge: judge)[...]
        return runs.map { group in
            defer { all = all.dropFirst(group.count) }
            return Array(all.prefix(group.count))
        }
    }

    private func judge(_ session: Session) throws(AssayError) -> ModelJudge? {
        guard let name = judgeOptions.judge else { return nil }
        do throws(ModelFailure) {
            let client = try session.models.client(for: ModelOptions(model: name))
            return ModelJudge(
                client: client, ledger: session.ledger, repeats: judgeOptions.judgeRepeats,
                isFresh: batch.fresh)
        } catch {
            throw AssayError(
                error.message, at: error.code, hint: "Name a model with --judge.", exit: .missingTool)
        }
    }
}
