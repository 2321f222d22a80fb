/// What a gate judges: each measure of the baseline and of the run, over the same documents.
struct GateMeasures {
    let accuracy: Difference
    /// By field, p adjusted by Holm's method; fields of one side alone are left out.
    let fields: [(name: String, difference: Difference)]
    let allRight: Difference
    /// Share of right values in the documents that are VALID.
    let validPrecision: Difference

    init(_ baseline: Baseline, _ current: Baseline, _ bootstrap: Bootstrap) {
        let now = Dictionary(
            current.documents.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let pairs = baseline.documents.compactMap { document in now[document.name].map { (document, $0) } }
        func paired(_ counts: (Baseline, Baseline.Document) -> (Double, Double)) -> Difference {
            let rows = [
                pairs.map { counts(baseline, $0.0) }, pairs.map { counts(current, $0.1) },
            ].map { $0.map { [$0.0, $0.1] } }
            return PairedMeasure(first: rows[0], second: rows[1], bootstrap: bootstrap)
                .differences { [$0[0] / $0[1]] }.first ?? .none
        }
        accuracy = paired { $1.weighted(by: $0.fields) }
        validPrecision = paired { _, document in
            document.verdict == .valid
                ? (Double(document.counts.right), Double(document.counts.values)) : (0, 0)
        }
        allRight = Self.tested(pairs.map { ($0.0.isAllRight, $0.1.isAllRight) }, bootstrap)
        fields = Self.fields(baseline, current, pairs, bootstrap)
    }

    private static func fields(
        _ baseline: Baseline, _ current: Baseline, _ pairs: [(Baseline.Document, Baseline.Document)],
        _ bootstrap: Bootstrap
    ) -> [(name: String, difference: Difference)] {
        let places = baseline.fields.enumerated().compactMap { first, field in
            current.fields.firstIndex { $0.name == field.name }.map { (field.name, first, $0) }
        }
        let tested = places.compactMap { name, first, second -> (name: String, difference: Difference)? in
            let results = pairs.compactMap { pair -> (Bool, Bool)? in
                guard let before = pair.0.results[first], let now = pair.1.results[second] else { return nil }
                return (before.isRight, now.isRight)
            }
            return results.isEmpty ? nil : (name, Self.tested(results, bootstrap))
        }
        return zip(tested, Holm.adjusted(tested.map(\.difference.p))).map { field, p in
            let found = field.difference
            return (
                field.name,
                Difference(first: found.first, second: found.second, interval: found.interval, p: p)
            )
        }
    }

    /// McNemar's test of right and not right.
    private static func tested(_ pairs: [(Bool, Bool)], _ bootstrap: Bootstrap) -> Difference {
        let n = Double(max(1, pairs.count))
        let test = McNemar(
            firstOnly: pairs.count { $0.0 && !$0.1 }, secondOnly: pairs.count { !$0.0 && $0.1 })
        let rows = pairs.map { [($0.1 ? 1.0 : 0.0) - ($0.0 ? 1.0 : 0.0)] }
        return Difference(
            first: Double(pairs.count { $0.0 }) / n, second: Double(pairs.count { $0.1 }) / n,
            interval: bootstrap.intervals(of: rows) { [$0[0] / n] }.first ?? nil, p: test.midP)
    }
}

extension Baseline.Document {
    /// Weights of the right and of all labelled values.
    fileprivate func weighted(by fields: [Baseline.Field]) -> (Double, Double) {
        zip(results, fields).reduce((0, 0)) { sum, pair in
            guard let result = pair.0 else { return sum }
            return (sum.0 + (result.isRight ? pair.1.weight : 0), sum.1 + pair.1.weight)
        }
    }
}
