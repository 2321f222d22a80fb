import ArgumentParser
import AssayCore
import AssayEngine

/// `assay show`: everything that happened to one document.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Show everything that happened to one document: values with evidence, findings, attempts, calls.",
        discussion: """
            A part of the document's name is enough where only one document has it. Of each strategy the run that \
            was used last is shown, unless --run names one.

              assay show inv-03
              assay show inbox/march/inv-03.pdf --run 2 --bodies
            """)

    @Argument(help: ArgumentHelp("Name of the document, or a part of it.", valueName: "document"))
    var document: String

    @OptionGroup var ledgerOptions: LedgerOptions

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "Number of the run (see `assay report --list`). Default: the last used of each strategy.",
            valueName: "run"))
    var runNumber: Int64?

    @Flag(help: "Print the bodies of requests and replies too.")
    var bodies = false

    func run() throws {
        let ledger = try ledgerOptions.openExisting()
        let runs = try runNumber.map { [try ledger.run(numbered: $0)] } ?? ledger.runsByUse()
        let names = try runs.map { run in (run: run, names: Set(try ledger.names(in: run))) }
        let name = try name(among: names.reduce(into: Set()) { $0.formUnion($1.names) }, of: ledger)
        let having = names.filter { $0.names.contains(name) }.map(\.run)
        let shown = having.newestOfEachStrategy
        for run in shown {
            for outcome in try ledger.outcomes(of: run, named: name) {
                let attempts = try ledger.attempts(of: outcome)
                Terminal.print(OutcomeText(outcome, run, attempts, hasBodies: bodies).text)
            }
        }
        let older = having.map(\.id).filter { id in !shown.contains { $0.id == id } }.sorted()
        if !older.isEmpty {
            Terminal.note(
                "note: older runs have it too, which --run shows: "
                    + older.map(String.init).joined(separator: ", "))
        }
    }

    private func name(among names: Set<String>, of ledger: Ledger) throws(AssayError) -> String {
        let found = DocumentName.candidates(for: document, among: names)
        if let only = found.first, found.count == 1 { return only }
        let place = runNumber.map { "run \($0)" } ?? "a run"
        guard !found.isEmpty else {
            let nearest = Suggestion.nearest(to: document, in: Array(names)).map { "Did you mean \($0)?" }
            throw AssayError(
                "no document of \(place) is called \"\(document)\", nor has it in its name", at: ledger.path,
                hint: nearest ?? "`assay export` lists all documents of a run.")
        }
        let listed = found.prefix(12).joined(separator: ", ")
        throw AssayError(
            "\"\(document)\" is in the names of \(found.count) documents", at: ledger.path,
            hint: "Name one of them: \(listed)\(found.count > 12 ? ", …" : ".")")
    }
}

/// A document as a person names it.
enum DocumentName {
    /// The names that are meant, sorted: those that are the text itself, else that end with it after a slash, else
    /// that are it but for the ending, else that hold it anywhere, whatever the case.
    static func candidates(for text: String, among names: Set<String>) -> [String] {
        let small = text.lowercased()
        let isMeant: [(String) -> Bool] = [
            { $0 == text }, { $0.hasSuffix("/" + text) },
            { name in
                let parts = name.split(separator: "/").last?.split(separator: ".") ?? []
                return parts.dropLast().joined(separator: ".") == text
            },
            { $0.lowercased().contains(small) },
        ]
        return isMeant.lazy.map { names.filter($0).sorted() }.first { !$0.isEmpty } ?? []
    }
}
