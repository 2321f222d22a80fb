/// Single values beside their labels, chosen by a fixed rule so that nobody picks the flattering ones: documents in
/// the order of their names, evenly spread where there are more than twenty, one field of each, the fields taking
/// turns. Fewer than ten documents are gone through again with the next field.
struct GoldCases {
    let section: ReportSection
    private static let limit = 20
    private static let least = 10

    var blocks: [ReportBlock] {
        guard let first = section.evaluations.first, !first.documents.isEmpty else { return [] }
        let documents = first.documents
        let count = min(Self.limit, max(Self.least, documents.count))
        let rows = (0..<count).compactMap { place -> [ReportTable.Cell]? in
            guard documents.count < count else {
                return row(place, documents[place * documents.count / count], pass: 0)
            }
            let (turn, pass) = (place % documents.count, place / documents.count)
            return row(turn + pass, documents[turn], pass: pass)
        }
        let columns: [ReportTable.Column] =
            [.text("document"), .text("field"), .text("expected")]
            + section.names.flatMap { [.text($0), .text("pass")] }
        return [
            .heading(3, "Gold cases"),
            .table(
                ReportTable(
                    caption: "Values by a fixed rule: a field of each document, the fields taking turns",
                    columns: columns,
                    rows: rows)),
        ]
    }

    /// nil where the document has no label, or each of its fields was shown in an earlier pass.
    private func row(_ turn: Int, _ document: DocumentEvaluation, pass: Int) -> [ReportTable.Cell]? {
        let fields = document.sample.label.fields.map(\.name)
        guard pass < fields.count else { return nil }
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
