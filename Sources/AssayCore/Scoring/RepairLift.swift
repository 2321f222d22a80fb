/// What repair did: the same documents before and after it.
public struct RepairLift: Sendable, Hashable {
    /// Documents about which a model was asked again.
    public let repaired: Int
    /// Overall accuracy of what there was before.
    public let before: Double?
    /// Overall accuracy of the accepted values.
    public let after: Double?
    /// Of the difference, documents resampled; nil where nothing changed or can be measured.
    public let interval: Interval?
    /// Labelled top-level values that repair made right.
    public let madeRight: Int
    /// Labelled top-level values that repair made wrong.
    public let madeWrong: Int

    init(of documents: [DocumentEvaluation], schema: DocumentSchema, bootstrap: Bootstrap) {
        repaired = documents.count { $0.sample.outcome.repairs > 0 }
        let final = AccuracyCounts(of: documents.map(\.scores), schema: schema).overall
        after = final.reduce(Tally(), +).accuracy
        let changed = documents.filter { !$0.isAsFirst }
        guard !changed.isEmpty else {
            (before, interval, madeRight, madeWrong) = (after, nil, 0, 0)
            return
        }
        let first = AccuracyCounts(of: documents.map(\.firstScores), schema: schema).overall
        before = first.reduce(Tally(), +).accuracy
        interval =
            first == final
            ? nil
            : bootstrap.intervals(of: zip(first, final).map { [$0.right, $1.right, $1.count] }) { sums in
                [(sums[1] - sums[0]) / sums[2]]
            }.first ?? nil
        let changes = changed.flatMap { document in
            zip(document.firstScores.filter { !$0.isCell }, document.scores.filter { !$0.isCell })
                .map { ($0.result.isRight, $1.result.isRight) }
        }
        madeRight = changes.count { !$0.0 && $0.1 }
        madeWrong = changes.count { $0.0 && !$0.1 }
    }
}
