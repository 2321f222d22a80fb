/// What went wrong in one run, by cause, with examples and what is likely to help.
struct FailureModes {
    let name: String
    let evaluation: RunEvaluation

    var blocks: [ReportBlock] {
        let clusters = evaluation.clusters
        guard !clusters.isEmpty else {
            return [.heading(3, "Failure modes: \(name)"), .paragraph("Every labelled value is right.")]
        }
        return [
            .heading(3, "Failure modes: \(name)"), .table(causes(clusters)), .table(examples(clusters)),
            .list(clusters.map { "\($0.cause.title): \($0.cause.meaning)" }),
            .heading(3, "Likely fixes: \(name)"),
            .list(clusters.map { "\($0.cause.title): " + LikelyFix(of: $0, in: evaluation).text }),
        ]
    }

    private func causes(_ clusters: [FailureCluster]) -> ReportTable {
        ReportTable(
            caption: "Causes",
            columns: [.text("cause"), .figure("values"), .figure("documents"), .text("fields")],
            rows: clusters.map { cluster in
                [
                    ReportTable.Cell(cluster.cause.title), .count(cluster.count), .count(cluster.documents),
                    ReportTable.Cell(Self.fields(cluster)),
                ]
            })
    }

    private func examples(_ clusters: [FailureCluster]) -> ReportTable {
        ReportTable(
            caption: "Examples",
            columns: ["cause", "document", "field", "result", "expected", "actual"].map(
                ReportTable.Column.text),
            rows: clusters.flatMap { cluster in
                cluster.examples(3).map { failure in
                    [
                        cluster.cause.title, failure.document, failure.score.field,
                        failure.score.result.rawValue,
                        ValueText.short(failure.score.expected), ValueText.short(failure.score.actual),
                    ].map { ReportTable.Cell($0) }
                }
            })
    }

    /// `total 5, due_date 3, 2 others`.
    static func fields(_ cluster: FailureCluster, limit: Int = 5) -> String {
        let named = cluster.fields.prefix(limit).map { "\($0.field) \($0.count)" }
        let others = cluster.fields.count - named.count
        return (named + (others > 0 ? ["\(Figures.counted(others, "other"))"] : [])).joined(separator: ", ")
    }
}
