/// `EVAL.md`: the report between two markers, so that what people write around it stays.
public enum MarkdownReport {
    public static let begin = "<!-- assay:begin -->"
    public static let end = "<!-- assay:end -->"

    /// The text with the part between the markers replaced; a text without markers gets the part at its end, and an
    /// empty one a heading before it.
    public static func text(_ report: EvaluationReport, replacingIn existing: String = "") -> String {
        let part = generated(report)
        if let replaced = replacing(begin, end, in: existing, with: part) { return replaced }
        let before =
            existing.isEmpty ? "# Evaluation\n" : existing.hasSuffix("\n") ? existing : existing + "\n"
        return before + "\n" + part + "\n"
    }

    /// The text with what stands from one marker to the other replaced; nil where one of them is missing.
    static func replacing(
        _ begin: String, _ end: String, in existing: String, with part: String
    ) -> String? {
        guard let start = existing.range(of: begin),
            let stop = existing.range(of: end, after: start.upperBound)
        else { return nil }
        return existing[..<start.lowerBound] + part + existing[stop.upperBound...]
    }

    /// The markers and what stands between them, without a line break at the end.
    static func generated(_ report: EvaluationReport) -> String {
        ([begin] + report.blocks.compactMap(text) + [end]).joined(separator: "\n\n")
    }

    private static func text(_ block: ReportBlock) -> String? {
        switch block {
        case .heading(let level, let title): String(repeating: "#", count: level) + " " + escaped(title)
        case .paragraph(let text): prose(text)
        case .list(let items): items.map { "- " + prose($0) }.joined(separator: "\n")
        case .table(let table): self.text(table)
        case .accuracyChart, .verdictChart, .pointChart, .longTable, .sights: nil
        }
    }

    private static func text(_ table: ReportTable) -> String {
        let header = "| " + table.columns.map { escaped($0.title) }.joined(separator: " | ") + " |"
        let rule = "|" + table.columns.map { $0.isFigure ? "---:|" : "---|" }.joined()
        let rows = table.rows.map { row in
            "| " + row.map { escaped($0.text) }.joined(separator: " | ") + " |"
        }
        return (["**" + escaped(table.caption) + "**", "", header, rule] + rows).joined(separator: "\n")
    }

    /// Our own sentences: what stands between backticks is code.
    private static func prose(_ text: String) -> String {
        escaped(text).replacing("\\`", with: "`")
    }

    /// Values come from documents that nobody trusts: no mark of theirs may become markup, a link or a comment.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "#", "&", "!": result += "\\\(character)"
            case "_" where result.last.map { !$0.isLetter && !$0.isNumber } ?? true: result += "\\_"
            case _ where character.isNewline: result += " "
            case _: result.append(character)
            }
        }
        return result.isEmpty ? " " : result
    }
}

extension String {
    /// The first range of a text in this one; nil where it does not stand there.
    fileprivate func range(of text: String, after start: Index? = nil) -> Range<Index>? {
        self[(start ?? startIndex)...].firstRange(of: text)
    }
}
