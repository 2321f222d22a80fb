/// Two or more runs over the same labelled documents, compared pair by pair.
public struct Comparison: Sendable {
    public let evaluations: [RunEvaluation]
    /// A name for each run that tells it from the others.
    public let names: [String]
    /// Every two runs, in order.
    public let pairs: [PairComparison]

    /// - Parameter key: a member of the documents' meta data: those with the same value are alike (one sender's), and are
    ///   resampled and swapped as a whole; nil where documents are independent.
    /// - Throws: where there are fewer than two runs, or they are not of the same documents with the same
    ///   labels, because then a difference would say nothing.
    public init(
        of evaluations: [RunEvaluation], clusteredBy key: String? = nil, bootstrap: Bootstrap = Bootstrap()
    ) throws(ComparisonRefusal) {
        guard evaluations.count >= 2 else {
            throw ComparisonRefusal(
                message: "a comparison needs two runs", hint: "Name a second strategy or run.")
        }
        if let key { try Self.refuseUnknown(key, in: evaluations[0]) }
        let names = Self.names(of: evaluations.map(\.run))
        for (evaluation, name) in zip(evaluations, names).dropFirst() {
            try Self.refuseDifferent(evaluations[0], evaluation, names[0], name)
        }
        var pairs: [PairComparison] = []
        for first in evaluations.indices {
            for second in evaluations.indices where second > first {
                pairs.append(
                    PairComparison(
                        evaluations[first], evaluations[second], names: (names[first], names[second]),
                        clusters: key.map { Clusters(of: evaluations[first].documents, by: $0) },
                        bootstrap: bootstrap))
            }
        }
        self.evaluations = evaluations
        self.names = names
        self.pairs = PairComparison.adjusted(pairs)
    }

    /// Strategy names, with the model and at last the run's number where they are equal.
    static func names(of runs: [RunRecord]) -> [String] {
        let candidates: [(RunRecord) -> String] = [
            { $0.strategyName }, { "\($0.strategyName) (\($0.model))" }, { "\($0.strategyName) #\($0.id)" },
        ]
        for name in candidates {
            let names = runs.map(name)
            if Set(names).count == names.count { return names }
        }
        return runs.indices.map { "\(runs[$0].strategyName) \($0 + 1)" }
    }

    /// A key that no document has would make each a cluster of its own, and nobody would notice.
    private static func refuseUnknown(
        _ key: String, in evaluation: RunEvaluation
    ) throws(ComparisonRefusal) {
        let known = evaluation.metaKeys
        guard !known.contains(key) else { return }
        let hint =
            known.isEmpty
            ? "Write it into meta/<name>.json beside documents/." : "Known: \(list(known))."
        throw ComparisonRefusal(
            message: "no document has \"\(key)\" in its meta data to cluster by",
            hint: Suggestion.nearest(to: key, in: known).map { "Did you mean \($0)?" } ?? hint)
    }

    private static func refuseDifferent(
        _ first: RunEvaluation, _ second: RunEvaluation, _ firstName: String, _ secondName: String
    ) throws(ComparisonRefusal) {
        guard first.schema.name == second.schema.name else {
            throw ComparisonRefusal(
                message:
                    "\(firstName) is of kind \(first.schema.name) and \(secondName) of \(second.schema.name)",
                hint: "Compare runs of one kind.")
        }
        let labels = [first, second].map { evaluation in
            Dictionary(
                evaluation.documents.map { ($0.name, $0.sample.label) },
                uniquingKeysWith: { label, _ in label })
        }
        let missing = zip([secondName, firstName], [(0, 1), (1, 0)]).compactMap { name, sides -> String? in
            let names = labels[sides.0].keys.filter { labels[sides.1][$0] == nil }.sorted()
            return names.isEmpty ? nil : "\(name) lacks \(list(names))"
        }
        guard missing.isEmpty else {
            throw ComparisonRefusal(
                message: "the runs are of different documents: " + missing.joined(separator: "; "),
                hint: "Finish both runs over the same folder, then compare again.")
        }
        let changed = labels[0].filter { labels[1][$0.key] != $0.value }.keys.sorted()
        guard changed.isEmpty else {
            throw ComparisonRefusal(
                message: "the labels differ: \(list(changed))",
                hint: "Score both runs against the labels of now.")
        }
    }

    /// At most five of them.
    public static func list(_ names: [String]) -> String {
        let more = names.count > 5 ? " and \(names.count - 5) more" : ""
        return names.prefix(5).joined(separator: ", ") + more
    }
}

/// Why runs can't be compared, and what to do.
public struct ComparisonRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String
    public let hint: String

    public init(message: String, hint: String) {
        self.message = message
        self.hint = hint
    }

    public var description: String { "\(message). \(hint)" }
}
