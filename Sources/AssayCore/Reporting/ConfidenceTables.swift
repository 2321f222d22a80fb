/// What the confidences of values are worth: how far they are from the truth, and what they let through.
struct ConfidenceTables {
    let section: ReportSection

    private var named: [(name: String, reliability: Reliability)] {
        section.named.map { ($0.name, $0.evaluation.reliability) }
    }

    var blocks: [ReportBlock] {
        let named = named
        let measured = named.filter { $0.reliability.raw != nil }
        let curves = named.filter { !$0.reliability.curve.points.isEmpty }
        let bounds =
            curves.isEmpty
            ? []
            : [
                ReportBlock.pointChart(PointChart(riskCoverageOf: section.kind, curves)),
                .table(Self.bounds(curves)),
            ]
        let calibration: [ReportBlock] =
            measured.isEmpty
            ? []
            : [
                .heading(3, "Calibration"), .table(Self.fits(measured)),
                .pointChart(PointChart(calibrationOf: section.kind, measured)),
            ]
        return [.heading(3, "Confidence"), .list(named.map(Self.sentence))] + bounds + calibration
            + named.flatMap { name, reliability in
                [reliability.raw.map { Self.bins("\(name), raw", $0) }].compactMap(\.self)
                    + [reliability.calibrated.map { Self.bins("\(name), calibrated", $0) }].compactMap(\.self)
            }.map(ReportBlock.table)
    }

    /// What was counted, and whether it is enough for a calibration.
    static func sentence(_ name: String, _ reliability: Reliability) -> String {
        let counted =
            "\(name): \(Figures.counted(reliability.values, "value")) with a confidence in "
            + "\(Figures.counted(reliability.documents, "document"))"
        guard let raw = reliability.raw else {
            return counted
                + "; at least \(Reliability.leastValues) are needed to say whether surer values are right "
                + "more often."
        }
        let before = "Brier score \(Figures.fixed(raw.brier, 3)), expected calibration error \(points(raw))"
        guard let after = reliability.calibrated else {
            return counted
                + ", shown raw: \(before). A calibration needs \(Calibration.leastObservations) values of two "
                + "documents at least."
        }
        return counted + ". Raw: \(before). Calibrated on the other documents (isotonic, five folds): "
            + "Brier score \(Figures.fixed(after.brier, 3)), expected calibration error \(points(after))."
    }

    private static func points(_ fit: CalibrationFit) -> String {
        "\(Figures.fixed(fit.expectedError * 100, 1)) points"
    }

    private static func fits(_ named: [(name: String, reliability: Reliability)]) -> ReportTable {
        let titles = [
            "values", "documents", "Brier, raw", "Brier, calibrated", "calibration error, raw",
            "calibration error, calibrated", "mean risk over all coverages",
        ]
        return ReportTable(
            caption: "Confidence against truth; calibrated out of sample, by document; less is better",
            columns: [.text("run")] + titles.map(ReportTable.Column.figure),
            rows: named.map { name, reliability in
                let (raw, calibrated) = (reliability.raw, reliability.calibrated)
                return [
                    ReportTable.Cell(name), .count(reliability.values), .count(reliability.documents),
                    figure(raw?.brier), figure(calibrated?.brier), .percent(raw?.expectedError),
                    .percent(calibrated?.expectedError), .percent(reliability.curve.area),
                ]
            })
    }

    private static func figure(_ value: Double?) -> ReportTable.Cell {
        value.map { ReportTable.Cell(Figures.fixed($0, 3), order: $0) } ?? ReportTable.Cell("–")
    }

    /// The bounds that these documents would have had one choose; on others they let through somewhat more that is wrong.
    private static func bounds(_ named: [(name: String, reliability: Reliability)]) -> ReportTable {
        ReportTable(
            caption:
                "Values let through where no more than a share of them may be wrong (chosen on these documents)",
            columns: [
                .text("run"), .figure("at most wrong"), .figure("confidence from"), .figure("let through"),
                .figure("of those wrong [95 %]"),
            ],
            rows: named.flatMap { name, reliability in
                [0, 0.01, 0.02, 0.05].map { risk in
                    let point = reliability.curve.widest(riskAtMost: risk)
                    return [
                        ReportTable.Cell(name), .percent(risk), figure(point?.leastScore),
                        .percent(point?.coverage), .percent(point?.risk, point?.interval),
                    ]
                }
            })
    }

    private static func bins(_ name: String, _ fit: CalibrationFit) -> ReportTable {
        ReportTable(
            caption: "\(name): values by their confidence",
            columns: [
                .text("confidence"), .figure("values"), .figure("mean confidence"), .figure("right [95 %]"),
            ],
            rows: fit.bins.map { bin in
                let range = [bin.low, bin.high].map { Figures.fixed($0 * 100, 1) }
                return [
                    ReportTable.Cell(
                        range[0] == range[1] ? "\(range[0]) %" : "\(range[0])–\(range[1]) %", order: bin.low),
                    .count(bin.values), .percent(bin.mean), .percent(bin.share, bin.interval),
                ]
            })
    }
}
