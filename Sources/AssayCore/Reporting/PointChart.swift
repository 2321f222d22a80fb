/// Points of each run on two axes, joined to a curve or alone.
struct PointChart: Sendable, Hashable {
    /// What an axis counts.
    enum Unit: Sendable, Hashable {
        case share, dollars, seconds
    }

    struct Point: Sendable, Hashable {
        let x: Double
        let y: Double
        /// Of y; nil where none is known.
        let interval: Interval?
        /// Beside the point.
        let label: String
    }

    struct Series: Sendable, Hashable {
        let name: String
        let points: [Point]
    }

    let title: String
    let horizontal: String
    let vertical: String
    let unit: Unit
    let isCurve: Bool
    /// With the line on which both axes agree.
    var hasDiagonal = false
    let series: [Series]

    /// What the picture shows, in words.
    var description: String {
        "\(title). "
            + series.map { series in
                let points = series.points.map {
                    "\($0.label.isEmpty ? "" : $0.label + " ")\(text($0.x)), \(Figures.percent($0.y, $0.interval))"
                }
                return "\(series.name): \(points.joined(separator: "; "))"
            }.joined(separator: ". ")
    }

    /// A place on the horizontal axis.
    func text(_ x: Double) -> String {
        switch unit {
        case .share: "\(Figures.fixed(x * 100, 0)) %"
        case .dollars: Figures.dollars(x)
        case .seconds: "\(Figures.seconds(x)) s"
        }
    }
}

extension PointChart {
    /// How much is let through, and how much of that is not all right: VALID alone, with UNCLEAR, with INVALID.
    init(riskCoverage section: ReportSection) {
        self.init(
            title: "Risk and coverage of \(section.kind)", horizontal: "share of documents let through",
            vertical: "of those not all right", unit: .share, isCurve: true,
            series: section.named.map { name, evaluation in
                let points = evaluation.trust.riskCoverage.compactMap { step in
                    step.risk.map {
                        Point(x: step.coverage, y: $0, interval: nil, label: "up to \(step.upTo.rawValue)")
                    }
                }
                return Series(name: name, points: points)
            })
    }

    /// The share of right values by their sureness; on the diagonal, surer means right as often as it says.
    init(reliability section: ReportSection) {
        self.init(
            title: "Calibration of \(section.kind)", horizontal: "sureness of the value",
            vertical: "of those right", unit: .share, isCurve: true, hasDiagonal: true,
            series: section.named.compactMap { name, evaluation in
                let points = evaluation.reliability.bins.map { bin in
                    Point(
                        x: bin.mean, y: bin.share, interval: bin.interval,
                        label: "\(Figures.counted(bin.values, "value")) of sureness")
                }
                return points.isEmpty ? nil : Series(name: name, points: points)
            })
    }

    /// Accuracy by what a document costs, or by the time that it takes where prices are unknown or all the same.
    init(costOf section: ReportSection) {
        let costs = section.evaluations.compactMap { $0.expense.cost?.mean }
        let isPriced = costs.count == section.evaluations.count && Set(costs).count > 1
        self.init(
            title: "Accuracy and \(isPriced ? "cost" : "time") of \(section.kind)",
            horizontal: isPriced ? "US dollars a document" : "seconds a document (mean)",
            vertical: "accuracy, all fields", unit: isPriced ? .dollars : .seconds, isCurve: false,
            series: section.named.compactMap { name, evaluation in
                guard let accuracy = evaluation.accuracy.overall.accuracy else { return nil }
                let x = isPriced ? evaluation.expense.cost?.mean ?? 0 : evaluation.expense.seconds.mean
                let point = Point(x: x, y: accuracy, interval: evaluation.accuracy.overallInterval, label: "")
                return Series(name: name, points: [point])
            })
    }
}
