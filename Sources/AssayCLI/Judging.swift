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

    /// Asks, keeps the answers with the ledger, and gives what is to be told. The agreement stands first, so that nobody
    /// sees scores of a judge before knowing what it is worth. Nothing is asked for a schema without a field to judge.
    ///
    /// - Returns: the judge whose word is kept, and the text; nil where nobody was asked.
    func ask(
        about evaluations: [RunEvaluation], keepingIn ledger: Ledger
    ) async throws(AssayError) -> (judge: JudgeRecord.Identity, text: String)? {
        guard let first = evaluations.first, let identity = judge.identity(for: first.schema) else {
            return nil
        }
        let (schema, run) = (first.schema, first.run)
        let decided = Self.distinct(human.map(\.about))
        let known = try await judge.round(of: decided, schema: schema, in: run)
        let agreement = JudgeAgreement(human, known.judgements)
        // What people decided too is not asked again.
        let cases = Self.distinct(evaluations.flatMap(\.judgeCases))
        let asked = Set(decided)
        let open = try await judge.round(of: cases.filter { !asked.contains($0) }, schema: schema, in: run)
        let wanted = Set(cases)
        let judgements = known.judgements.filter { wanted.contains($0.about) } + open.judgements
        let (calls, cost) = (known.calls + open.calls, Self.sum(known.cost, open.cost))
        try ledger.keep(
            identity, agreement: agreement, judgements: judgements, calls: calls, cost: cost, schema: schema,
            folder: run.folder)
        let text = JudgeText.text(
            name: judge.name, agreement: agreement, judgements: judgements, calls: calls,
            cost: cost.map { NSDecimalNumber(decimal: $0).doubleValue })
        return (identity, text)
    }

    private static func distinct(_ cases: [JudgeCase]) -> [JudgeCase] {
        var seen: Set<JudgeCase> = []
        return cases.filter { seen.insert($0).inserted }
    }

    private static func sum(_ first: Decimal?, _ second: Decimal?) -> Decimal? {
        guard let first, let second else { return nil }
        return first + second
    }
}

/// For commands that show what a judge once said.
struct KeptJudgeOptions: ParsableArguments {
    @Flag(help: "Score texts by themselves, whatever a judge of `compare --judge` said about them.")
    var noJudge = false

    var use: JudgeUse { noJudge ? .nobody : .kept }
}
