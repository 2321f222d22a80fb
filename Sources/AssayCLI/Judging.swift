import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// Whether a model judges texts that are not equal, and which.
struct JudgeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Ask this model (provider/model) whether texts of fields with `compare: judge` mean the same. Off unless named.",
            valueName: "model"))
    var judge: String?

    @Option(
        help: ArgumentHelp(
            "What people decided about such texts, as JSON: the judge's word counts only where it agrees with them. Default: judged.json in the folder.",
            valueName: "file"))
    var judged: String?

    @Option(help: ArgumentHelp("How often the judge is asked in each of the two orders.", valueName: "n"))
    var judgeRepeats = 2

    func validate() throws {
        guard (1...20).contains(judgeRepeats) else {
            throw ValidationError("--judge-repeats takes a number from 1 to 20.")
        }
        if judge == nil, judged != nil { throw ValidationError("--judged goes with --judge.") }
    }

    /// Empty where there is no such file and none was named.
    func human(in folder: String) throws(AssayError) -> [HumanJudgement] {
        let path = judged ?? folder + "/judged.json"
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
            guard judged != nil else { return [] }
            throw AssayError("this file can't be read", at: path, hint: "Check the path given with --judged.")
        }
        do throws(DefinitionError) {
            return try HumanJudgement.list(parsing: text)
        } catch {
            throw AssayError(
                "this is no list of judgements: \(error)", at: path,
                hint: #"Each is {"field": "…", "expected": "…", "candidate": "…", "same": true}."#)
        }
    }
}

/// A judge at work for one comparison: first on what people decided, then on what the runs left open.
struct Judging {
    let judge: ModelJudge
    let human: [HumanJudgement]

    /// The judgements that count, and what is to be told. The agreement stands first, so that nobody sees scores of a
    /// judge before knowing what it is worth.
    func verdict(
        on evaluations: [RunEvaluation]
    ) async throws(AssayError) -> (judgements: Judgements, text: String) {
        guard let first = evaluations.first else { return (.none, "") }
        var seen: Set<JudgeCase> = []
        let cases = evaluations.flatMap(\.judgeCases).filter { seen.insert($0).inserted }
        let (schema, run) = (first.schema, first.run)
        let known = try await judge.round(of: human.map(\.about), schema: schema, in: run)
        let agreement = JudgeAgreement(human, known.judgements)
        let open = try await judge.round(of: cases, schema: schema, in: run)
        let text = JudgeText.text(
            name: judge.name, agreement: agreement, judgements: open.judgements,
            calls: known.calls + open.calls, cost: Self.sum(known.cost, open.cost))
        return (agreement.isEnough ? Judgements(open.judgements) : .none, text)
    }

    private static func sum(_ first: Decimal?, _ second: Decimal?) -> Double? {
        guard let first, let second else { return nil }
        return NSDecimalNumber(decimal: first + second).doubleValue
    }
}
