import AssayCore
import Foundation
import GRDB

/// A job of a run as the ledger knows it.
struct BatchJob: Sendable, Hashable {
    enum State: String, Sendable, Hashable {
        /// Written before anything is sent: it may have reached the provider, and it may not.
        case sending
        /// The provider has said that it has it.
        case running
        /// Everything is in the ledger that there was to fetch.
        case ended
    }

    let id: Int64
    /// Random; in the job's metadata or in the custom ids of its requests.
    let tag: String
    let lane: BatchLane.ID
    let state: State
    /// nil: not known.
    let remoteID: String?
    let requests: Int
    let createdAt: String
}

extension Ledger {
    /// Writes down a job before it is sent, with the questions that are in it.
    func begin(
        _ items: [BatchItem], of lane: BatchLane.ID, tag: String, in run: RunRecord
    ) throws(AssayError) -> BatchJob {
        try write { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    INSERT INTO batch_jobs (run_id, tag, model, address, state, requests, created_at)
                    VALUES (?, ?, ?, ?, 'sending', ?, ?) RETURNING *
                    """,
                arguments: [run.id, tag, lane.model, lane.address, items.count, Timestamp.now()])
            guard let job = row.flatMap(BatchJob.init(row:)) else {
                throw DatabaseError(message: "the job was not stored")
            }
            for item in items {
                try database.execute(
                    sql: """
                        UPDATE batch_items SET state = 'sent', job_id = ?, custom_id = ?
                        WHERE run_id = ? AND "key" = ?
                        """,
                    arguments: [job.id, item.customID(tag: tag), run.id, item.key])
            }
            return job
        }
    }

    /// The provider has the job.
    func confirm(_ job: BatchJob, as remoteID: String) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE batch_jobs SET state = 'running', remote_id = ?, submitted_at = ? WHERE id = ?
                    """,
                arguments: [remoteID, Timestamp.now(), job.id])
        }
    }

    /// The provider has not got the job, or refused it as a whole: its questions wait for another.
    func withdraw(_ job: BatchJob) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: "UPDATE batch_items SET state = 'new', job_id = NULL, custom_id = NULL WHERE job_id = ?",
                arguments: [job.id])
            try database.execute(sql: "DELETE FROM batch_jobs WHERE id = ?", arguments: [job.id])
        }
    }

    /// Jobs of the run that are not ended, the oldest first.
    func openBatchJobs(of run: RunRecord) throws(AssayError) -> [BatchJob] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM batch_jobs WHERE run_id = ? AND state <> 'ended' ORDER BY id",
                arguments: [run.id]
            ).compactMap(BatchJob.init(row:))
        }
    }

    /// The provider's ids of all jobs that this ledger knows.
    func knownBatches() throws(AssayError) -> Set<String> {
        try read { database in
            try Set(
                String.fetchAll(
                    database, sql: "SELECT remote_id FROM batch_jobs WHERE remote_id IS NOT NULL"))
        }
    }

    /// Questions of the job that have no result yet, by their custom ids.
    func openItems(of job: BatchJob) throws(AssayError) -> [String: BatchItem] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM batch_items WHERE job_id = ? AND state = 'sent'",
                arguments: [job.id])
            return rows.reduce(into: [:]) { $0[$1["custom_id"]] = BatchItem(row: $1) }
        }
    }

    /// What is to become of a question when its call has ended.
    enum BatchSettlement: String, Sendable {
        /// The call is the answer, or the last word.
        case done
        /// Another job asks again, unless it was asked often enough.
        case again
        /// Nothing more in this command.
        case left
    }

    /// Records calls of a job with what follows from each, in one transaction.
    func settle(
        _ calls: [(item: BatchItem, call: ModelCall, settlement: BatchSettlement)], of job: BatchJob,
        in run: RunRecord, tries: Int
    ) throws(AssayError) {
        try write { database in
            for (item, call, settlement) in calls {
                let id = try Self.insert(call, of: item.documentID, in: run, into: database)
                let state =
                    switch settlement {
                    case .done: "'done'"
                    case .left: "'left'"
                    case .again: "CASE WHEN tries + 1 < \(tries) THEN 'new' ELSE 'done' END"
                    }
                // What is never sent again stands with the call alone from now on.
                let rest = settlement == .done ? ", record = NULL, body = NULL" : ""
                try database.execute(
                    sql: """
                        UPDATE batch_items SET tries = tries + 1, state = \(state), call_id = ?\(rest)
                        WHERE run_id = ? AND "key" = ? AND job_id = ? AND state = 'sent'
                        """,
                    arguments: [id, run.id, item.key, job.id])
            }
        }
    }

    func end(_ job: BatchJob) throws(AssayError) {
        try write { database in
            try database.execute(
                sql: "UPDATE batch_jobs SET state = 'ended', ended_at = ? WHERE id = ?",
                arguments: [Timestamp.now(), job.id])
        }
    }
}

extension BatchJob {
    init?(row: Row) {
        guard let state = State(rawValue: row["state"]) else { return nil }
        self.init(
            id: row["id"], tag: row["tag"],
            lane: BatchLane.ID(model: row["model"], address: row["address"]), state: state,
            remoteID: row["remote_id"], requests: row["requests"], createdAt: row["created_at"])
    }
}
