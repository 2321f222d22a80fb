/// Accuracy by field of one run.
enum FieldTable {
    static func table(_ name: String, _ accuracy: Accuracy) -> ReportTable {
        let titles = [
            "n", "accuracy [95 %]", "precision", "recall", "F1", "strict", "similarity", "correct", "absent",
            "wrong",
            "missing", "spurious",
        ]
        return ReportTable(
            caption: name, columns: [.text("field")] + titles.map(ReportTable.Column.figure),
            rows: accuracy.fields.map(row))
    }

    private static func row(_ field: FieldAccuracy) -> [ReportTable.Cell] {
        let tally = field.tally
        return [
            ReportTable.Cell(field.field), .count(tally.count), .percent(tally.accuracy, field.interval),
            .percent(tally.precision), .percent(tally.recall), .percent(tally.f1), .percent(field.strict),
            ReportTable.Cell(Figures.fixed(field.similarity, 2), order: field.similarity),
        ] + tally.columns.map(ReportTable.Cell.count)
    }
}

/// Documents by verdict of one run, and how many of them are all right.
enum VerdictTable {
    static func table(_ name: String, _ trust: Trust) -> ReportTable {
        ReportTable(
            caption: "\(name): documents by verdict",
            columns: [
                .text("verdict"), .figure("documents"), .figure("share"), .figure("all right [95 %]"),
                .figure("values right [95 %]"), .figure("let through up to here"),
                .figure("of those not all right"),
            ], rows: trust.groups.map { row($0, trust) })
    }

    private static func row(_ group: Trust.VerdictGroup, _ trust: Trust) -> [ReportTable.Cell] {
        let share = SummaryFigures.share(group.documents, trust.documents)
        let step = trust.riskCoverage.first { $0.upTo == group.verdict }
        return [
            ReportTable.Cell(group.verdict?.rawValue ?? "failed"), .count(group.documents), .percent(share),
            .percent(group.documentPrecision, group.documentInterval),
            .percent(group.valuePrecision, group.valueInterval), .percent(step?.coverage),
            .percent(step?.risk),
        ]
    }
}

/// Accuracy by a member of the documents' meta data, a column for each run; nil for fewer than two groups.
enum BreakdownTable {
    static func table(_ key: String, _ caption: String, _ section: ReportSection) -> ReportTable? {
        let groups = section.evaluations.map { $0.accuracy(by: key) }
        guard let first = groups.first, first.count > 1 else { return nil }
        let rows = first.map { entry in
            [ReportTable.Cell(entry.group), .count(entry.accuracy.documents)]
                + groups.map { group in
                    .percent(group.first { $0.group == entry.group }?.accuracy.overall.accuracy)
                }
        }
        return ReportTable(
            caption: caption + ": accuracy over all fields",
            columns: [.text(key), .figure("documents")] + section.names.map(ReportTable.Column.figure),
            rows: rows)
    }
}

/// What two runs did to each field, what they had not in common, and where they went different ways.
enum PairTables {
    static func blocks(_ pair: PairComparison) -> [ReportBlock] {
        var blocks: [ReportBlock] = [.table(fields(pair))]
        if !pair.changes.isEmpty { blocks.append(.table(changes(pair))) }
        if let flips = flips(pair) { blocks.append(.table(flips)) }
        return blocks
    }

    private static func fields(_ pair: PairComparison) -> ReportTable {
        ReportTable(
            caption: "\(pair.second) less \(pair.first), in points",
            columns: [
                .text("field"), .figure("n"), .figure(pair.first), .figure(pair.second),
                .figure("difference [95 %]"),
                .figure("p"), .figure("p (Holm)"), .text("better"),
            ],
            rows: (pair.fields + [pair.allRight]).map { field in
                [
                    ReportTable.Cell(field.field), .count(field.documents), .percent(field.difference.first),
                    .percent(field.difference.second),
                    ReportTable.Cell(Figures.points(field.difference), order: field.difference.value),
                    ReportTable.Cell(Figures.p(field.difference.p), order: field.difference.p),
                    ReportTable.Cell(Figures.p(field.adjustedP), order: field.adjustedP),
                    ReportTable.Cell(ComparisonSentences.word(field, pair)),
                ]
            })
    }

    private static func changes(_ pair: PairComparison) -> ReportTable {
        ReportTable(
            caption: "What the two runs did not have in common",
            columns: [.text("what"), .text(pair.first), .text(pair.second)],
            rows: pair.changes.map { change in
                [change.what, change.first, change.second].map { ReportTable.Cell(ValueText.cut($0, 48)) }
            })
    }

    /// At most 15, one of each field in turn.
    private static func flips(_ pair: PairComparison) -> ReportTable? {
        let ranked = pair.fields.flatMap { field in
            field.flips.enumerated().map { (rank: $0.offset, field: field.field, flip: $0.element) }
        }.sorted { $0.rank < $1.rank }
        guard !ranked.isEmpty else { return nil }
        let rows = ranked.prefix(15).map { entry in
            [
                ReportTable.Cell(entry.flip.document), ReportTable.Cell(entry.field),
                ReportTable.Cell(ValueText.short(entry.flip.expected)),
                ReportTable.Cell(
                    ValueText.short(entry.flip.first), tone: entry.flip.isFirstRight ? .good : .bad),
                ReportTable.Cell(
                    ValueText.short(entry.flip.second), tone: entry.flip.isFirstRight ? .bad : .good),
                ReportTable.Cell(entry.flip.isFirstRight ? pair.first : pair.second),
            ]
        }
        return ReportTable(
            caption: "Where exactly one is right (\(rows.count) of \(ranked.count))",
            columns: ["document", "field", "expected", pair.first, pair.second, "right"].map(
                ReportTable.Column.text),
            rows: rows)
    }
}
