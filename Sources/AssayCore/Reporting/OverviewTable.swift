/// Many runs at a glance: a line for each, at most 100 columns wide.
public enum OverviewTable {
    /// Ends with a line break.
    public static func text(_ evaluations: [RunEvaluation]) -> String {
        let rows = evaluations.map { evaluation in
            let (accuracy, expense) = (evaluation.accuracy, evaluation.expense)
            return [
                place(evaluation.run.setName), ValueText.cut(evaluation.run.strategyName, 14),
                String(accuracy.documents),
                Figures.percent(accuracy.overall.accuracy, accuracy.overallInterval),
                Figures.percent(accuracy.overall.f1), Figures.percent(evaluation.trust.coverage),
                Figures.dollars(expense.cost?.mean), Figures.seconds(expense.seconds.median),
            ]
        }
        let header = ["documents", "strategy", "n", "accuracy [95 %]", "F1", "VALID", "cost", "s p50"]
        return PlainTable(header: header, rows: rows, leading: [0, 1]).lines.joined(separator: "\n") + "\n"
    }

    /// The last part alone where both are too long.
    private static func place(_ name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return ValueText.cut(name.count > 22 ? last : name, 22)
    }
}
