import AssayCore
import Foundation
import GRDB

extension Ledger {
    /// Commits one document: outcome, attempts, findings, fields and the calls' places in one transaction. A
    /// document is done when this returns; an earlier outcome of the same name is replaced.
    func commit(_ outcome: Outcome, name: String, in run: RunRecord) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: "DELETE FROM outcomes WHERE run_id = ? AND name = ?", arguments: [run.id, name])
            let id = try Self.insert(outcome, name: name, run: run.id, into: database)
            for attempt in outcome.attempts { try Self.insert(attempt, outcome: id, into: database) }
            try Self.adoptCalls(of: outcome, id: id, run: run.id, in: database)
            if case .checked(let extraction, _) = outcome.result {
                try Self.insert(extraction, outcome: id, into: database)
            }
        }
    }

    /// Calls of this document that a kill cut off from their attempt were paid for all the same: they count with
    /// the first attempt.
    private static func adoptCalls(
        of outcome: Outcome, id: Int64, run: Int64, in database: Database
    ) throws {
        try database.execute(
            sql: """
                UPDATE calls SET attempt_id = (SELECT min(id) FROM attempts WHERE outcome_id = ?)
                WHERE run_id = ? AND document_id = ? AND attempt_id IS NULL
                """,
            arguments: [id, run, outcome.document.id])
    }

    private static func insert(
        _ outcome: Outcome, name: String, run: Int64, into database: Database
    ) throws -> Int64 {
        let (verdict, failure, values): (Verdict?, DocumentFailure?, JSON?) =
            switch outcome.result {
            case .checked(let extraction, let verdict): (verdict, nil, extraction.values)
            case .failed(let failure): (nil, failure, nil)
            }
        if !outcome.document.id.isEmpty { try insert(outcome.document, into: database) }
        try database.execute(
            sql: """
                INSERT INTO outcomes (run_id, document_id, name, verdict, failure_code, failure, "values",
                seconds, reading_seconds, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                run, outcome.document.id.isEmpty ? nil : outcome.document.id, name, verdict?.word.rawValue,
                failure?.code,
                try failure?.storedText(), values?.text(.compact), outcome.seconds, outcome.readingSeconds,
                Timestamp.now(),
            ])
        return database.lastInsertedRowID
    }

    private static func insert(_ attempt: Attempt, outcome: Int64, into database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO attempts (outcome_id, number, purpose, verdict, "values", seconds, ended)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                outcome, attempt.number, attempt.purpose.rawValue, Verdict(attempt.findings).word.rawValue,
                attempt.extraction?.values.text(.compact), attempt.seconds, attempt.ended?.rawValue,
            ])
        let id = database.lastInsertedRowID
        for finding in attempt.findings {
            try database.execute(
                sql: """
                    INSERT INTO findings (attempt_id, severity, path, code, check_id, message)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, finding.severity.rawValue, finding.path.description, finding.code.rawValue,
                    finding.check, finding.message,
                ])
        }
        for call in attempt.calls where call.id != 0 {
            try database.execute(
                sql: "UPDATE calls SET attempt_id = ? WHERE id = ?", arguments: [id, call.id])
        }
    }

    private static func insert(_ extraction: Extraction, outcome: Int64, into database: Database) throws {
        for (path, value) in extraction.values.leaves where !value.isNull {
            let evidence = extraction.evidence[path]
            try database.execute(
                sql: """
                    INSERT INTO fields (outcome_id, path, value, origin, page, "left", "top", "right", "bottom",
                    quote, score, reading_confidence, "match", places, confidence)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    outcome, path.description, value.text(.compact),
                    path.field.flatMap { extraction.origins[$0]?.text }, evidence?.page, evidence?.box.left,
                    evidence?.box.top, evidence?.box.right, evidence?.box.bottom, evidence?.quote,
                    evidence?.score, evidence?.confidence, evidence?.match.rawValue, evidence?.places,
                    extraction.confidence[path],
                ])
        }
    }
}

extension DocumentFailure {
    func storedText() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    init?(storedText: String) {
        guard let failure = try? JSONDecoder().decode(Self.self, from: Data(storedText.utf8)) else {
            return nil
        }
        self = failure
    }
}
