import AssayTestSupport
import Foundation
import Testing

@testable import AssayCLI

/// `assay show`: which document and which runs are meant.
@Suite(.timeLimit(.minutes(1))) struct ShowCommandTests {
    private static let names: Set<String> = [
        "inv-01.pdf", "inv-02.pdf", "march/inv-02.pdf", "march/inv-03.pdf", "april/inv-03.PDF", "letter.txt",
    ]

    @Test(arguments: [
        ("inv-02.pdf", ["inv-02.pdf"]), ("march/inv-02.pdf", ["march/inv-02.pdf"]),
        ("inv-03.pdf", ["march/inv-03.pdf"]), ("inv-01", ["inv-01.pdf"]),
        ("inv-03", ["april/inv-03.PDF", "march/inv-03.pdf"]), ("LETTER", ["letter.txt"]),
        ("01", ["inv-01.pdf"]),
        ("march", ["march/inv-02.pdf", "march/inv-03.pdf"]), ("may", []),
    ])
    func `A document is told by its name, its ending, its stem, or any part of it`(
        text: String, meant: [String]
    ) {
        #expect(DocumentName.candidates(for: text, among: Self.names) == meant)
    }

    @Test func `The last used run of a strategy is shown, older ones are named, several names are listed`()
        async throws
    {
        let folder = try TemporaryFolder()
        for name in ["one", "one-more"] {
            try folder.write("Seller Ltd\nDate 3 March 2026\nTotal 12.50\n", to: "in/\(name).txt")
        }
        func assay(_ arguments: String...) async throws -> AssayProcess.Result {
            try await AssayProcess(arguments, in: folder.url).run()
        }
        let run = ["run", "in", "--schema", "receipt", "--strategy", "rules"]
        _ = try await AssayProcess(run, in: folder.url).run()
        let again = try await AssayProcess(run + ["--fresh"], in: folder.url).run()
        #expect(again.output.contains("Reasons: assay show DOCUMENT --ledger assay.sqlite --run 2"))

        let shown = try await assay("show", "one")
        #expect(
            shown.status == 0 && shown.output.contains("one.txt") && shown.output.contains("(run 2, receipt"))
        #expect(!shown.output.contains("(run 1") && !shown.output.contains("one-more"))
        #expect(shown.errors.contains("which --run shows: 1"))
        #expect(try await assay("show", "more", "--run", "1").output.contains("(run 1, receipt"))
        let several = try await assay("show", "on")
        #expect(several.status == 2 && several.errors.contains("Name one of them: one-more.txt, one.txt."))
        let none = try await assay("show", "oen.txt")
        #expect(none.status == 2 && none.errors.contains("Did you mean one.txt?"))
    }
}
