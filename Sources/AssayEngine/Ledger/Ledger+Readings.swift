public import AssayCore
import Foundation
import GRDB

extension Ledger {
    /// Remembers who a document is; later names of the same bytes are in the outcomes.
    static func insert(_ document: SourceDocument, into database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO documents (id, name, media_type, size, first_seen) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """,
            arguments: [
                document.id, document.name, document.mediaType.rawValue, document.size, Timestamp.now(),
            ])
    }

    /// What was read from these bytes with these settings; nil where it was not read yet.
    public func reading(of documentID: String, settings: String) throws(AssayError) -> ReadDocument? {
        let content = try read { database in
            try String.fetchOne(
                database, sql: "SELECT content FROM readings WHERE document_id = ? AND settings = ?",
                arguments: [documentID, settings])
        }
        // A reading that can't be parsed is damaged or of another form: reading again mends it.
        return content.flatMap { try? JSON(parsing: $0) }.flatMap(ReadDocument.init(json:))
    }

    /// Keeps what was read, so that it is never read twice.
    func store(
        _ reading: ReadDocument, of document: SourceDocument, settings: String, seconds: Double
    ) throws(AssayError) {
        let content = reading.json.text(.compact)
        let words = reading.pages.map(\.words.count).reduce(0, +)
        try write { database in
            try Self.insert(document, into: database)
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO readings
                    (document_id, settings, content, pages, words, seconds, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    document.id, settings, content, reading.pages.count, words, seconds, Timestamp.now(),
                ])
        }
    }
}

/// Times as the ledger writes them.
enum Timestamp {
    /// ISO 8601 in UTC to the second.
    static func now() -> String { Date.now.formatted(.iso8601) }

    /// To the millisecond: commands that find everything in the ledger take less than a second.
    static func precise() -> String {
        Date.ISO8601FormatStyle(includingFractionalSeconds: true).format(Date.now)
    }
}
