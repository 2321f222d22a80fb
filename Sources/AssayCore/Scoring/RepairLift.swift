/// What repair did: the same documents before and after it.
public struct RepairLift: Sendable, Hashable {
    /// Documents with more than one attempt.
    public let repaired: Int
    /// Overall accuracy of the first attempts.
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
        let first = AccuracyCounts(of: documents.map(\.firstScores), schema: schema).overall
        let final = AccuracyCounts(of: documents.map(\.scores), schema: schema).overall
        repaired = documents.count { $0.sample.outcome.attempts > 1 }
        before = first.reduce(Tally(), +).accuracy
        after = final.reduce(Tally(), +).accuracy
        interval =
            first == final
            ? nil
            : bootstrap.intervals(of: zip(first, final).map { [$0.right, $1.right, $1.count] }) { sums in
                [(sums[1] - sums[0]) / sums[2]]
            }.first ?? nil
        let columns = Set(schema.scored.filter(\.isColumn).map(\.name))
        let changes = documents.flatMap { document in
            zip(
                document.firstScores.filter { !columns.contains($0.field) },
                document.scores.filter { !columns.contains($0.field) }
            )
            .map { ($0.result.isRight, $1.result.isRight) }
        }
        madeRight = changes.count { !$0.0 && $0.1 }
        madeWrong = changes.count { $0.0 && !$0.1 }
    }
}
