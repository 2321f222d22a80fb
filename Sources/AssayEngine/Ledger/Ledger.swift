import Foundation
import GRDB

// Ledger: the one SQLite file that remembers everything: what was read, asked, answered, concluded and scored.
// Its tables are documented in docs/ledger.md and open to any SQLite tool.

/// The ledger file. A struct around GRDB's pool: many readers, one writer, migrated when opened; every write
/// method is one transaction that keeps the ledger whole.
public struct Ledger: Sendable {
    let database: any DatabaseWriter
    /// Where the file is; `:memory:` in tests.
    public let path: String

    /// Opens or makes the file and brings it to the newest form.
    public init(at path: String) throws(AssayError) {
        self.path = path
        database = try Self.guarded(path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            // NORMAL keeps the file whole after a crash of the process; only a power cut can lose the last
            // commits, and those documents are then simply done again.
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
            let pool = try DatabasePool(path: path, configuration: configuration)
            try LedgerMigrations.migrator.migrate(pool)
            return pool
        }
    }

    /// A ledger that is gone with its last reference.
    public static func inMemory() throws(AssayError) -> Ledger {
        let queue = try guarded(":memory:") {
            let queue = try DatabaseQueue()
            try LedgerMigrations.migrator.migrate(queue)
            return queue
        }
        return Ledger(database: queue, path: ":memory:")
    }

    private init(database: any DatabaseWriter, path: String) {
        self.database = database
        self.path = path
    }

    func read<T>(_ body: (Database) throws -> T) throws(AssayError) -> T {
        try Self.guarded(path) { try database.read(body) }
    }

    func write<T>(_ body: (Database) throws -> T) throws(AssayError) -> T {
        try Self.guarded(path) { try database.write(body) }
    }

    /// Turns SQLite's errors into ours; bound values never stand in them (GRDB hides them).
    private static func guarded<T>(_ path: String, _ body: () throws -> T) throws(AssayError) -> T {
        do {
            return try body()
        } catch let error as AssayError {
            throw error
        } catch let error as DatabaseError {
            throw AssayError(
                "the ledger can't be used: \(error.message ?? error.resultCode.description)", at: path,
                hint: hint(error), exit: .ledger)
        } catch {
            throw AssayError("the ledger can't be used: \(error)", at: path, exit: .ledger)
        }
    }

    private static func hint(_ error: DatabaseError) -> String {
        switch error.resultCode {
        case .SQLITE_FULL:
            "The disk is full: free some space and start again; nothing that was finished is lost."
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            "Check that the folder exists and may be written."
        case .SQLITE_NOTADB: "This file is no ledger: name another with --ledger."
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            "Another assay is writing to it: wait, or name another with --ledger."
        default: "Check the disk; a copy of the file can be examined with sqlite3."
        }
    }
}
