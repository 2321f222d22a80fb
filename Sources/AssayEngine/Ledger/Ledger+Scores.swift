public import AssayCore
import GRDB

extension Ledger {
    /// Replaces the scores of a run's outcomes, before repair and in the end. Some hundred documents at a time, so that
    /// no run that goes on beside it waits long for its turn to write.
    func store(_ documents: [DocumentEvaluation]) throws(AssayError) {
        for start in stride(from: 0, to: documents.count, by: Self.atATime) {
            let part = documents[start..<min(start + Self.atATime, documents.count)]
            try write { database in
                for document in part {
                    let outcome = document.sample.outcome.id
                    try Self.replace(document.firstScores, of: outcome, stage: .first, in: database)
                    try Self.replace(document.scores, of: outcome, stage: .final, in: database)
                }
            }
        }
    }

    private static let atATime = 200

    private static func replace(
        _ scores: [FieldScore], of outcome: Int64, stage: ScoreStage, in database: Database
    ) throws {
        try database.cachedStatement(sql: "DELETE FROM scores WHERE outcome_id = ? AND stage = ?")
            .execute(arguments: [outcome, stage.rawValue])
        let insertion = try database.cachedStatement(
            sql: """
                INSERT INTO scores (outcome_id, stage, field, item, result, is_strict, similarity,
                expected, actual) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for (item, score) in scores.enumerated() {
            try insertion.execute(
                arguments: [
                    outcome, stage.rawValue, score.field, item, score.result.rawValue, score.isStrict,
                    score.similarity, score.expected.text(.compact), score.actual.text(.compact),
                ])
        }
    }

    /// Replaces the labels and the meta data of a folder's documents.
    func store(
        _ samples: [(name: String, label: Label, meta: JSON?)], in folder: String
    ) throws(AssayError) {
        for start in stride(from: 0, to: samples.count, by: Self.atATime) {
            let part = samples[start..<min(start + Self.atATime, samples.count)]
            try write { database in
                for sample in part { try Self.replace(sample, in: folder, database) }
            }
        }
    }

    private static func replace(
        _ sample: (name: String, label: Label, meta: JSON?), in folder: String, _ database: Database
    ) throws {
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO samples (folder, name, meta) VALUES (?, ?, ?)"
        )
        .execute(arguments: [folder, sample.name, (sample.meta ?? .null).text(.compact)])
        try database.cachedStatement(sql: "DELETE FROM labels WHERE folder = ? AND name = ?")
            .execute(arguments: [folder, sample.name])
        let insertion = try database.cachedStatement(
            sql: "INSERT INTO labels (folder, name, field, expected) VALUES (?, ?, ?, ?)")
        for field in sample.label.fields {
            try insertion.execute(
                arguments: [folder, sample.name, field.name, field.expected.text(.compact)])
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
