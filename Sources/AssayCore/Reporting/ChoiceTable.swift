/// What `assay compare` adds for many versions and for repeats.
public enum ChoiceTable {
    /// The runs by accuracy, those that are worth choosing between with a mark. Ends with a line break.
    public static func front(_ names: [String], _ evaluations: [RunEvaluation]) -> String {
        let rows = rows(names, evaluations)
        let table = PlainTable(
            header: titles, rows: rows.map { [ValueText.cut($0[0], 48)] + $0.dropFirst() })
        return (table.lines + ComparisonTable.wrapped(meaning, at: 98)).joined(separator: "\n") + "\n"
    }

    /// The same for a page.
    static func table(_ names: [String], _ evaluations: [RunEvaluation]) -> ReportTable {
        ReportTable(
            caption: "Versions by accuracy",
            columns: [.text(titles[0])] + titles.dropFirst().map(ReportTable.Column.figure),
            rows: rows(names, evaluations).map { $0.map { ReportTable.Cell($0) } })
    }

    private static let titles = ["version", "front", "accuracy [95 %]", "cost", "seconds"]

    static let meaning =
        "* on the front: no other version is better in accuracy, cost or time without being worse in another. "
        + "Seconds are without reading."

    private static func rows(_ names: [String], _ evaluations: [RunEvaluation]) -> [[String]] {
        let points = evaluations.map(ParetoFront.Point.init)
        let best = Set(ParetoFront.places(of: points))
        return points.indices.sorted { points[$0].accuracy > points[$1].accuracy }.map { place in
            let accuracy = evaluations[place].accuracy
            return [
                names[place], best.contains(place) ? "*" : "",
                Figures.percent(accuracy.overall.accuracy, accuracy.overallInterval),
                Figures.dollars(points[place].cost), Figures.seconds(points[place].seconds),
            ]
        }
    }

    /// How much each strategy differs from itself. Ends with a line break.
    public static func repeats(_ spreads: [(name: String, spread: RepeatSpread)]) -> String {
        let rows = spreads.map { name, spread in
            [
                ValueText.cut(name, 30), String(spread.repeats), Figures.percent(spread.mean),
                Figures.fixed(spread.deviation * 100, 2), Figures.fixed(spread.within.squareRoot() * 100, 1),
                Figures.fixed(spread.between.squareRoot() * 100, 1), Figures.percent(spread.unstable),
            ]
        }
        let header = ["", "repeats", "accuracy", "sd of runs", "within", "between", "values that vary"]
        let meaning =
            "Standard deviations in points: of the whole accuracy (sd of runs), of one document's from repeat\nto repeat (within), and of the documents' (between)."
        return (PlainTable(header: header, rows: rows).lines + [meaning]).joined(separator: "\n") + "\n"
    }
}
