/// The sums that every measure of a pair is computed from: one row a document.
struct PairCounts {
    let places: [(name: String, definition: FieldDefinition, isColumn: Bool)]
    /// Of each run and document: the weighted overall tally, then right values and values by place.
    let rows: [[[Double]]]

    /// - Parameter clusters: documents that count as one; nil: each on its own.
    init(_ first: RunEvaluation, _ second: RunEvaluation, _ clusters: Clusters? = nil) {
        let scored = first.schema.scored
        let used = Set((first.documents + second.documents).flatMap { $0.scores.map(\.field) })
        let places = scored.filter { used.contains($0.name) }
        let numbers = Dictionary(
            places.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
        self.places = places
        rows = [first, second].map { evaluation in
            let rows = evaluation.documents.map { document in
                var overall = Tally()
                var counts = [Double](repeating: 0, count: places.count * 2)
                for score in document.scores {
                    guard let place = numbers[score.field] else { continue }
                    if !places[place].isColumn {
                        overall.add(score.result, weight: places[place].definition.weight)
                    }
                    counts[place * 2] += score.result.isRight ? 1 : 0
                    counts[place * 2 + 1] += 1
                }
                return overall.columns + counts
            }
            return clusters?.summed(rows) ?? rows
        }
    }

    /// One run's rows with the columns of the overall tally alone.
    func overall(of run: Int) -> [[Double]] { rows[run].map { Array($0[..<Tally.width]) } }

    /// One run's rows with right values and values of a place alone.
    func place(_ place: Int, of run: Int) -> [[Double]] {
        let start = Tally.width + place * 2
        return rows[run].map { [$0[start], $0[start + 1]] }
    }
}

extension PairComparison {
    init(
        _ first: RunEvaluation, _ second: RunEvaluation, names: (String, String), clusters: Clusters? = nil,
        bootstrap: Bootstrap
    ) {
        let counts = PairCounts(first, second, clusters)
        let differences = Self.differences(counts, bootstrap, isClustered: clusters != nil)
        self.first = names.0
        self.second = names.1
        documents = first.documents.count
        f1 = differences[0]
        accuracy = differences[1]
        let pairs = FieldPairs(first.documents, second.documents)
        fields = zip(counts.places, differences.dropFirst(2)).map { place, difference in
            place.isColumn
                ? FieldComparison(column: place.name, difference, first, second)
                : FieldComparison(
                    field: place.name, difference, pairs, isClustered: clusters != nil)
        }
        allRight = FieldComparison(allRight: first, second, clusters, bootstrap)
        seconds = Self.meanDifference(first, second, clusters, bootstrap) { $0.seconds } ?? Difference.none
        cost = Self.meanDifference(first, second, clusters, bootstrap) { $0.cost?.dollars }
        clustering = clusters.map { Clustering(key: $0.key, clusters: $0.count) }
        changes = ConfigurationChange.between(first.run, second.run)
    }

    /// F1, accuracy and each place. Single fields have McNemar's test instead of the randomisation.
    private static func differences(
        _ counts: PairCounts, _ bootstrap: Bootstrap, isClustered: Bool
    ) -> [Difference] {
        let overall = PairedMeasure(
            first: counts.overall(of: 0), second: counts.overall(of: 1), bootstrap: bootstrap
        ).differences { sums in
            let tally = Tally(columns: sums)
            return [tally.f1 ?? .nan, tally.accuracy ?? .nan]
        }
        let places = counts.places.indices.flatMap { place in
            PairedMeasure(
                first: counts.place(place, of: 0), second: counts.place(place, of: 1), bootstrap: bootstrap
            ).differences(isTested: isClustered || counts.places[place].isColumn) { [$0[0] / $0[1]] }
        }
        return (overall.isEmpty ? [.none, .none] : overall) + places
    }

    /// nil where a document lacks the amount.
    private static func meanDifference(
        _ first: RunEvaluation, _ second: RunEvaluation, _ clusters: Clusters?, _ bootstrap: Bootstrap,
        _ amount: (OutcomeRecord) -> Double?
    ) -> Difference? {
        let left = first.documents.compactMap { amount($0.sample.outcome) }
        let right = second.documents.compactMap { amount($0.sample.outcome) }
        let count = first.documents.count
        guard count > 0, left.count == count, right.count == count else { return nil }
        let n = Double(count)
        let sides = [left, right].map { amounts in
            let rows = amounts.map { [$0] }
            return clusters?.summed(rows) ?? rows
        }
        let p = Randomisation(resamples: bootstrap.resamples, seed: bootstrap.seed)
            .pValues(first: sides[0], second: sides[1]) { [$0[0] / n] }
        return Difference(
            first: left.reduce(0, +) / n, second: right.reduce(0, +) / n,
            interval: interval(of: zip(left, right).map { $1 - $0 }, clusters, bootstrap), p: p.first ?? 1)
    }

    /// Of the mean; drawn clusters are not all of a size, so that their documents are counted.
    private static func interval(
        of amounts: [Double], _ clusters: Clusters?, _ bootstrap: Bootstrap
    ) -> Interval? {
        let n = Double(amounts.count)
        guard let clusters else {
            return bootstrap.intervals(of: amounts.map { [$0] }) { [$0[0] / n] }.first ?? nil
        }
        return bootstrap.intervals(of: clusters.summed(amounts.map { [$0, 1] })) { [$0[0] / $0[1]] }.first
            ?? nil
    }

    /// Holm over the fields and columns of all pairs.
    static func adjusted(_ pairs: [PairComparison]) -> [PairComparison] {
        let all = Holm.adjusted(pairs.flatMap { $0.fields.map(\.difference.p) })
        var adjusted = all[...]
        return pairs.map { pair in
            let fields = zip(pair.fields, adjusted).map { $0.adjusted(to: $1, among: all.count) }
            adjusted = adjusted.dropFirst(fields.count)
            return PairComparison(
                first: pair.first, second: pair.second, documents: pair.documents, fields: fields,
                allRight: pair.allRight, f1: pair.f1, accuracy: pair.accuracy, cost: pair.cost,
                seconds: pair.seconds, clustering: pair.clustering, changes: pair.changes)
        }
    }
}

extension Difference {
    static let none = Difference(first: 0, second: 0, interval: nil, p: 1)
}
