/// The figures of a run that are no field's: the same rows in the terminal, in Markdown and in HTML.
struct SummaryFigures {
    struct Row: Sendable, Hashable {
        let title: String
        let text: String
    }

    let rows: [Row]

    init(_ evaluation: RunEvaluation) {
        rows =
            Self.accuracyRows(evaluation) + Self.trustRows(evaluation.trust)
            + Self.expenseRows(evaluation.expense)
    }

    private static func accuracyRows(_ evaluation: RunEvaluation) -> [Row] {
        let (accuracy, repair) = (evaluation.accuracy, evaluation.repair)
        let lift = zip2(repair.before, repair.after).map { $0.1 - $0.0 }
        return [
            Row(
                title: "accuracy, all fields",
                text: Figures.percent(accuracy.overall.accuracy, accuracy.overallInterval)),
            Row(title: "equal byte for byte", text: Figures.percent(accuracy.strict)),
            Row(title: "precision", text: Figures.percent(accuracy.overall.precision)),
            Row(title: "recall", text: Figures.percent(accuracy.overall.recall)),
            Row(title: "F1, all fields", text: Figures.percent(accuracy.overall.f1, accuracy.f1Interval)),
            Row(title: "F1, mean of fields", text: Figures.percent(accuracy.macroF1)),
            Row(title: "F1, VALID documents", text: Figures.percent(evaluation.validOnly.overall.f1)),
            Row(title: "table cells", text: Figures.percent(accuracy.cells.accuracy)),
            Row(
                title: "documents all right",
                text: Figures.percent(share(accuracy.allRight, accuracy.documents), accuracy.allRightInterval)
            ),
            Row(title: "corrections to make", text: String(accuracy.edits)),
            Row(
                title: "repair lift, points",
                text: repair.repaired == 0
                    ? "no repairs" : "\(Figures.points(lift)) (\(repair.repaired) repaired)"),
        ]
    }

    private static func trustRows(_ trust: Trust) -> [Row] {
        [
            Row(title: "VALID", text: Figures.percent(trust.coverage, trust.coverageInterval)),
            Row(
                title: "VALID documents all right",
                text: Figures.percent(trust.valid.documentPrecision, trust.valid.documentInterval)),
            Row(
                title: "VALID values right",
                text: Figures.percent(trust.valid.valuePrecision, trust.valid.valueInterval)),
            Row(title: "failed", text: String(trust.failed.documents)),
        ]
    }

    private static func expenseRows(_ expense: Expense) -> [Row] {
        [
            Row(title: "cost, total", text: Figures.dollars(expense.totalCost?.dollars)),
            Row(title: "cost a document", text: Figures.dollars(expense.cost?.mean)),
            Row(
                title: "tokens in, out a document",
                text:
                    "\(Figures.fixed(expense.inputTokens.mean, 0)), \(Figures.fixed(expense.outputTokens.mean, 0))"
            ),
            Row(title: "calls a document", text: Figures.fixed(expense.calls.mean, 2)),
            Row(title: "seconds p50", text: Figures.seconds(expense.seconds.median)),
            Row(title: "seconds p95", text: Figures.seconds(expense.seconds.p95)),
            Row(title: "seconds p99", text: Figures.seconds(expense.seconds.p99)),
        ]
    }

    static func share(_ part: Int, _ whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }

    private static func zip2(_ left: Double?, _ right: Double?) -> (Double, Double)? {
        guard let left, let right else { return nil }
        return (left, right)
    }
}
