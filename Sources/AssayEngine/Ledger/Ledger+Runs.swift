public import AssayCore
import Foundation
import GRDB

extension Ledger {
    /// Finds the unfinished or finished run of this configuration over this folder, so that it is gone on with,
    /// or begins one. A strategy of another name is another run, even where it does the same: reports and gates
    /// know runs by that name, and the second one is answered from the ledger.
    public func run(_ plan: RunConfiguration, folder: String, fresh: Bool) throws(AssayError) -> RunRecord {
        try write { database in
            if !fresh,
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT * FROM runs WHERE configuration = ? AND folder = ? AND strategy_name = ?
                        ORDER BY id DESC LIMIT 1
                        """,
                    arguments: [plan.digest, folder, plan.strategyName])
            {
                return RunRecord(row: row)
            }
            let row = try Row.fetchOne(
                database,
                sql: """
                    INSERT INTO runs (folder, configuration, schema_name, schema_digest, "schema", reading,
                    strategy_name, strategy_digest, strategy, model, engine, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    RETURNING *
                    """,
                arguments: [
                    folder, plan.digest, plan.schemaName, plan.schemaDigest, plan.schema, plan.reading,
                    plan.strategyName,
                    plan.strategyDigest, plan.strategy, plan.model, plan.engine, Timestamp.now(),
                ])
            guard let row else { throw DatabaseError(message: "the run was not stored") }
            return RunRecord(row: row)
        }
    }

    /// All runs, the newest first.
    public func runs() throws(AssayError) -> [RunRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY id DESC").map(RunRecord.init(row:))
        }
    }

    /// All runs, the one that was gone on with or begun last before the others: a run that a command found
    /// finished is as new as that command.
    public func runsByUse() throws(AssayError) -> [RunRecord] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM runs ORDER BY coalesce(finished_at, created_at) DESC, id DESC"
            ).map(RunRecord.init(row:))
        }
    }

    /// Marks that every document of the run has an outcome, and when that was last seen.
    func finish(_ run: RunRecord) throws(AssayError) {
        let now = Timestamp.precise()
        try write { database in
            try database.execute(
                sql: "UPDATE runs SET finished_at = ? WHERE id = ?", arguments: [now, run.id])
        }
    }

    /// Verdicts of a run by document; nil where a document failed.
    func verdicts(in run: RunRecord) throws(AssayError) -> [(name: String, verdict: Verdict.Word?)] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT name, verdict FROM outcomes WHERE run_id = ?", arguments: [run.id])
            return rows.map { ($0["name"], ($0["verdict"] as String?).flatMap(Verdict.Word.init(rawValue:))) }
        }
    }

    /// Names of the documents of a run that have an outcome.
    public func names(in run: RunRecord) throws(AssayError) -> [String] {
        try verdicts(in: run).map(\.name)
    }

    /// Documents of a run that have an outcome: content digest by name; an empty digest where the file could
    /// not even be opened.
    func finished(in run: RunRecord) throws(AssayError) -> [String: String] {
        try read { database in
            // What only the machine was to blame for is tried again.
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT name, coalesce(document_id, '') AS id FROM outcomes WHERE run_id = ? AND coalesce(
                    failure_code, '') NOT IN ('reading.not-readable', 'reading.missing-tool', 'reading.cancelled',
                    'model.throttled',
                    'model.transient')
                    """,
                arguments: [run.id])
            return rows.reduce(into: [:]) { $0[$1["name"]] = $1["id"] }
        }
    }
}

extension RunRecord {
    init(row: Row) {
        self.init(
            id: row["id"], folder: row["folder"], configuration: row["configuration"],
            schemaName: row["schema_name"], schemaDigest: row["schema_digest"], schema: row["schema"],
            reading: row["reading"],
            strategyName: row["strategy_name"], strategyDigest: row["strategy_digest"],
            strategy: row["strategy"], model: row["model"], engine: row["engine"],
            createdAt: row["created_at"])
    }
}

extension [RunRecord] {
    /// The first of each folder and strategy, in the order in which they were begun; of `runsByUse()` those that were
    /// used last.
    public var newestOfEachStrategy: [RunRecord] {
        var seen: Set<String> = []
        return filter { seen.insert("\($0.folder)\n\($0.strategyName)").inserted }.sorted { $0.id < $1.id }
    }
}

extension Ledger {
    /// The run of that number, or the one that was used last.
    public func run(numbered id: Int64?) throws(AssayError) -> RunRecord {
        let all = try runsByUse()
        if let found = id.map({ id in all.first { $0.id == id } }) ?? all.first { return found }
        guard let id else {
            throw AssayError("there are no runs in this ledger", at: path, hint: "Run `assay run` first.")
        }
        throw AssayError(
            "there is no run \(id)", at: path,
            hint:
                "Known: \(all.prefix(10).map { "\($0.id) (\($0.schemaName), \($0.strategyName))" }.joined(separator: ", "))."
        )
    }
}
