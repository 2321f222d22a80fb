/// Accuracy by field with its interval, a mark for each run.
struct AccuracyChart: Sendable, Hashable {
    struct Mark: Sendable, Hashable {
        let accuracy: Double
        let interval: Interval
    }

    struct Row: Sendable, Hashable {
        let field: String
        let isColumn: Bool
        /// By run; nil where it has no value to score.
        let marks: [Mark?]
    }

    let kind: String
    let names: [String]
    let rows: [Row]

    init(section: ReportSection) {
        kind = section.kind
        names = section.names
        let accuracies = section.evaluations.map(\.accuracy)
        rows = (accuracies.first?.fields ?? []).map { field in
            Row(
                field: field.field, isColumn: field.isColumn,
                marks: accuracies.map { accuracy in
                    accuracy.fields.first { $0.field == field.field }.flatMap { found in
                        found.tally.accuracy.map { Mark(accuracy: $0, interval: found.interval) }
                    }
                })
        }
    }

    /// What the picture shows, in words.
    var description: String {
        "Accuracy by field of \(kind) with intervals of 95 %: "
            + rows.map { row in
                let marks = zip(names, row.marks).map {
                    "\($0) \(Figures.percent($1?.accuracy, $1?.interval))"
                }
                return "\(row.field): \(marks.joined(separator: ", "))"
            }.joined(separator: "; ")
    }
}

/// Documents by verdict, and how many of them are all right.
struct VerdictChart: Sendable, Hashable {
    struct Part: Sendable, Hashable {
        let verdict: String
        let documents: Int
        let allRight: Int
    }

    struct Row: Sendable, Hashable {
        let name: String
        let parts: [Part]
    }

    let kind: String
    let rows: [Row]

    init(section: ReportSection) {
        kind = section.kind
        rows = section.named.map { name, evaluation in
            Row(
                name: name,
                parts: evaluation.trust.groups.map { group in
                    Part(
                        verdict: group.verdict?.rawValue ?? "failed", documents: group.documents,
                        allRight: group.allRight)
                })
        }
    }

    /// What the picture shows, in words.
    var description: String {
        "Documents of \(kind) by verdict, and how many of them are all right: "
            + rows.map { row in
                row.name + ": "
                    + row.parts.map { "\($0.verdict) \($0.allRight) of \($0.documents)" }.joined(
                        separator: ", ")
            }.joined(separator: "; ")
    }
}
