public import AssayCore
import Foundation
import GRDB

extension Ledger {
    /// Records one call as soon as it has ended, before its document is done: a call that was paid for is
    /// never lost, not even by a kill in the middle of a document.
    func record(_ call: ModelCall, of documentID: String, in run: RunRecord) throws(AssayError) -> ModelCall {
        // From a job: it was recorded when the job was collected.
        if call.id != 0 { return call }
        let id = try write { database in
            try Self.insert(call, of: documentID, in: run, into: database)
        }
        return call.recorded(as: id)
    }

    /// The row's number.
    static func insert(
        _ call: ModelCall, of documentID: String, in run: RunRecord, into database: Database
    ) throws -> Int64 {
        let row = CallRow(call)
        try database.execute(
            sql: """
                INSERT INTO calls (run_id, document_id, "key", model, answered_by, rung, ending, stop,
                stop_detail, error_code, error_message, http_status, answer, call_id, input_tokens,
                output_tokens, cached_input_tokens, cache_write_tokens, cost, is_cached, seconds, request,
                response, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                run.id, documentID, call.key, call.model, row.answeredBy, call.rung.rawValue, row.ending,
                row.stop, row.stopDetail, row.errorCode, row.errorMessage, row.httpStatus, row.answer,
                row.callID, row.usage.input, row.usage.output, row.usage.cachedInput,
                row.usage.cacheWrites,
                call.cost?.description, call.isCached, call.seconds, call.isCached ? nil : row.request,
                call.isCached ? nil : row.response, Timestamp.now(),
            ])
        return database.lastInsertedRowID
    }

    /// The reply to an identical request, if one was ever received.
    public func reply(toRequest key: String) throws(AssayError) -> ModelReply? {
        let row = try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM calls WHERE "key" = ? AND ending = 'replied' AND is_cached = 0
                    ORDER BY id DESC LIMIT 1
                    """,
                arguments: [key])
        }
        return row.flatMap(ModelReply.init(row:))
    }
}

/// A call whose cost is not known: nobody saw how it ended.
struct UnpricedCall: Sendable, Hashable {
    /// `provider/model`.
    let model: String
    /// The body that was sent; may be empty.
    let request: String
}

extension Ledger {
    /// What the calls of a run have cost in US dollars, and those of which nobody knows.
    func spending(in run: RunRecord) throws(AssayError) -> (known: Decimal, unpriced: [UnpricedCall]) {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT model, cost, CASE WHEN cost IS NULL THEN request END AS request FROM calls
                    WHERE run_id = ? AND is_cached = 0
                    """,
                arguments: [run.id])
            var known: Decimal = 0
            var unpriced: [UnpricedCall] = []
            while let row = try rows.next() {
                if let cost = (row["cost"] as String?).flatMap(Decimal.init(recorded:)) {
                    known += cost
                } else {
                    unpriced.append(UnpricedCall(model: row["model"], request: row["request"] ?? ""))
                }
            }
            return (known, unpriced)
        }
    }
}

extension Decimal {
    /// As it stands in the ledger.
    init?(recorded text: String) { self.init(string: text, locale: Locale(identifier: "en_US_POSIX")) }
}

/// The columns of a call that depend on how it ended.
private struct CallRow {
    var answeredBy = ""
    var ending = ""
    var stop: String?
    var stopDetail: String?
    var errorCode: String?
    var errorMessage: String?
    var httpStatus: Int?
    var answer: String?
    var callID: String?
    var usage = TokenUsage()
    var request: String?
    var response: String?

    init(_ call: ModelCall) {
        switch call.ending {
        case .replied(let reply):
            ending = "replied"
            answeredBy = reply.model
            (stop, stopDetail) = Self.columns(of: reply.stop)
            answer = reply.answer
            callID = reply.callID
            usage = reply.usage
            request = reply.exchange.request
            response = reply.exchange.response
        case .failed(let failure):
            ending = failure.kind.rawValue
            errorCode = failure.code
            errorMessage = failure.message
            httpStatus = failure.status
            request = failure.exchange?.request
            response = failure.exchange?.response
        }
    }

    private static func columns(of stop: ModelReply.Stop) -> (String, String?) {
        switch stop {
        case .complete: ("complete", nil)
        case .truncated: ("truncated", nil)
        case .refused(let why): ("refused", why)
        }
    }
}

extension ModelReply {
    init?(row: Row) {
        let stop: Stop? =
            switch row["stop"] as String? {
            case "complete": .complete
            case "truncated": .truncated
            case "refused": .refused(row["stop_detail"] ?? "")
            default: nil
            }
        guard let stop, let answer = row["answer"] as String? else { return nil }
        self.init(
            answer: answer, callID: row["call_id"] ?? "", stop: stop,
            usage: TokenUsage(
                input: row["input_tokens"], output: row["output_tokens"],
                cachedInput: row["cached_input_tokens"], cacheWrites: row["cache_write_tokens"]),
            model: row["answered_by"],
            exchange: RawExchange(request: row["request"] ?? "", response: row["response"] ?? ""))
    }
}
