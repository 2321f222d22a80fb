/// Point charts as inline SVG; shares go up to the chart's highest on the vertical axis.
enum PointDrawing {
    private static let (left, top, width, height) = (70.0, 14.0, 640.0, 220.0)

    static func svg(_ chart: PointChart, id: String) -> String {
        let widest = chart.series.flatMap(\.points).map(\.x).max() ?? 0
        let end = chart.unit == .share ? 1 : roundedUp(widest * 1.05)
        let series = chart.series.enumerated().map { run, series in
            "<g class=\"run\(run % 6)\">" + curve(series.points, chart, end)
                + series.points.map { mark($0, chart, end) }.joined() + "</g>"
        }
        return ChartDrawing.figure(
            id: id, title: chart.title, description: chart.description, height: top + height + 46,
            content: axes(chart, end) + diagonal(chart) + series.joined(),
            legend: chart.series.enumerated().map { ("run\($0.offset % 6)", $0.element.name) })
    }

    private static func axes(_ chart: PointChart, _ end: Double) -> String {
        let shares = stride(from: 0.0, through: 1.0, by: 0.25)
        let rows = shares.map { share in
            ChartDrawing.line("grid", left, y(share, 1), left + width, y(share, 1))
                + ChartDrawing.text(
                    "label column", "\(Figures.trimmed(share * chart.highest * 100, 1)) %", x: left - 8,
                    y: y(share, 1) + 4)
        }
        let columns = shares.map { share in
            ChartDrawing.line("grid", left + share * width, top, left + share * width, top + height)
                + ChartDrawing.text(
                    "tick", chart.tick(share * end), x: left + share * width, y: top + height + 17)
        }
        let names =
            ChartDrawing.text("tick", chart.horizontal, x: left + width / 2, y: top + height + 36)
            + "<text class=\"tick\" transform=\"translate(14 \(Figures.trimmed(top + height / 2, 1))) rotate(-90)\">"
            + HTMLReport.escaped(chart.vertical) + "</text>"
        return rows.joined() + columns.joined() + names
    }

    private static func diagonal(_ chart: PointChart) -> String {
        chart.hasDiagonal ? ChartDrawing.line("ideal", x(0, 1), y(0, 1), x(1, 1), y(1, 1)) : ""
    }

    private static func curve(_ points: [PointChart.Point], _ chart: PointChart, _ end: Double) -> String {
        guard chart.isCurve else { return "" }
        return zip(points, points.dropFirst()).map {
            ChartDrawing.line(
                "reach", x($0.x, end), y($0.y, chart.highest), x($1.x, end), y($1.y, chart.highest))
        }.joined()
    }

    private static func mark(_ point: PointChart.Point, _ chart: PointChart, _ end: Double) -> String {
        let place = x(point.x, end)
        let reach =
            point.interval.map {
                ChartDrawing.line("reach", place, y($0.low, chart.highest), place, y($0.high, chart.highest))
            } ?? ""
        return reach
            + "<circle cx=\"\(Figures.trimmed(place, 1))\" cy=\"\(Figures.trimmed(y(point.y, chart.highest), 1))\" r=\"5\">"
            + "<title>\(HTMLReport.escaped(point.label)) \(Figures.percent(point.y))</title></circle>"
    }

    private static func x(_ value: Double, _ end: Double) -> Double {
        left + (end > 0 ? min(1, max(0, value / end)) : 0) * width
    }

    private static func y(_ share: Double, _ highest: Double) -> Double {
        top + (1 - min(1, max(0, share / highest))) * height
    }

    /// 1, 2 or 5 times a power of ten, so that an axis ends at a plain figure.
    private static func roundedUp(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 1 }
        var power = 1e-6
        while power * 10 < value, power < 1e9 { power *= 10 }
        return [1, 2, 4, 5, 8, 10].map { $0 * power }.first { $0 >= value } ?? value
    }
}
