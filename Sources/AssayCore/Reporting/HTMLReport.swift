/// The report as one HTML page that needs nothing else: no network, no other file. Every text is escaped, and the
/// page's policy allows only its own style and script, by their hashes.
public enum HTMLReport {
    public static func text(_ report: EvaluationReport) -> String {
        let title = "Assay report"
        let blocks = report.pageBlocks
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <style>\(HTMLStyle.style)</style>
            </head>
            <body>
            <header><h1>\(title)</h1>
            <p class="lead">\(lead(report))</p>
            \(navigation(blocks))</header>
            <main>
            \(PageStore.html(report.pictures))\(cards(report))
            \(body(blocks))
            </main>
            <script>\(HTMLStyle.script)</script>
            </body>
            </html>

            """
    }

    private static let policy =
        "default-src 'none'; style-src 'sha256-\(HTMLStyle.styleHash)'; script-src 'sha256-\(HTMLStyle.scriptHash)'; "
        + "img-src data:; base-uri 'none'; form-action 'none'"

    private static func lead(_ report: EvaluationReport) -> String {
        let documents = report.sections.reduce(0) { $0 + ($1.evaluations.first?.accuracy.documents ?? 0) }
        let runs = report.sections.reduce(0) { $0 + $1.evaluations.count }
        let kinds = Set(report.sections.map(\.kind)).count
        let date = report.date.isEmpty ? "" : " · \(report.date)"
        return escaped(
            "\(Figures.counted(documents, "document")) · \(Figures.counted(kinds, "kind")) · \(Figures.counted(runs, "run"))\(date)"
        )
    }

    /// Links to the chapters.
    private static func navigation(_ blocks: [ReportBlock]) -> String {
        let links = blocks.enumerated().compactMap { index, block -> String? in
            guard case .heading(2, let title) = block else { return nil }
            return "<a href=\"#s\(index)\">\(escaped(title))</a>"
        }
        return "<nav aria-label=\"Chapters\">\(links.joined())</nav>"
    }

    /// The figures that a reader looks for first, one card a run.
    private static func cards(_ report: EvaluationReport) -> String {
        let cards = report.sections.flatMap { section in
            section.named.map {
                card("\(section.kind) · \(ValueText.cut(section.folder, 40))", $0.name, $0.evaluation)
            }
        }
        return "<section class=\"cards\" aria-label=\"Overview\">\(cards.joined())</section>"
    }

    private static func card(_ data: String, _ name: String, _ evaluation: RunEvaluation) -> String {
        let (accuracy, trust) = (evaluation.accuracy, evaluation.trust)
        let figures = [
            ("F1, all fields", Figures.percent(accuracy.overall.f1)),
            ("documents all right", "\(accuracy.allRight) of \(accuracy.documents)"),
            ("VALID", Figures.percent(trust.coverage)),
            ("VALID values right", Figures.percent(trust.valid.valuePrecision)),
            ("cost a document", Figures.dollars(evaluation.expense.cost?.mean)),
            ("seconds p50", Figures.seconds(evaluation.expense.seconds.median)),
        ]
        let list = figures.map { "<div><dt>\($0.0)</dt><dd>\(escaped($0.1))</dd></div>" }.joined()
        return """
            <article class="card"><p class="kind">\(escaped(data))</p><h2>\(escaped(name))</h2>
            <p class="big">\(escaped(Figures.percent(accuracy.overall.accuracy)))<span>\(escaped(reach(accuracy)))</span></p>
            <dl>\(list)</dl></article>
            """
    }

    private static func reach(_ accuracy: Accuracy) -> String {
        let title = "accuracy over \(Figures.counted(accuracy.values, "value"))"
        guard let interval = accuracy.overallInterval else { return title }
        return
            "\(title) [\(Figures.fixed(interval.low * 100, 0))–\(Figures.fixed(interval.high * 100, 0))]"
    }

    private static func body(_ blocks: [ReportBlock]) -> String {
        blocks.enumerated().map { index, block in html(block, id: "s\(index)") }.joined(separator: "\n")
    }

    private static func html(_ block: ReportBlock, id: String) -> String {
        switch block {
        case .heading(let level, let title): "<h\(level) id=\"\(id)\">\(escaped(title))</h\(level)>"
        case .paragraph(let text): "<p>\(prose(text))</p>"
        case .list(let items): "<ul>" + items.map { "<li>\(prose($0))</li>" }.joined() + "</ul>"
        case .table(let table): HTMLTable.html(table)
        case .accuracyChart(let chart): ChartDrawing.svg(chart, id: id)
        case .verdictChart(let chart): ChartDrawing.svg(chart, id: id)
        case .pointChart(let chart): PointDrawing.svg(chart, id: id)
        case .longTable(let title, let table): html(.heading(3, title), id: id) + HTMLTable.html(table)
        case .sights(let title, let sights):
            ([html(.heading(3, title), id: id)] + sights.map(SightDrawing.html)).joined(separator: "\n")
        }
    }

    /// Our own sentences: what stands between backticks is code.
    private static func prose(_ text: String) -> String {
        escaped(text).split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "<code>\($0.element)</code>" }.joined()
    }

    /// For element content and quoted attributes. Controls that HTML forbids become the replacement character.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result += " "
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += "\u{FFFD}"
            case _: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Tables that sort by a click on a column's head; long ones have a field that filters their rows.
enum HTMLTable {
    static func html(_ table: ReportTable) -> String {
        let head = table.columns.map { column in
            "<th scope=\"col\"\(column.isFigure ? " class=\"figure\"" : "")>"
                + "<button type=\"button\">\(HTMLReport.escaped(column.title))</button></th>"
        }
        let rows = table.rows.map { "<tr>\(row($0, table.columns))</tr>" }
        let isLong = table.rows.count > longest
        return """
            \(filter(table))<div class="scroll\(isLong ? " long" : table.columns.count <= 3 ? " slim" : "")" tabindex="0" role="group" aria-label="\(HTMLReport.escaped(table.caption))"><table>
            <caption>\(HTMLReport.escaped(table.caption))</caption>
            <thead><tr>\(head.joined())</tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div>\(isLong ? notPrinted(table) : "")
            """
    }

    /// Longer tables scroll in a window of their own, show their first 500 rows, and are not printed.
    private static let longest = 100

    private static func notPrinted(_ table: ReportTable) -> String {
        "\n<p class=\"count\" role=\"status\"></p>\n<p class=\"printed\">\(HTMLReport.escaped(table.caption)): \(Figures.counted(table.rows.count, "row")), on the page alone.</p>"
    }

    private static func filter(_ table: ReportTable) -> String {
        guard table.rows.count > 8 else { return "" }
        let name = HTMLReport.escaped("Filter the rows of: \(table.caption)")
        return "<input class=\"filter\" type=\"search\" placeholder=\"filter rows\" aria-label=\"\(name)\">\n"
    }

    private static func row(_ cells: [ReportTable.Cell], _ columns: [ReportTable.Column]) -> String {
        cells.enumerated().map { index, cell in
            let isFigure = columns.indices.contains(index) && columns[index].isFigure
            let classes = (isFigure ? ["figure"] : []) + (cell.tone == .plain ? [] : [cell.tone.rawValue])
            let attribute = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
            let order = cell.order.map { " data-order=\"\(Figures.trimmed($0, 6))\"" } ?? ""
            let tag = index == 0 ? "th scope=\"row\"" : "td"
            return
                "<\(tag)\(attribute)\(order)>\(HTMLReport.escaped(cell.text))</\(index == 0 ? "th" : "td")>"
        }.joined()
    }
}
