import ArgumentParser
import AssayCore
import AssayEngine
import Foundation

/// `assay show`: everything that happened to one document.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Show everything that happened to one document: values with evidence, findings, attempts, calls.")

    @Argument(help: ArgumentHelp("Name of the document, or the end of it.", valueName: "document"))
    var document: String

    @OptionGroup var ledgerOptions: LedgerOptions

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "Number of the run. Default: every run that has the document.", valueName: "run"))
    var runNumber: Int64?

    @Flag(help: "Print the bodies of requests and replies too.")
    var bodies = false

    func run() throws {
        let ledger = try ledgerOptions.openExisting()
        let runs = try runNumber.map { [try ledger.run(numbered: $0)] } ?? ledger.runs()
        var names: Set<String> = []
        var isFound = false
        for run in runs {
            let outcomes = try ledger.outcomes(of: run)
            names.formUnion(outcomes.map(\.name))
            for outcome in outcomes where Self.isMeant(outcome.name, by: document) {
                isFound = true
                try show(outcome, run, ledger)
            }
        }
        guard !isFound else { return }
        let nearest = Suggestion.nearest(to: document, in: Array(names)).map { "Did you mean \($0)?" }
        throw AssayError(
            "no run has a document \"\(document)\"", at: ledger.path,
            hint: nearest ?? "Documents are named by their path below the folder.")
    }

    private static func isMeant(_ name: String, by text: String) -> Bool {
        name == text || name.hasSuffix("/" + text)
    }

    private func show(_ outcome: OutcomeRecord, _ run: RunRecord, _ ledger: Ledger) throws {
        let word = outcome.verdict?.rawValue ?? "FAILED"
        Terminal.print("\(outcome.name)  \(word)  (run \(run.id), \(run.schemaName), \(run.strategyName))")
        if let failure = outcome.failure { Terminal.print("  \(failure.code): \(failure.message)") }
        if let values = outcome.values { Terminal.print(Self.table(values, outcome)) }
        for attempt in try ledger.attempts(of: outcome) { show(attempt) }
        Terminal.print("")
    }

    private static func table(_ values: JSON, _ outcome: OutcomeRecord) -> String {
        // Of one method's values all come from it.
        let tellsOrigins = Set(outcome.origins.values).count > 1
        var table = Table(
            header: ["  field", "value", "confidence", "page", "match", "words"]
                + (tellsOrigins ? ["from"] : []),
            leftAligned: [0, 1, 4, 5, 6])
        for (path, value) in values.leaves {
            let found = outcome.evidence[path]
            table.add(
                cells(path, value, outcome, found) + (tellsOrigins ? [outcome.origins[path] ?? ""] : []))
        }
        return table.text
    }

    private static func cells(
        _ path: FieldPath, _ value: JSON, _ outcome: OutcomeRecord, _ found: Evidence?
    ) -> [String] {
        [
            "  \(path)", shortened(value.string ?? value.text(.compact)),
            outcome.confidence[path].map { String(format: "%.2f", $0) } ?? "",
            found.map { String($0.page + 1) } ?? "",
            found.map { String(format: "%@ %.2f", $0.match.rawValue, $0.score) } ?? "",
            found.map { shortened($0.quote) } ?? "",
        ]
    }

    private static func shortened(_ text: String) -> String {
        let line = text.replacing("\n", with: " ")
        return line.count > 48 ? line.prefix(47) + "…" : line
    }

    private func show(_ attempt: AttemptRecord) {
        Terminal.print(
            String(
                format: "  attempt %d (%@): %@, %.1f s", attempt.number, attempt.purpose.rawValue,
                attempt.verdict.rawValue, attempt.seconds)
                + (attempt.ended.map { ", not asked again: \($0.rawValue)" } ?? ""))
        for finding in attempt.findings {
            let check = finding.check.map { " [\($0)]" } ?? ""
            Terminal.print(
                "    \(finding.severity.rawValue) \(finding.code.rawValue)\(check): \(finding.sentence)"
            )
        }
        for call in attempt.calls { show(call) }
    }

    private func show(_ call: CallRecord) {
        let cost = call.cost.map { "$\($0)" } ?? "price unknown"
        let ending = [call.ending, call.stop, call.error].compactMap(\.self).joined(separator: ", ")
        Terminal.print(
            "    call \(call.model) by \(call.rung): \(ending); \(call.usage.input) + \(call.usage.output) tokens, "
                + (call.isCached ? "from the ledger" : "\(cost), \(String(format: "%.1f", call.seconds)) s"))
        guard bodies else { return }
        Terminal.print("    request: \(call.request ?? "")\n    reply: \(call.response ?? "")")
    }
}
