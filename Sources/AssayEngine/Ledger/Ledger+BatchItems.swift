import AssayCore
import Foundation
import GRDB

/// Where a question of a run stands among the run's jobs.
enum BatchState: Sendable {
    case unknown
    /// For a job, or for its result.
    case waiting
    case answered(ModelCall)
}

extension Ledger {
    /// Where the question stands. The call of a job belongs to the document it was made for; to others with the same
    /// question it is an answer from the ledger.
    func batchState(
        of key: String, document: SourceDocument, in run: RunRecord
    ) throws(AssayError) -> BatchState {
        let row = try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT batch_items.name AS item_name, batch_items.state AS item_state, calls.*
                    FROM batch_items LEFT JOIN calls ON calls.id = batch_items.call_id
                    WHERE batch_items.run_id = ? AND batch_items."key" = ?
                    """,
                arguments: [run.id, key])
        }
        guard let row else { return .unknown }
        guard row["item_state"] == "done", let call = ModelCall(row: row) else { return .waiting }
        return .answered(row["item_name"] == document.name ? call : call.repeated)
    }

    /// Puts a question on the list for the run's next job, once.
    func queue(_ item: BatchItem, in run: RunRecord) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO batch_items (run_id, "key", document_id, name, model, address, tool, rung, path,
                    record, body, state, tries) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', 0)
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [
                    run.id, item.key, item.documentID, item.name, item.lane.model, item.lane.address,
                    item.tool, item.rung.rawValue, item.path, item.record, item.body,
                ])
        }
    }

    /// Forgets what was never sent, was given up, or failed in a way that may pass: its documents ask again.
    func renewBatchItems(of run: RunRecord) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: """
                    DELETE FROM batch_items
                    WHERE run_id = ? AND (state IN ('new', 'left') OR state = 'done' AND call_id IN (
                    SELECT id FROM calls WHERE ending IN ('transient', 'throttled', 'fatal-for-run')))
                    """,
                arguments: [run.id])
        }
    }

    /// The next questions of a lane that no job has, within the limits; one at least where there are any.
    func newBatchItems(
        of lane: BatchLane.ID, in run: RunRecord, within limits: BatchLimits
    ) throws(AssayError) -> [BatchItem] {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT * FROM batch_items WHERE run_id = ? AND model = ? AND address = ? AND state = 'new'
                    ORDER BY rowid LIMIT ?
                    """,
                arguments: [run.id, lane.model, lane.address, limits.requests])
            var items: [BatchItem] = []
            var bytes = 0
            while let row = try rows.next() {
                guard let item = BatchItem(row: row) else { continue }
                // Some for what stands around the body in a line.
                bytes += (item.body ?? item.record).utf8.count + 256
                guard items.isEmpty || bytes <= limits.bytes else { break }
                items.append(item)
            }
            return items
        }
    }

    /// What is in jobs and has no result yet.
    func sentBatchItems(in run: RunRecord) throws(AssayError) -> [BatchItem] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM batch_items WHERE run_id = ? AND state = 'sent'",
                arguments: [run.id]
            ).compactMap(BatchItem.init(row:))
        }
    }

    /// Documents of the run with a question that waits for a job or for its result.
    func namesWaitingForBatches(in run: RunRecord) throws(AssayError) -> Set<String> {
        try read { database in
            try Set(
                String.fetchAll(
                    database, sql: "SELECT name FROM batch_items WHERE run_id = ? AND state <> 'done'",
                    arguments: [run.id]))
        }
    }

    /// The lanes with questions that no job has.
    func lanesWithNewBatchItems(in run: RunRecord) throws(AssayError) -> Set<BatchLane.ID> {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT DISTINCT model, address FROM batch_items WHERE run_id = ? AND state = 'new'",
                arguments: [run.id])
            return Set(rows.map { BatchLane.ID(model: $0["model"], address: $0["address"]) })
        }
    }
}

extension BatchItem {
    init?(row: Row) {
        guard let rung = (row["rung"] as String?).flatMap(ForcingRung.init(rawValue:)) else { return nil }
        self.init(
            key: row["key"], documentID: row["document_id"], name: row["name"],
            lane: BatchLane.ID(model: row["model"], address: row["address"]), tool: row["tool"], rung: rung,
            path: row["path"], record: row["record"] ?? "", body: row["body"])
    }
}

extension ModelCall {
    /// As an answer that was there already.
    fileprivate var repeated: ModelCall {
        ModelCall(
            model: model, key: key, rung: rung, ending: ending, seconds: 0, cost: 0, isCached: true)
    }

    fileprivate init?(row: Row) {
        guard let rung = (row["rung"] as String?).flatMap(ForcingRung.init(rawValue:)) else { return nil }
        let ending: Ending
        if let reply = ModelReply(row: row) {
            ending = .replied(reply)
        } else if let kind = (row["ending"] as String?).flatMap(ModelFailure.Kind.init(rawValue:)) {
            ending = .failed(
                ModelFailure(
                    kind, status: row["http_status"], code: row["error_code"] ?? "",
                    message: row["error_message"] ?? "",
                    exchange: RawExchange(request: "", response: row["response"] ?? "")))
        } else {
            return nil
        }
        self.init(
            id: row["id"], model: row["model"], key: row["key"], rung: rung, ending: ending,
            seconds: row["seconds"],
            cost: (row["cost"] as String?).flatMap {
                Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX"))
            }, isCached: false)
    }
}
