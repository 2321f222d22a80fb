/// The README's results: one short table between two markers, from the same runs as `EVAL.md`.
public enum ResultsTable {
    public static let begin = "<!-- results:begin -->"
    public static let end = "<!-- results:end -->"

    /// The text with the part between the markers replaced; nil for a text without both of them, because nothing says
    /// where the results belong.
    public static func text(_ report: EvaluationReport, replacingIn existing: String) -> String? {
        MarkdownReport.replacing(begin, end, in: existing, with: generated(report))
    }

    /// The markers and what stands between them, without a line break at the end.
    static func generated(_ report: EvaluationReport) -> String {
        var groups: [(names: [String], sections: [ReportSection])] = []
        // Beside comparisons, what only one strategy did is for the long report.
        let compared = report.sections.filter { $0.names.count > 1 }
        for section in compared.isEmpty ? report.sections : compared {
            if let index = groups.firstIndex(where: { $0.names == section.names }) {
                groups[index].sections.append(section)
            } else {
                groups.append((section.names, [section]))
            }
        }
        let tables = groups.map { table($0.names, $0.sections) }
        return ([begin] + tables.joined(separator: [""]) + ["", note, end]).joined(separator: "\n")
    }

    private static let note =
        "Intervals are of 95 %. A wrong value counts twice in F1; failed documents count as wrong."

    private static func table(_ names: [String], _ sections: [ReportSection]) -> [String] {
        let isPair = names.count == 2
        let titles = ["kind", "documents", "measure"] + names.map { "`\(MarkdownReport.escaped($0))`" }
        return [row(titles + (isPair ? ["difference"] : []))]
            + ["|---|---:|---|" + names.map { _ in "---:|" }.joined() + (isPair ? "---|" : "")]
            + sections.flatMap { rows($0, isPair) }
    }

    private static func rows(_ section: ReportSection, _ isPair: Bool) -> [String] {
        let accuracies = section.evaluations.map(\.accuracy)
        let f1 = accuracies.map { Figures.percent($0.overall.f1, $0.f1Interval) }
        let cells = accuracies.map { Figures.percent($0.cells.accuracy) }
        let right = section.evaluations.map { Figures.percent($0.trust.valid.valuePrecision) }
        let head = [
            MarkdownReport.escaped(section.kind), String(accuracies.first?.documents ?? 0), "F1, all fields",
        ]
        let difference = isPair ? [self.difference(section)] : []
        let blank = isPair ? [""] : []
        let hasCells = accuracies.contains { $0.cells.count > 0 }
        return [row(head + f1 + difference)]
            + (hasCells ? [row(["", "", "table cells right"] + cells + blank)] : [])
            + [row(["", "", "values right in VALID documents"] + right + blank)]
    }

    private static func difference(_ section: ReportSection) -> String {
        guard let pair = section.comparison?.pairs.first else { return "not comparable" }
        let p =
            (pair.f1.p < 0.001 ? "p < 0.001" : "p = \(Figures.p(pair.f1.p))")
            + ComparisonSentences.remark(pair.f1, pair.f1.p)
        guard pair.f1.isDecided else { return "can't be told apart (\(p))" }
        let better = MarkdownReport.escaped(pair.f1.value > 0 ? pair.second : pair.first)
        return "`\(better)` is better (\(Figures.points(pair.f1)) points, \(p))"
    }

    private static func row(_ cells: [String]) -> String {
        "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
    }
}
