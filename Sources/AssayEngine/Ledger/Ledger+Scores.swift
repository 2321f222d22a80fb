public import AssayCore
import GRDB

extension Ledger {
    /// Replaces the scores of one outcome; `stage` is `first` (before repair) or `final`.
    public func store(
        _ scores: [FieldScore], of outcome: OutcomeRecord, stage: ScoreStage
    ) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: "DELETE FROM scores WHERE outcome_id = ? AND stage = ?",
                arguments: [outcome.id, stage.rawValue])
            for (item, score) in scores.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO scores (outcome_id, stage, field, item, result, is_strict, similarity,
                        expected, actual) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        outcome.id, stage.rawValue, score.field, item, score.result.rawValue, score.isStrict,
                        score.similarity, score.expected.text(.compact), score.actual.text(.compact),
                    ])
            }
        }
    }

    /// Replaces the labels and the meta data of a folder's document.
    public func store(
        _ label: Label, meta: JSON?, of name: String, in folder: String
    ) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO samples (folder, name, meta) VALUES (?, ?, ?)",
                arguments: [folder, name, (meta ?? .null).text(.compact)])
            try database.execute(
                sql: "DELETE FROM labels WHERE folder = ? AND name = ?", arguments: [folder, name])
            for field in label.fields {
                try database.execute(
                    sql: "INSERT INTO labels (folder, name, field, expected) VALUES (?, ?, ?, ?)",
                    arguments: [folder, name, field.name, field.expected.text(.compact)])
            }
        }
    }

    /// Deletes the labels, the meta data and the scores of a folder's documents but these.
    func forgetLabels(in folder: String, except kept: Set<String>) throws(AssayError) {
        try write { database in
            let names = try String.fetchSet(
                database,
                sql:
                    "SELECT name FROM samples WHERE folder = ? UNION SELECT name FROM labels WHERE folder = ?",
                arguments: [folder, folder])
            for name in names.subtracting(kept) {
                for table in ["samples", "labels"] {
                    try database.execute(
                        sql: "DELETE FROM \(table) WHERE folder = ? AND name = ?", arguments: [folder, name])
                }
                try database.execute(
                    sql: """
                        DELETE FROM scores WHERE outcome_id IN (SELECT outcomes.id FROM outcomes
                        JOIN runs ON runs.id = run_id WHERE folder = ? AND name = ?)
                        """, arguments: [folder, name])
            }
        }
    }

    /// The meta data of a folder's documents, by document name.
    public func meta(in folder: String) throws(AssayError) -> [String: JSON] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT name, meta FROM samples WHERE folder = ?", arguments: [folder])
            return rows.reduce(into: [:]) { $0[$1["name"]] = try? JSON(parsing: $1["meta"] as String) }
        }
    }

    /// The labels of a folder as one JSON object a document, by document name.
    public func labels(in folder: String) throws(AssayError) -> [String: JSON] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT name, field, expected FROM labels WHERE folder = ? ORDER BY rowid",
                arguments: [folder])
            var objects: [String: JSONObject] = [:]
            for row in rows {
                objects[row["name"], default: JSONObject()][row["field"]] = try? JSON(
                    parsing: row["expected"] as String)
            }
            return objects.mapValues(JSON.object)
        }
    }
}

/// Which attempt of an outcome is scored.
public enum ScoreStage: String, Sendable, Hashable, CaseIterable {
    case first, final
}
