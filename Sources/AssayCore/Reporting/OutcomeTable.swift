/// What became of one run's results in the other: each labelled top-level value counted once.
enum OutcomeTable {
    static func table(
        _ pair: (first: String, second: String), _ first: RunEvaluation, _ second: RunEvaluation
    )
        -> ReportTable
    {
        var counts: [[FieldScore.Result]: Int] = [:]
        for (left, right) in zip(first.documents, second.documents) {
            for (before, after) in zip(left.topScores, right.topScores) where before.field == after.field {
                counts[[before.result, after.result], default: 0] += 1
            }
        }
        let results = FieldScore.Result.allCases
        return ReportTable(
            caption: "Results of \(pair.first) (rows) and of \(pair.second) (columns) on the same values",
            columns: [.text(pair.first)] + results.map { .figure($0.rawValue) },
            rows: results.map { before in
                [ReportTable.Cell(before.rawValue)]
                    + results.map { after in
                        let count = counts[[before, after], default: 0]
                        let tone: ReportTable.Tone =
                            before.isRight == after.isRight || count == 0
                            ? .plain : after.isRight ? .good : .bad
                        return ReportTable.Cell(String(count), order: Double(count), tone: tone)
                    }
            })
    }
}
