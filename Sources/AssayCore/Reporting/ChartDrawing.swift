/// Charts as inline SVG. Colours come from the page's style, so that they follow light and dark.
enum ChartDrawing {
    private static let labelWidth = 190.0
    private static let plotWidth = 560.0
    private static let width = labelWidth + plotWidth + 70

    // MARK: Accuracy

    /// A dot for the accuracy, a line for the interval, one lane a run in each field's row.
    static func svg(_ chart: AccuracyChart, id: String) -> String {
        let lane = 14.0
        let rowHeight = lane * Double(max(1, chart.names.count)) + 12
        let top = 10.0
        let height = top + rowHeight * Double(chart.rows.count) + 30
        let tops = chart.rows.indices.map { top + rowHeight * Double($0) }
        // Stripes below the grid, marks above it.
        let stripes = tops.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map {
            rectangle("stripe", x: 0, y: $0.element, width: width, height: rowHeight)
        }
        let rows = zip(chart.rows, tops).map { row($0, y: $1, height: rowHeight, lane: lane) }
        let content = stripes.joined() + axis(top: top, bottom: height - 30) + rows.joined()
        let title = "Accuracy by field of \(chart.kind)"
        return figure(
            id: id, title: title, description: chart.description, height: height, content: content,
            legend: chart.names.enumerated().map { ("run\($0.offset % 6)", $0.element) })
    }

    private static func row(
        _ row: AccuracyChart.Row, y: Double, height: Double, lane: Double
    ) -> String {
        let label = text(
            "label\(row.isColumn ? " column" : "")", ValueText.cut(row.field, 26), x: labelWidth - 12,
            y: y + height / 2 + 4)
        let marks = row.marks.enumerated().map { run, mark -> String in
            guard let mark else { return "" }
            let middle = y + 6 + lane * (Double(run) + 0.5)
            let (low, high) = (place(mark.interval.low), place(mark.interval.high))
            return "<g class=\"run\(run % 6)\">"
                + line("reach", low, middle, high, middle) + line("reach", low, middle - 3, low, middle + 3)
                + line("reach", high, middle - 3, high, middle + 3)
                + "<circle cx=\"\(number(place(mark.accuracy)))\" cy=\"\(number(middle))\" r=\"4.5\"/>"
                + text("figure", Figures.fixed(mark.accuracy * 100, 0), x: width - 34, y: middle + 4) + "</g>"
        }
        return label + marks.joined()
    }

    private static func axis(top: Double, bottom: Double) -> String {
        let ticks = stride(from: 0.0, through: 1.0, by: 0.2).map { share in
            line("grid", place(share), top - 4, place(share), bottom)
                + text("tick", "\(Figures.fixed(share * 100, 0)) %", x: place(share), y: bottom + 18)
        }
        return ticks.joined()
    }

    private static func place(_ share: Double) -> Double { labelWidth + min(1, max(0, share)) * plotWidth }

    // MARK: Verdicts

    /// A bar for each run, a part for each verdict; what is not all right is hatched by a paler colour.
    static func svg(_ chart: VerdictChart, id: String) -> String {
        let rowHeight = 40.0
        let height = 16 + rowHeight * Double(chart.rows.count) + 36
        let bars = chart.rows.enumerated().map { bar($0.element, y: 16 + rowHeight * Double($0.offset)) }
        let title = "Verdicts of \(chart.kind), and documents all right"
        return figure(
            id: id, title: title, description: chart.description, height: height,
            content: axis(top: 14, bottom: height - 30) + bars.joined(),
            legend: [
                ("valid", "VALID"), ("unclear", "UNCLEAR"), ("invalid", "INVALID"), ("failed", "failed"),
                ("pale", "paler: not all right"),
            ])
    }

    private static func bar(_ row: VerdictChart.Row, y: Double) -> String {
        let total = Double(max(1, row.parts.reduce(0) { $0 + $1.documents }))
        var left = labelWidth
        var drawing = text("label", ValueText.cut(row.name, 26), x: labelWidth - 12, y: y + 18)
        for part in row.parts where part.documents > 0 {
            let name = part.verdict.lowercased()
            let whole = plotWidth * Double(part.documents) / total
            let right = plotWidth * Double(part.allRight) / total
            drawing += rectangle(name, x: left, y: y, width: right, height: 26)
            drawing += rectangle("\(name) pale", x: left + right, y: y, width: whole - right, height: 26)
            if whole > 24 {
                drawing += text("inside", String(part.documents), x: left + whole / 2, y: y + 18)
            }
            left += whole
        }
        return drawing
    }

    // MARK: Shapes

    static func figure(
        id: String, title: String, description: String, height: Double, content: String,
        legend: [(style: String, name: String)]
    ) -> String {
        let keys = legend.map {
            "<li><span class=\"key \($0.style)\"></span>\(HTMLReport.escaped(ValueText.cut($0.name, 60)))</li>"
        }
        return """
            <figure><div class="scroll" tabindex="0" role="group" aria-label="\(HTMLReport.escaped(title))"><svg viewBox="0 0 \(number(width)) \(number(height))" role="img" \
            aria-labelledby="\(id)t \(id)d"><title id="\(id)t">\(HTMLReport.escaped(title))</title>\
            <desc id="\(id)d">\(HTMLReport.escaped(description))</desc>\(content)</svg></div>
            <figcaption>\(HTMLReport.escaped(title))<ul class="legend">\(keys.joined())</ul></figcaption></figure>
            """
    }

    private static func rectangle(_ style: String, x: Double, y: Double, width: Double, height: Double)
        -> String
    {
        guard width > 0 else { return "" }
        return "<rect class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
            + "height=\"\(number(height))\"/>"
    }

    static func line(_ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double)
        -> String
    {
        "<line class=\"\(style)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>"
    }

    static func text(_ style: String, _ text: String, x: Double, y: Double) -> String {
        "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\">\(HTMLReport.escaped(text))</text>"
    }

    private static func number(_ value: Double) -> String { Figures.trimmed(value, 1) }
}
