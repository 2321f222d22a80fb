import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay export`: the values of a run.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the values of a run as JSON Lines, JSON or CSV.",
        discussion: """
            A line or row for each document: name, verdict, the fields of the schema, why it is not VALID, and how \
            sure each field is, 0 to 1 (docs/verdicts.md): a table is as sure as its weakest cell. In CSV a table \
            field is written as JSON in its cell. Documents that failed are written too, without values, unless \
            --only names verdicts. Where a judge was asked about texts of the run (`assay compare --judge`), each \
            document tells what it said, as `judged`.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, json, csv
    }

    @OptionGroup var ledgerOptions: LedgerOptions

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "Number of the run (see `assay report --list`). Default: the last used.", valueName: "run"))
    var runNumber: Int64?

    @Option(help: "jsonl, json or csv.")
    var format = Format.jsonl

    @Option(
        help: ArgumentHelp(
            "Only documents of this verdict: VALID, UNCLEAR or INVALID. May be repeated.",
            valueName: "verdict"))
    var only: [String] = []

    func run() throws {
        let ledger = try ledgerOptions.openExisting()
        let run = try ledger.run(numbered: runNumber)
        let words = try only.map(Self.word)
        let outcomes = try ledger.outcomes(of: run).filter { outcome in
            words.isEmpty || outcome.verdict.map(words.contains) == true
        }
        let judged = try Self.judged(run, in: ledger)
        switch format {
        case .jsonl: outcomes.forEach { Terminal.print(Self.json($0, judged).text(.compact)) }
        case .json: Terminal.print(JSON.array(outcomes.map { Self.json($0, judged) }).text(.pretty))
        case .csv: Terminal.print(Self.csv(outcomes, judged))
        }
    }

    /// What a judge said, by document; nil where nobody was asked.
    private static func judged(
        _ run: RunRecord, in ledger: Ledger
    ) throws(AssayError) -> [String: [Judgement]]? {
        guard try ledger.judge(of: run, .kept) != nil else { return nil }
        let judged = try ledger.evaluation(of: run, judge: .kept).judged
        return Dictionary(grouping: judged, by: \.document).mapValues { $0.map(\.judgement) }
    }

    private static func word(_ text: String) throws -> Verdict.Word {
        if let word = Verdict.Word(rawValue: text.uppercased()) { return word }
        throw ValidationError("--only takes VALID, UNCLEAR or INVALID, not \"\(text)\".")
    }

    private static func json(_ outcome: OutcomeRecord, _ judged: [String: [Judgement]]?) -> JSON {
        var object: JSONObject = [
            "document": .string(outcome.name),
            "verdict": .string(outcome.verdict?.rawValue ?? "FAILED"),
            "values": outcome.values ?? .null,
            "reasons": .array(reasons(outcome).map(JSON.string)), "confidence": confidence(outcome),
        ]
        if let judged { object["judged"] = .array((judged[outcome.name] ?? []).map(\.json)) }
        return .object(object)
    }

    /// By field; null where it has no value.
    private static func confidence(_ outcome: OutcomeRecord) -> JSON {
        guard let fields = outcome.values?.object?.keys else { return .null }
        return .object(JSONObject(fields.map { ($0, number(outcome.confidence.ofField($0))) }))
    }

    private static func number(_ confidence: Double?) -> JSON {
        confidence.flatMap { JSONNumber(String(format: "%.3f", $0)) }.map(JSON.number) ?? .null
    }

    private static func reasons(_ outcome: OutcomeRecord) -> [String] {
        if let failure = outcome.failure { return ["\(failure.code): \(failure.message)"] }
        return outcome.findings.filter { $0.severity > .note }.map { finding in
            "\(finding.code.rawValue): \(finding.sentence)"
        }
    }

    private static func csv(_ outcomes: [OutcomeRecord], _ judged: [String: [Judgement]]?) -> String {
        let fields = outcomes.lazy.compactMap { $0.values?.object?.keys }.first ?? []
        let header =
            ["document", "verdict"] + fields + ["reasons"] + fields.map { "confidence of \($0)" }
            + (judged == nil ? [] : ["judged"])
        let rows = outcomes.map { outcome in
            [outcome.name, outcome.verdict?.rawValue ?? "FAILED"]
                + fields.map { cell(outcome.values?[$0]) } + [reasons(outcome).joined(separator: "; ")]
                + fields.map { cell(number(outcome.confidence.ofField($0))) }
                + (judged.map { [words($0[outcome.name] ?? [])] } ?? [])
        }
        return ([header] + rows).map { $0.map(quoted).joined(separator: ",") }.joined(separator: "\r\n")
    }

    /// `summary: same; note: not the same`.
    private static func words(_ judgements: [Judgement]) -> String {
        judgements.map { "\($0.about.field): \($0.isSame ? "same" : "not the same")" }.joined(separator: "; ")
    }

    private static func cell(_ value: JSON?) -> String {
        switch value {
        case .null, nil: ""
        case .string(let text): text
        case .number(let number): number.text
        case .bool, .array, .object: value?.text(.compact) ?? ""
        }
    }

    /// RFC 4180; a cell that a spreadsheet would run as a formula gets an apostrophe before it, unless it is a
    /// number.
    private static func quoted(_ cell: String) -> String {
        let isFormula = "=+-@\t\r".contains(cell.first ?? " ") && Double(cell) == nil
        let text = isFormula ? "'" + cell : cell
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
