import ArgumentParser
import AssayCore
import AssayEngine
import AssayTestSupport
import Foundation
import Testing

@testable import AssayCLI

/// What the program has, the pages tell.
@Suite struct DocumentationTests {
    private func page(_ name: String) throws -> String {
        try String(contentsOf: AssayProcess.repository.appending(path: name), encoding: .utf8)
    }

    @Test(arguments: FindingCode.allCases)
    func `Every reason for a verdict is explained`(code: FindingCode) throws {
        #expect(try page("docs/verdicts.md").contains("`\(code.rawValue)`"))
    }

    @Test func `Every subcommand stands in the README`() throws {
        let readme = try page("README.md")
        for command in Assay.configuration.subcommands where command.configuration.shouldDisplay {
            let name = command.configuration.commandName ?? command._commandName
            #expect(readme.contains("assay \(name)"), "\(name)")
        }
    }

    @Test(arguments: ["sum", "product", "order", "checksum", "one_of", "required_if", "range", "matches"])
    func `Every check form is described`(form: String) throws {
        #expect(try page("docs/schemas.md").contains("`\(form)`"))
    }

    @Test(arguments: FieldKind.allCases.map(\.rawValue) + Comparator.allCases.map(\.rawValue))
    func `Every kind and comparator is described`(name: String) throws {
        #expect(try page("docs/schemas.md").contains("`\(name)`"))
    }

    @Test(arguments: [
        "prefer", "language", "dpi", "max_pages", "by", "model", "base_url", "input", "force",
        "max_output_tokens", "timeout_seconds", "fallback", "mask", "requests_per_minute",
        "tokens_per_minute",
        "connect_seconds", "first_byte_seconds", "idle_seconds", "attempts", "scope", "on",
        "max_tokens", "max_cost", "token_probabilities",
    ])
    func `Every key of a strategy is described`(key: String) throws {
        #expect(
            try page("docs/strategies.md").contains("`\(key)`")
                || page("docs/strategies.md").contains(".\(key)`"))
    }

    @Test(arguments: RepairMachine.Reason.allCases)
    func `Every end of a repair is described`(reason: RepairMachine.Reason) throws {
        #expect(try page("docs/strategies.md").contains("`\(reason.rawValue)`"))
    }

    @Test(arguments: ["budget", "deadline", "brake", "requests-per-minute", "tokens-per-minute"])
    func `Every limit of a run is described`(option: String) throws {
        #expect(try page("docs/strategies.md").contains("`--\(option)`"))
        #expect(try page("README.md").contains("`--\(option)"))
    }

    @Test(arguments: ModelOptions.Input.allCases.map(\.rawValue) + Catalogue(roots: []).strategyNames)
    func `Every input and every shipped strategy is described`(name: String) throws {
        #expect(try page("docs/strategies.md").contains("`\(name)`"))
    }

    @Test func `Every table of the ledger is described`() throws {
        let text = try page("docs/ledger.md")
        for table in [
            "documents", "readings", "runs", "outcomes", "attempts", "calls", "batch_jobs", "batch_items",
            "fields", "findings", "labels",
            "samples", "scores",
        ] {
            #expect(text.contains("`\(table)`") || text.contains("## \(table)"), "\(table)")
        }
    }
}
