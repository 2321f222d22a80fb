/// Whether a run may pass: its results beside those of a baseline over the same documents and labels.
public struct Gate: Sendable {
    public let baseline: Baseline
    public let current: Baseline
    /// Empty where the run passes.
    public let reasons: [GateReason]
    /// Second minus first: over all fields, weighted.
    public let accuracy: Difference
    /// What the two did not have in common, where it is known.
    public let changes: [ConfigurationChange]

    public var isOpen: Bool { reasons.isEmpty }

    /// A fall counts when it is significant at 5 %: over all fields and for VALID by the paired randomisation test, by
    /// field and document by McNemar's test, fields adjusted by Holm's method.
    ///
    /// - Throws: where the two are not of the same documents with the same labels.
    public init(
        _ current: Baseline, against baseline: Baseline, policy: GatePolicy = GatePolicy(),
        bootstrap: Bootstrap = Bootstrap()
    ) throws(ComparisonRefusal) {
        try Self.refuseDifferent(baseline, current)
        let measures = GateMeasures(baseline, current, bootstrap)
        let accuracy = measures.accuracy
        self.baseline = baseline
        self.current = current
        self.accuracy = accuracy
        reasons =
            (accuracy.hasFallen ? [.accuracyFell(accuracy)] : [])
            + measures.fields.filter(\.difference.hasFallen).map { .fieldFell($0.name, $0.difference) }
            + (measures.allRight.hasFallen ? [.allRightFell(measures.allRight)] : [])
            + (measures.validPrecision.hasFallen ? [.validPrecisionFell(measures.validPrecision)] : [])
            + Self.floors(policy, measures) + Self.cost(policy, baseline, current)
        changes = Self.changes(baseline, current)
    }

    private static func floors(_ policy: GatePolicy, _ measures: GateMeasures) -> [GateReason] {
        var reasons: [GateReason] = []
        if let floor = policy.leastAccuracy, !(measures.accuracy.second >= floor) {
            reasons.append(.accuracyBelow(floor: floor, found: measures.accuracy.second))
        }
        let precision = measures.validPrecision.second
        if let floor = policy.leastValidPrecision, !(precision >= floor) {
            reasons.append(.validPrecisionBelow(floor: floor, found: precision.isFinite ? precision : nil))
        }
        return reasons
    }

    private static func cost(
        _ policy: GatePolicy, _ baseline: Baseline, _ current: Baseline
    ) -> [GateReason] {
        guard let before = baseline.meanCost else { return [] }
        guard let now = current.meanCost else { return [.costUnknown] }
        return now > before * (1 + policy.costRise) + 1e-12 ? [.costRose(from: before, to: now)] : []
    }

    private static func changes(_ first: Baseline, _ second: Baseline) -> [ConfigurationChange] {
        let whole: [(String, String, String)] = [
            ("schema", first.schemaDigest, second.schemaDigest),
            ("strategy", first.strategy, second.strategy),
            ("strategy settings", first.strategyDigest, second.strategyDigest),
            ("model", first.model, second.model), ("engine", first.engine, second.engine),
        ]
        return whole.filter { $0.1 != $0.2 }.map {
            ConfigurationChange(what: $0.0, first: $0.1, second: $0.2)
        }
    }

    private static func refuseDifferent(
        _ baseline: Baseline, _ current: Baseline
    ) throws(ComparisonRefusal) {
        let hint = "Run over the documents of the baseline, or save a new one with `assay baseline save`."
        guard baseline.kind == current.kind else {
            throw ComparisonRefusal(
                message: "the baseline is of kind \(baseline.kind) and the run of \(current.kind)", hint: hint
            )
        }
        guard baseline.judge == current.judge else {
            throw ComparisonRefusal(
                message: "texts were judged by \(name(baseline.judge)) for the baseline, and by "
                    + "\(name(current.judge)) for the run",
                hint: "Compare with the same --judge and --judge-repeats, or save a new baseline.")
        }
        let labels = [baseline, current].map { side in
            Dictionary(side.documents.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        }
        let gone = labels[0].keys.filter { labels[1][$0] == nil }.sorted()
        let new = labels[1].keys.filter { labels[0][$0] == nil }.sorted()
        guard gone.isEmpty, new.isEmpty else {
            let parts = [("the run lacks", gone), ("the baseline lacks", new)].filter { !$0.1.isEmpty }
            throw ComparisonRefusal(
                message: "the documents differ: "
                    + parts.map { "\($0.0) \(Comparison.list($0.1))" }.joined(separator: "; "), hint: hint)
        }
        let changed = labels[0].filter { labels[1][$0.key] != $0.value }.keys.sorted()
        guard changed.isEmpty else {
            throw ComparisonRefusal(
                message: "the labels differ: \(Comparison.list(changed))", hint: hint)
        }
    }
}

extension Gate {
    private static func name(_ judge: JudgeRecord.Identity?) -> String {
        judge.map { "\($0.model) (rubric \($0.rubric.prefix(12)), \($0.repeats) in each order)" } ?? "nobody"
    }
}

extension Difference {
    /// Significantly, at 5 %.
    fileprivate var hasFallen: Bool { value < 0 && p < 0.05 }
}

extension Baseline {
    /// US dollars; nil where a price is unknown, and for no documents.
    public var meanCost: Double? {
        let costs = documents.compactMap(\.cost)
        guard !costs.isEmpty, costs.count == documents.count else { return nil }
        return costs.reduce(0, +) / Double(costs.count)
    }
}
