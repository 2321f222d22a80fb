import AssayCore
import AssayEngine
import Foundation

/// What `assay show` prints of one outcome: the values with their evidence, then attempt by attempt.
struct OutcomeText {
    private let outcome: OutcomeRecord
    private let run: RunRecord
    private let attempts: [AttemptRecord]
    private let hasBodies: Bool

    init(_ outcome: OutcomeRecord, _ run: RunRecord, _ attempts: [AttemptRecord], hasBodies: Bool) {
        self.outcome = outcome
        self.run = run
        self.attempts = attempts
        self.hasBodies = hasBodies
    }

    /// Ends with an empty line.
    var text: String {
        let word = outcome.verdict?.rawValue ?? "FAILED"
        var lines = ["\(outcome.name)  \(word)  (run \(run.id), \(run.schemaName), \(run.strategyName))"]
        if let failure = outcome.failure { lines.append("  \(failure.code): \(failure.message)") }
        if let values = outcome.values { lines.append(table(values)) }
        for attempt in attempts { lines += self.lines(of: attempt) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func table(_ values: JSON) -> String {
        // Of one method's values all come from it.
        let tellsOrigins = Set(outcome.origins.values).count > 1
        var table = Table(
            header: ["  field", "value", "confidence", "page", "match", "words"]
                + (tellsOrigins ? ["from"] : []),
            leftAligned: [0, 1, 4, 5, 6])
        for (path, value) in values.leaves {
            table.add(cells(path, value) + (tellsOrigins ? [outcome.origins[path] ?? ""] : []))
        }
        return table.text
    }

    private func cells(_ path: FieldPath, _ value: JSON) -> [String] {
        let found = outcome.evidence[path]
        return [
            "  \(path)", Self.shortened(value.string ?? value.text(.compact)),
            outcome.confidence[path].map { String(format: "%.2f", $0) } ?? "",
            found.map { String($0.page + 1) } ?? "",
            found.map { String(format: "%@ %.2f", $0.match.rawValue, $0.score) } ?? "",
            found.map { Self.shortened($0.quote) } ?? "",
        ]
    }

    private static func shortened(_ text: String) -> String {
        let line = text.replacing("\n", with: " ")
        return line.count > 48 ? line.prefix(47) + "…" : line
    }

    private func lines(of attempt: AttemptRecord) -> [String] {
        let head =
            String(
                format: "  attempt %d (%@): %@, %.1f s", attempt.number, attempt.purpose.rawValue,
                attempt.verdict.rawValue, attempt.seconds)
            + (attempt.ended.map { ", not asked again: \($0.rawValue)" } ?? "")
        let findings = attempt.findings.map { finding in
            let check = finding.check.map { " [\($0)]" } ?? ""
            return "    \(finding.severity.rawValue) \(finding.code.rawValue)\(check): \(finding.sentence)"
        }
        return [head] + findings + attempt.calls.flatMap { lines(of: $0) }
    }

    private func lines(of call: CallRecord) -> [String] {
        let cost = call.cost.map { "$\($0)" } ?? "price unknown"
        let ending = [call.ending, call.stop, call.error].compactMap(\.self).joined(separator: ", ")
        let head =
            "    call \(call.model) by \(call.rung): \(ending); \(call.usage.input) + \(call.usage.output) tokens, "
            + (call.isCached ? "from the ledger" : "\(cost), \(String(format: "%.1f", call.seconds)) s")
        guard hasBodies else { return [head] }
        return [head, "    request: \(call.request ?? "")", "    reply: \(call.response ?? "")"]
    }
}
