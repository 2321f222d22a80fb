/// What is likely to help against a group of failures: by their cause, where to begin, and which documents they are in.
struct LikelyFix {
    private let cluster: FailureCluster
    private let evaluation: RunEvaluation

    init(of cluster: FailureCluster, in evaluation: RunEvaluation) {
        self.cluster = cluster
        self.evaluation = evaluation
    }

    var text: String {
        [cluster.cause.likelyFix, beginning, place].compactMap(\.self).joined(separator: " ")
    }

    /// The field with the most of them, where it has a good part.
    private var beginning: String? {
        guard let first = cluster.fields.first, first.count * 4 >= cluster.count, cluster.fields.count > 1
        else { return nil }
        return "Begin with `\(first.field)`: \(first.count) of \(cluster.count)."
    }

    /// The group of documents that most of them are in, where that is no wonder of its size: at least three of five of
    /// the failures, and half as many again as its share of the documents. A backtick of a name would end the code.
    private var place: String? {
        let documents = Dictionary(
            evaluation.documents.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for key in evaluation.groupKeys {
            let all = Dictionary(grouping: evaluation.documents) { evaluation.group(of: $0, by: key) }
            let failed = Dictionary(grouping: cluster.failures) { failure in
                documents[failure.document].flatMap { evaluation.group(of: $0, by: key) }
            }
            guard
                let (group, failures) = failed.max(by: {
                    ($0.value.count, $1.key ?? "") < ($1.value.count, $0.key ?? "")
                }),
                let group, failures.count >= 3
            else { continue }
            let share = Double(failures.count) / Double(cluster.count)
            let usual = Double(all[group]?.count ?? 0) / Double(max(1, evaluation.documents.count))
            if share >= 0.6, share >= 1.5 * usual {
                return
                    "\(failures.count) of \(cluster.count) \(failures.count == 1 ? "is" : "are") in documents of \(key) `\(ValueText.cut(group.replacing("`", with: "'"), 40))`, which are "
                    + "\(Figures.percent(usual)) of all."
            }
        }
        return nil
    }
}
