import ArgumentParser
import AssayEngine
import Foundation

/// Where results are kept.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file that remembers everything (SQLite). $ASSAY_LEDGER if not given, else assay.sqlite.",
            valueName: "file"))
    var ledger: String?

    var path: String {
        ledger ?? ProcessInfo.processInfo.environment["ASSAY_LEDGER"] ?? "assay.sqlite"
    }

    func open() throws(AssayError) -> Ledger { try Ledger(at: path) }

    /// Opens a ledger that must be there already.
    func openExisting() throws(AssayError) -> Ledger {
        guard FileManager.default.fileExists(atPath: path) else {
            throw AssayError(
                "there is no ledger", at: path,
                hint: "Run `assay run` or `assay compare` first, or name the ledger with --ledger.")
        }
        return try open()
    }
}

/// Which documents, and how many at a time.
struct BatchOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Folder of documents; a labelled set has documents/ and labels/ in it.", valueName: "folder"))
    var folder: String

    @Option(
        help: ArgumentHelp(
            "Kind of document: a name (invoice, receipt, job-posting, your own) or a path. For a labelled set, its file `kind` is the default.",
            valueName: "kind"))
    var schema: String?

    @Option(help: ArgumentHelp("Take only the first documents by name.", valueName: "n"))
    var limit: Int?

    @Option(help: ArgumentHelp("Documents at a time. Default: one for each core.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Begin a new run and ask models anew, even where the ledger has the answer.")
    var fresh = false

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1.") }
    }

    func schemaName(of set: DocumentSet) throws(AssayError) -> String {
        if let name = schema ?? set.kind { return name }
        throw AssayError(
            "which kind of documents are these?", at: folder,
            hint: "Name it with --schema. Known: \(Catalogue().schemaNames.joined(separator: ", ")).")
    }
}
