/// Single values beside their labels, chosen by a fixed rule so that nobody picks the flattering ones: documents in
/// the order of their names, evenly spread where there are more than twenty, one field of each, the fields taking
/// turns.
struct GoldCases {
    let section: ReportSection
    private static let limit = 20

    var blocks: [ReportBlock] {
        guard let first = section.evaluations.first, !first.documents.isEmpty else { return [] }
        let count = min(Self.limit, first.documents.count)
        let chosen = (0..<count).map { first.documents[$0 * first.documents.count / count] }
        let rows = chosen.enumerated().compactMap { row($0.offset, $0.element) }
        let columns: [ReportTable.Column] =
            [.text("document"), .text("field"), .text("expected")]
            + section.names.flatMap { [.text($0), .text("pass")] }
        return [
            .heading(3, "Gold cases"),
            .table(
                ReportTable(
                    caption: "One field of each document, the fields taking turns", columns: columns,
                    rows: rows)),
        ]
    }

    private func row(_ turn: Int, _ document: DocumentEvaluation) -> [ReportTable.Cell]? {
        let fields = document.sample.label.fields.map(\.name)
        guard !fields.isEmpty else { return nil }
        let field = fields[turn % fields.count]
        guard let expected = document.sample.label[field] else { return nil }
        let cells = section.evaluations.flatMap { evaluation -> [ReportTable.Cell] in
            let score = evaluation.documents.first { $0.name == document.name }?.scores.first {
                $0.field == field
            }
            guard let score else { return [ReportTable.Cell("–"), ReportTable.Cell("–")] }
            let isRight = score.result.isRight
            return [
                ReportTable.Cell(ValueText.short(score.actual)),
                ReportTable.Cell(isRight ? "pass" : "fail", tone: isRight ? .good : .bad),
            ]
        }
        let head = [document.name, field, ValueText.short(expected)].map { ReportTable.Cell($0) }
        return head + cells
    }
}
