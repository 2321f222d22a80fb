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
    /// The end of the vertical axis.
    var highest = 1.0
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

    /// A mark of the horizontal axis, without zeros that say nothing.
    func tick(_ x: Double) -> String {
        switch unit {
        case .share, .dollars: text(x)
        case .seconds: "\(Figures.trimmed(x, 3)) s"
        }
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
    /// How many values are let through as the confidence asked of them falls, and how many of those are wrong.
    init(riskCoverageOf kind: String, _ named: [(name: String, reliability: Reliability)]) {
        let series = named.compactMap { name, reliability -> Series? in
            let points = Self.thinned(reliability.curve.points).map { point in
                Point(
                    x: point.coverage, y: point.risk, interval: nil,
                    label: "confidence from \(Figures.fixed(point.leastScore, 3))")
            }
            return points.isEmpty ? nil : Series(name: name, points: points)
        }
        let worst = series.flatMap(\.points).map(\.y).max() ?? 1
        self.init(
            title: "Risk and coverage of \(kind)", horizontal: "share of values let through",
            vertical: "of those wrong", unit: .share, isCurve: true,
            // Ends whose quarters are plain figures.
            highest: [0.1, 0.2, 0.4, 0.6, 0.8].first { worst <= $0 } ?? 1, series: series)
    }

    /// Points of about as many values each; the last one always.
    private static func thinned(_ points: [RiskCurve.Point]) -> [RiskCurve.Point] {
        let all = points.last?.passed ?? 0
        var (kept, passed) = ([RiskCurve.Point](), 0)
        for point in points where point.passed == all || (point.passed - passed) * mostPoints >= all {
            kept.append(point)
            passed = point.passed
        }
        return kept
    }

    private static let mostPoints = 25

    /// The share of right values by their confidence, as it is and calibrated; on the diagonal, values are right as
    /// often as their confidence says.
    init(calibrationOf kind: String, _ named: [(name: String, reliability: Reliability)]) {
        self.init(
            title: "Calibration of \(kind)", horizontal: "confidence of the value",
            vertical: "of those right", unit: .share, isCurve: true, hasDiagonal: true,
            series: named.flatMap { name, reliability in
                [("raw", reliability.raw), ("calibrated", reliability.calibrated)].compactMap { form, fit in
                    fit.map { Series(name: "\(name), \(form)", points: $0.bins.map(Self.point)) }
                }
            })
    }

    private static func point(_ bin: CalibrationFit.Bin) -> Point {
        Point(
            x: bin.mean, y: bin.share, interval: bin.interval,
            label: "\(Figures.counted(bin.values, "value")) of confidence")
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
