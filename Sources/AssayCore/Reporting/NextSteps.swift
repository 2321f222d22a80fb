/// What to do next, derived by rule from the best run of each section: its largest groups of failures first, then
/// more labels where the data decides nothing.
struct NextSteps {
    let sections: [ReportSection]

    var blocks: [ReportBlock] {
        let steps = failures.prefix(6).map(\.text) + sections.compactMap(moreLabels)
        return steps.isEmpty ? [] : [.heading(2, "What to do next"), .list(Array(steps))]
    }

    private var failures: [(count: Int, text: String)] {
        sections.flatMap { section -> [(count: Int, text: String)] in
            guard let best = section.best else { return [] }
            let total = best.evaluation.clusters.reduce(0) { $0 + $1.count }
            return best.evaluation.clusters.prefix(3).map { cluster in
                let text =
                    "\(section.kind), \(best.name): \(cluster.count) of \(total) errors are \"\(cluster.cause.title)\" "
                    + "(\(FailureModes.fields(cluster, limit: 3))). "
                    + LikelyFix(of: cluster, in: best.evaluation).text
                return (cluster.count, text)
            }
        }.sorted { $0.count > $1.count }
    }

    /// Where a difference of ten points would not be seen in some field, how many documents would show it.
    private func moreLabels(_ section: ReportSection) -> String? {
        let needed = (section.comparison?.pairs ?? []).flatMap(\.fields).compactMap { field -> Int? in
            guard case .undecided = field.winner, let test = field.mcNemar, field.documents > 0 else {
                return nil
            }
            let discordance = Double(test.discordant) / Double(field.documents)
            return DetectableDifference.documents(
                for: 0.1, discordance: discordance, tests: field.tests)
        }.max()
        guard let needed, let documents = section.evaluations.first?.documents.count, needed > documents
        else {
            return nil
        }
        return
            "\(section.kind): label more documents: \(documents) \(documents == 1 ? "is" : "are") too few to see a difference of 10 points in "
            + "every field; about \(needed) would do."
    }
}

extension ReportSection {
    /// The run with the highest F1 over all fields.
    var best: (name: String, evaluation: RunEvaluation)? {
        named.max { ($0.evaluation.accuracy.overall.f1 ?? 0) < ($1.evaluation.accuracy.overall.f1 ?? 0) }
    }
}
