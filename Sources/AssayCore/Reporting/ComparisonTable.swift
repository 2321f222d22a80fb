/// What `assay compare` prints: at most 100 columns wide.
public enum ComparisonTable {
    /// Runs, fields pair by pair, and what it means. Ends with a line break.
    public static func text(_ comparison: Comparison) -> String {
        let blocks =
            [heading(comparison), summary(comparison)]
            + comparison.pairs.flatMap { [fields($0), sentences($0)] }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    /// One run alone: the same figures without a second side.
    public static func text(_ evaluation: RunEvaluation) -> String {
        let rows = evaluation.accuracy.fields.map { field in
            [
                name(field.field), Figures.count(field.tally.count),
                Figures.percent(field.tally.accuracy, field.interval),
                Figures.percent(field.tally.precision), Figures.percent(field.tally.recall),
                Figures.percent(field.tally.f1), Figures.percent(field.strict),
            ]
        }
        let table = PlainTable(
            header: ["field", "n", "accuracy [95 %]", "precision", "recall", "F1", "strict"], rows: rows)
        let names = Comparison.names(of: [evaluation.run])
        let blocks = [
            heading([evaluation], names), PlainTable.summary([evaluation], names), table.lines,
        ]
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private static func heading(_ comparison: Comparison) -> [String] {
        heading(comparison.evaluations, comparison.names)
    }

    private static func heading(_ evaluations: [RunEvaluation], _ names: [String]) -> [String] {
        guard let first = evaluations.first else { return [] }
        let title =
            "\(first.schema.name): \(Figures.counted(first.accuracy.documents, "document")), "
            + "\(Figures.counted(first.accuracy.values, "labelled value")), "
            + ValueText.cut(first.run.setName, 40)
        return [title]
            + zip(names, evaluations).map { name, evaluation in
                let model = evaluation.run.model.isEmpty ? "no model" : evaluation.run.model
                return ValueText.cut(
                    "  \(name): \(model), configuration \(evaluation.run.configuration.prefix(12))", 100)
            }
            + JudgeText.sentences(zip(names, evaluations).map { ($0, $1) }).flatMap {
                wrapped("  " + $0, at: 98)
            }
    }

    private static func summary(_ comparison: Comparison) -> [String] {
        PlainTable.summary(comparison.evaluations, comparison.names)
    }

    private static func fields(_ pair: PairComparison) -> [String] {
        let names = short(pair.first, pair.second)
        let rows = (pair.fields + [pair.allRight]).map { field in
            [
                name(field.field), String(field.documents), rate(field, \.first), rate(field, \.second),
                Figures.points(field.difference), Figures.p(field.adjustedP), word(field, names),
            ]
        }
        let table = PlainTable(
            header: ["field", "n", names.0, names.1, "difference [95 %]", "p (Holm)", "better"], rows: rows,
            leading: [0, 6])
        return table.lines
    }

    private static func word(_ field: FieldComparison, _ names: (String, String)) -> String {
        switch field.winner {
        case .first: names.0
        case .second: names.1
        case .undecided: field.difference.value == 0 ? "equal" : "undecided"
        }
    }

    /// At most eleven characters; the ends where the beginnings are the same.
    private static func short(_ first: String, _ second: String) -> (String, String) {
        let cut = (ValueText.cut(first, 11), ValueText.cut(second, 11))
        return cut.0 == cut.1 ? ("…" + first.suffix(10), "…" + second.suffix(10)) : cut
    }

    private static func rate(_ field: FieldComparison, _ side: KeyPath<Difference, Double>) -> String {
        Figures.percent(field.difference[keyPath: side])
    }

    private static func name(_ field: String) -> String { ValueText.cut(field, 22) }

    private static func sentences(_ pair: PairComparison) -> [String] {
        ComparisonSentences.sentences(for: pair).flatMap { wrapped($0, at: 98) }
    }

    /// Lines of at most `width` characters, the second and further ones indented; a word longer than half a line is
    /// cut.
    static func wrapped(_ text: String, at width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ").map({ ValueText.cut(String($0), width / 2) }) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(lines.isEmpty ? word : "  " + word)
            }
        }
        return lines
    }
}

extension PlainTable {
    /// The figures that are no field's, one column a run; three runs beside each other fill the width.
    static func summary(_ evaluations: [RunEvaluation], _ names: [String]) -> [String] {
        stride(from: 0, to: evaluations.count, by: 3).map { start -> [String] in
            let chosen = start..<min(start + 3, evaluations.count)
            let columns = chosen.map { SummaryFigures(evaluations[$0]).rows }
            let rows = (columns.first ?? []).indices.map { row in
                [columns[0][row].title] + columns.map { $0[row].text }
            }
            return PlainTable(header: [""] + chosen.map { ValueText.cut(names[$0], 20) }, rows: rows).lines
        }.joined(separator: [""]).map(\.self)
    }
}
