import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay gate`: whether a run is good enough, beside a baseline.
struct GateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Fail where a run is worse than a baseline, with the reasons.",
        discussion: """
            Shut, with exit status 1, where accuracy fell significantly (over all fields, in a field, or by documents \
            that are all right), where VALID became less often right, where a document costs more, or where a \
            figure is below its floor. The documents and labels must be those of the baseline.

              assay compare Samples/invoice --strategy text-llm
              assay gate --baseline baseline.json --min-accuracy 85

            A baseline whose texts were judged is held against a run whose texts were judged by the same model.

            See docs/evaluation.md for continuous integration.
            """)

    @OptionGroup var ledgerOptions: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "A file of `assay baseline save`, or the number of a run in the ledger.", valueName: "run|file"))
    var baseline: String

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "The run to judge. Default: the last used of the baseline's kind, documents and strategy.",
            valueName: "run"))
    var number: Int64?

    @Option(help: ArgumentHelp("Least accuracy over all fields, in percent.", valueName: "percent"))
    var minAccuracy: Double?

    @Option(
        help: ArgumentHelp(
            "Least share of right values in VALID documents, in percent.", valueName: "percent"))
    var minValidPrecision: Double?

    @Option(help: ArgumentHelp("How much more a document may cost, in percent.", valueName: "percent"))
    var maxCostRise: Double = 10

    @OptionGroup var kept: KeptJudgeOptions

    @Option(help: ArgumentHelp("Write the judgement as JUnit XML.", valueName: "file"))
    var junit: String?

    @Flag(help: "Print the judgement as JSON.")
    var json = false

    func validate() throws {
        for share in [minAccuracy, minValidPrecision].compactMap(\.self) where !(0...100).contains(share) {
            throw ValidationError("A floor is a percentage from 0 to 100.")
        }
        guard maxCostRise >= 0 else { throw ValidationError("--max-cost-rise takes a number from 0.") }
    }

    func run() throws {
        let ledger = try ledgerOptions.openExisting()
        let before = try Baseline(named: baseline, in: ledger, judge: kept.use)
        let run = try number.map { try ledger.run(numbered: $0) } ?? Self.newest(like: before, in: ledger)
        // Judged as the baseline was, else the two could not be compared.
        let evaluation = try ledger.labelledEvaluation(
            of: run, judge: before.judge.map(JudgeUse.like) ?? .nobody)
        try requireJudged(evaluation)
        let gate = try judged(Baseline(of: evaluation), against: before)
        if let junit { try Report.save(JUnitXML.text(gate), to: junit) }
        Terminal.print(json ? GateJSON.json(gate).text(.pretty) : GateText.text(gate))
        if !gate.isOpen { throw ExitStatus.failures }
    }

    /// Texts that the judge was not asked about would count as wrong.
    private func requireJudged(_ evaluation: RunEvaluation) throws(AssayError) {
        guard let judge = evaluation.judge, judge.agreement.isEnough, !evaluation.unjudged.isEmpty else {
            return
        }
        throw AssayError(
            "\(judge.identity.model) was not asked about \(evaluation.unjudged.count) of the texts of run "
                + "\(evaluation.run.id), which are not equal", at: baseline,
            hint: "Ask it: assay compare \(evaluation.run.folder) --strategy \(evaluation.run.strategyName) "
                + "--judge \(judge.identity.model) --judge-repeats \(judge.identity.repeats)")
    }

    private func judged(_ current: Baseline, against before: Baseline) throws -> Gate {
        let policy = GatePolicy(
            leastAccuracy: minAccuracy.map { $0 / 100 },
            leastValidPrecision: minValidPrecision.map { $0 / 100 }, costRise: maxCostRise / 100)
        do throws(ComparisonRefusal) {
            return try Gate(current, against: before, policy: policy)
        } catch {
            throw AssayError(error.message, at: baseline, hint: error.hint)
        }
    }

    private static func newest(like baseline: Baseline, in ledger: Ledger) throws -> RunRecord {
        let alike = try ledger.runsByUse().first {
            $0.schemaName == baseline.kind && $0.strategyName == baseline.strategy
                && $0.setName == baseline.folder
        }
        guard let alike else {
            throw AssayError(
                "no run of \(baseline.strategy) over \(baseline.folder) is in this ledger", at: ledger.path,
                hint: "Run `assay compare` on it first, or name a run with --run.")
        }
        return alike
    }
}

extension Baseline {
    /// A file's, or that of a run in the ledger by its number.
    init(named name: String, in ledger: Ledger, judge: JudgeUse) throws {
        if let id = Int64(name) {
            self.init(of: try ledger.labelledEvaluation(of: try ledger.run(numbered: id), judge: judge))
            return
        }
        guard let text = try? String(contentsOf: URL(filePath: name), encoding: .utf8) else {
            let isThere = FileManager.default.fileExists(atPath: name)
            throw AssayError(
                isThere ? "this is no baseline: it can't be read as text" : "there is no such baseline file",
                at: name, hint: "Write it with `assay baseline save`.")
        }
        do throws(DefinitionError) {
            self = try Baseline(parsing: text)
        } catch {
            throw AssayError(
                error.message, at: name + (error.pointer.isEmpty ? "" : "#" + error.pointer),
                hint: "Write it anew with `assay baseline save`.")
        }
    }
}

extension Ledger {
    /// A run's evaluation, refused where none of its documents is labelled.
    func labelledEvaluation(
        of run: RunRecord, judge: JudgeUse
    ) throws(AssayError) -> RunEvaluation {
        let evaluation = try evaluation(of: run, judge: judge)
        guard !evaluation.documents.isEmpty else {
            throw AssayError(
                "none of the documents of run \(run.id) has a label", at: path,
                hint: "Run `assay compare` on a folder with documents/ and labels/.")
        }
        return evaluation
    }
}
