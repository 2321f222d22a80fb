/// What `assay compare` adds for many versions and for repeats.
public enum ChoiceTable {
    /// The runs by accuracy, those that are worth choosing between with a mark. Ends with a line break.
    public static func front(_ comparison: Comparison) -> String {
        let rows = rows(comparison).map { $0.map(\.text) }.map { row in
            [row[0], ValueText.cut(row[1], 38)] + row.dropFirst(2)
        }
        let table = PlainTable(header: titles, rows: rows, leading: [0, 1])
        return (table.lines + ComparisonTable.wrapped(meaning, at: 98)).joined(separator: "\n") + "\n"
    }

    /// The same for a page.
    static func table(_ comparison: Comparison) -> ReportTable {
        ReportTable(
            caption: "Versions by accuracy",
            columns: [.text("front"), .text("version")] + titles.dropFirst(2).map(ReportTable.Column.figure),
            rows: rows(comparison))
    }

    private static let titles = [
        "", "version", "accuracy [95 %]", "difference", "p (Holm)", "cost", "seconds",
    ]

    static let meaning =
        "* on the front: no other version is better in accuracy, cost or time without being worse in another. "
        + "Differences are in points to the first of the list; p by the paired randomisation test over all fields, "
        + "adjusted by Holm's method. Cost and seconds are means of a document."

    private static func rows(_ comparison: Comparison) -> [[ReportTable.Cell]] {
        let (names, evaluations) = (comparison.names, comparison.evaluations)
        let points = evaluations.map(ParetoFront.Point.init)
        let onFront = Set(ParetoFront.places(of: points))
        let order = points.indices.sorted { points[$0].accuracy > points[$1].accuracy }
        guard let best = order.first else { return [] }
        let others = order.dropFirst().map { comparison.accuracy(of: names[$0], lessThat: names[best]) }
        let pValues = Holm.adjusted(others.map(\.p))
        let beside =
            [(ReportTable.Cell("", order: 1), ReportTable.Cell("", order: 2))]
            + zip(others, pValues).map { difference, p in
                (
                    ReportTable.Cell(Figures.points(difference.value), order: difference.value),
                    ReportTable.Cell(Figures.p(p), order: p)
                )
            }
        return zip(order, beside).map { place, beside in
            let (accuracy, point) = (evaluations[place].accuracy, points[place])
            return [
                ReportTable.Cell(onFront.contains(place) ? "*" : ""), ReportTable.Cell(names[place]),
                .percent(accuracy.overall.accuracy, accuracy.overallInterval), beside.0, beside.1,
                ReportTable.Cell(Figures.dollars(point.cost), order: point.cost ?? .greatestFiniteMagnitude),
                ReportTable.Cell(Figures.seconds(point.seconds), order: point.seconds),
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

extension Comparison {
    /// Over all fields; no difference where the two were not compared.
    fileprivate func accuracy(of name: String, lessThat other: String) -> (value: Double, p: Double) {
        if let pair = pairs.first(where: { $0.first == other && $0.second == name }) {
            return (pair.accuracy.value, pair.accuracy.p)
        }
        let pair = pairs.first { $0.first == name && $0.second == other }
        return pair.map { (-$0.accuracy.value, $0.accuracy.p) } ?? (0, 1)
    }
}
