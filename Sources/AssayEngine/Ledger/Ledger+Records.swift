public import AssayCore
import Foundation
import GRDB

extension Ledger {
    /// The outcomes of a run in the order of their names, with all that scores and reports need.
    ///
    /// - Parameter name: of one document alone.
    public func outcomes(of run: RunRecord, named name: String? = nil) throws(AssayError) -> [OutcomeRecord] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT outcomes.*, coalesce(documents.media_type, '') AS media_type,
                    readings.seconds AS made_seconds FROM outcomes
                    LEFT JOIN documents ON documents.id = outcomes.document_id
                    LEFT JOIN readings ON readings.document_id = outcomes.document_id
                    AND readings.settings = ?
                    WHERE run_id = ? AND (? IS NULL OR outcomes.name = ?) ORDER BY outcomes.name
                    """,
                arguments: [run.reading, run.id, name, name])
            return try rows.map { try Self.record($0, in: database) }
        }
    }

    /// Everything that was tried on one document in a run.
    public func attempts(of outcome: OutcomeRecord) throws(AssayError) -> [AttemptRecord] {
        try read { database in try Self.attempts(of: outcome.id, in: database) }
    }

    private static func record(_ row: Row, in database: Database) throws -> OutcomeRecord {
        let id: Int64 = row["id"]
        let attempts = try Self.attempts(of: id, in: database)
        let values = (row["values"] as String?).flatMap { try? JSON(parsing: $0) }
        // Where no reply could be parsed the outcome holds nulls, and no attempt has values.
        let accepted =
            attempts.last { $0.values == values && $0.verdict.rawValue == row["verdict"] as String? }
            ?? attempts.last { $0.values == values } ?? attempts.last { $0.values == nil }
        let unrepaired = attempts.beforeRepair
        let calls = attempts.flatMap(\.calls)
        // An answer or a reading of an earlier run counts with what it took then: what a strategy takes does not depend
        // on what the ledger happened to have. An answer of this run counts where it was made.
        let answers = try calls.filter(\.isCached).compactMap { try Self.original(of: $0, in: database) }
        let paid = calls.filter { !$0.isCached } + answers
        let costs = paid.map(\.cost)
        let (read, made): (Double, Double?) = (row["reading_seconds"], row["made_seconds"])
        let known = read == 0 ? made ?? 0 : 0
        let fields = try Row.fetchAll(
            database, sql: "SELECT * FROM fields WHERE outcome_id = ?", arguments: [id])
        return OutcomeRecord(
            id: id, documentID: row["document_id"] ?? "", name: row["name"],
            mediaType: MediaType(rawValue: row["media_type"]) ?? .unknown,
            verdict: (row["verdict"] as String?).flatMap(Verdict.Word.init(rawValue:)),
            failure: (row["failure"] as String?).flatMap(DocumentFailure.init(storedText:)),
            values: values, firstValues: unrepaired?.values, firstVerdict: unrepaired?.verdict,
            evidence: evidence(in: fields), confidence: confidence(in: fields),
            origins: origins(in: fields),
            findings: accepted?.findings ?? [],
            attempts: attempts.count, repairs: attempts.count(where: \.isRepair), calls: calls.count,
            usage: paid.map(\.usage).reduce(TokenUsage(), +),
            cost: costs.contains(nil) ? nil : costs.compactMap(\.self).reduce(0, +),
            seconds: answers.map(\.seconds).reduce(row["seconds"] + known, +), readingSeconds: read + known)
    }

    /// The call of an earlier run whose reply was taken; nil where the ledger has it no more.
    private static func original(of call: CallRecord, in database: Database) throws -> CallRecord? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT made.* FROM calls JOIN calls AS made ON made."key" = calls."key"
                WHERE calls.id = ? AND made.ending = 'replied' AND made.is_cached = 0 AND made.id < calls.id AND made.run_id IS NOT calls.run_id
                ORDER BY made.id DESC LIMIT 1
                """,
            arguments: [call.id]
        ).map(CallRecord.init(row:))
    }

    private static func confidence(in fields: [Row]) -> [FieldPath: Double] {
        fields.reduce(into: [:]) { confidence, row in
            guard let path = FieldPath(parsing: row["path"]) else { return }
            confidence[path] = row["confidence"]
        }
    }

    private static func origins(in fields: [Row]) -> [FieldPath: String] {
        fields.reduce(into: [:]) { origins, row in
            guard let path = FieldPath(parsing: row["path"]) else { return }
            origins[path] = row["origin"]
        }
    }

    private static func evidence(in fields: [Row]) -> [FieldPath: Evidence] {
        fields.reduce(into: [:]) { evidence, row in
            guard row["page"] as Int? != nil, let path = FieldPath(parsing: row["path"]),
                let match = (row["match"] as String?).flatMap(Evidence.Match.init(rawValue:))
            else { return }
            evidence[path] = Evidence(
                page: row["page"],
                box: Box(left: row["left"], top: row["top"], right: row["right"], bottom: row["bottom"]),
                quote: row["quote"], score: row["score"], confidence: row["reading_confidence"], match: match,
                places: row["places"])
        }
    }

    private static func attempts(of outcome: Int64, in database: Database) throws -> [AttemptRecord] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM attempts WHERE outcome_id = ? ORDER BY number", arguments: [outcome]
        )
        return try rows.map { row in
            let id: Int64 = row["id"]
            return AttemptRecord(
                number: row["number"], purpose: Attempt.Purpose(rawValue: row["purpose"]) ?? .first,
                verdict: Verdict.Word(rawValue: row["verdict"]) ?? .invalid,
                values: (row["values"] as String?).flatMap { try? JSON(parsing: $0) },
                findings: try findings(of: id, in: database), calls: try calls(of: id, in: database),
                seconds: row["seconds"],
                ended: (row["ended"] as String?).flatMap(RepairMachine.Reason.init(rawValue:)))
        }
    }

    private static func findings(of attempt: Int64, in database: Database) throws -> [Finding] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM findings WHERE attempt_id = ? ORDER BY id", arguments: [attempt])
        return rows.compactMap { row in
            guard let severity = Finding.Severity(rawValue: row["severity"]),
                let code = FindingCode(rawValue: row["code"]), let path = FieldPath(parsing: row["path"])
            else { return nil }
            return Finding(severity, code, at: path, check: row["check_id"], message: row["message"])
        }
    }

    /// Every call of a run in the order in which they ended, those that no attempt came of included.
    public func calls(in run: RunRecord) throws(AssayError) -> [CallRecord] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM calls WHERE run_id = ? ORDER BY id", arguments: [run.id]
            ).map(CallRecord.init(row:))
        }
    }

    private static func calls(of attempt: Int64, in database: Database) throws -> [CallRecord] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM calls WHERE attempt_id = ? ORDER BY id", arguments: [attempt]
        ).map(CallRecord.init(row:))
    }
}
