/// What `assay compare` adds for many versions and for repeats.
public enum ChoiceTable {
    /// The runs by accuracy, those that are worth choosing between with a mark. Ends with a line break.
    public static func front(_ names: [String], _ evaluations: [RunEvaluation]) -> String {
        let points = evaluations.map(ParetoFront.Point.init)
        let best = Set(ParetoFront.places(of: points))
        let order = points.indices.sorted { points[$0].accuracy > points[$1].accuracy }
        let rows = order.map { place in
            let accuracy = evaluations[place].accuracy
            return [
                ValueText.cut(names[place], 48), best.contains(place) ? "*" : "",
                Figures.percent(accuracy.overall.accuracy, accuracy.overallInterval),
                Figures.dollars(points[place].cost), Figures.seconds(points[place].seconds),
            ]
        }
        let table = PlainTable(
            header: ["version", "front", "accuracy [95 %]", "cost", "seconds"], rows: rows)
        let meaning =
            "* on the front: no other version is better in accuracy, cost or time without being worse\nin another. Seconds are without reading."
        return (table.lines + [meaning]).joined(separator: "\n") + "\n"
    }

    /// How much each strategy differs from itself. Ends with a line break.
    public static func repeats(_ spreads: [(name: String, spread: RepeatSpread)]) -> String {
        let rows = spreads.map { name, spread in
            [
                ValueText.cut(name, 40), String(spread.repeats), Figures.percent(spread.mean),
                Figures.fixed(spread.deviation * 100, 2), Figures.fixed(spread.within.squareRoot() * 100, 1),
                Figures.fixed(spread.between.squareRoot() * 100, 1), Figures.percent(spread.unstable),
            ]
        }
        let header = ["", "repeats", "accuracy", "sd of runs", "sd within", "sd between", "values that vary"]
        let meaning =
            "In points: sd of runs is of the whole accuracy; within, of one document's from repeat to repeat; between, of the documents'."
        return (PlainTable(header: header, rows: rows).lines + [meaning]).joined(separator: "\n") + "\n"
    }
}
