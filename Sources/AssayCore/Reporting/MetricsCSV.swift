/// The figures by run and field as CSV (RFC 4180), for spreadsheets: one line a run and field.
public enum MetricsCSV {
    public static func text(_ evaluations: [RunEvaluation]) -> String {
        let header = [
            "kind", "folder", "run", "strategy", "model", "field", "n", "correct", "correctly_absent",
            "wrong",
            "missing", "spurious", "accuracy", "accuracy_low", "accuracy_high", "precision", "recall", "f1",
            "strict", "similarity",
        ]
        let lines = evaluations.flatMap { evaluation in
            evaluation.accuracy.fields.map { line($0, of: evaluation.run) }
        }
        return ([header] + lines).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func line(_ field: FieldAccuracy, of run: RunRecord) -> [String] {
        let counts = ([field.tally.count] + field.tally.columns).map(Figures.count)
        let shares: [Double?] = [
            field.tally.accuracy, field.interval.low, field.interval.high, field.tally.precision,
            field.tally.recall, field.tally.f1, field.strict, field.similarity,
        ]
        return [run.schemaName, run.folder, String(run.id), run.strategyName, run.model, field.field]
            + counts + shares.map { $0.map { Figures.trimmed($0, 6) } ?? "" }
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    private static func quoted(_ cell: String) -> String {
        let isFormula = cell.first.map { "=+-@\t\r".contains($0) } == true && Double(cell) == nil
        let safe = isFormula ? "'" + cell : cell
        guard safe.contains(where: { ",\"\r\n".contains($0) || $0 == "\r\n" }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
