import Foundation
import GRDB

extension Ledger {
    /// A random secret of this ledger, made when first asked for. Document fences are derived from it: nobody
    /// who writes a document can know them, and the same request stays the same request.
    func secret() throws(AssayError) -> Data {
        let fresh = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }).base64EncodedString()
        let stored = try write { database in
            try database.execute(
                sql: "INSERT INTO settings (name, value) VALUES ('secret', ?) ON CONFLICT (name) DO NOTHING",
                arguments: [fresh])
            return try String.fetchOne(database, sql: "SELECT value FROM settings WHERE name = 'secret'")
        }
        return Data(base64Encoded: stored ?? "") ?? Data(fresh.utf8)
    }
}
