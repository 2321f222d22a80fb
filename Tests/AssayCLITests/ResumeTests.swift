import AssayCore
import AssayEngine
import AssayTestSupport
import Foundation
import Testing

/// A run that is killed goes on where it was.
@Suite struct ResumeTests {
    @Test(.timeLimit(.minutes(3)))
    func `A run killed in the middle goes on, and every document is done once`() async throws {
        let folder = try TemporaryFolder()
        let documents = AssayProcess.repository.appending(path: "Samples/receipt/documents")
        // Enough work that the kill comes in the middle; bytes after a picture's end make it another document.
        let names = (0..<4).flatMap { copy in
            ["rec-01.jpg", "rec-02.png", "rec-03.jpg", "rec-05.png"].map { "\(copy)-\($0)" }
        }
        for name in names {
            let picture = try Data(contentsOf: documents.appending(path: String(name.dropFirst(2))))
            try folder.write(picture + Data(name.utf8), to: "in/\(name)")
        }
        let command = AssayProcess(
            ["run", "in", "--schema", "receipt", "--strategy", "rules", "--jobs", "1"], in: folder.url)
        let before = try await killed(command, ledger: folder.url.appending(path: "assay.sqlite").path)
        #expect((1..<names.count).contains(before.count))

        let result = try await command.run()
        #expect(result.status == 0, "\(result.errors)")
        let ledger = try Ledger(at: folder.url.appending(path: "assay.sqlite").path)
        let run = try ledger.run(numbered: nil)
        let after = try ledger.outcomes(of: run)
        #expect(after.map(\.name) == names)
        for outcome in before {
            #expect(after.first { $0.name == outcome.name }?.id == outcome.id, "done again: \(outcome.name)")
        }
        #expect(try ledger.runs().count == 1)
    }

    /// Starts the command, kills it once the ledger has an outcome, and returns the outcomes it had.
    private func killed(_ command: AssayProcess, ledger path: String) async throws -> [OutcomeRecord] {
        let (process, _, _) = try command.start()
        defer {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        while process.isRunning {
            try await Task.sleep(for: .milliseconds(20))
            guard FileManager.default.fileExists(atPath: path), let ledger = try? Ledger(at: path),
                let run = try? ledger.run(numbered: nil), let outcomes = try? ledger.outcomes(of: run),
                !outcomes.isEmpty
            else { continue }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            return try ledger.outcomes(of: run)
        }
        return []
    }

    @Test func `A document whose bytes changed is done again, the others are not`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("SHOP LTD\nDate 03/04/2025\nTotal 12.50\n", to: "in/a.txt")
        try folder.write("SHOP LTD\nDate 03/04/2025\nTotal 20.00\n", to: "in/b.txt")
        let command = AssayProcess(
            ["run", "in", "--schema", "receipt", "--strategy", "rules"], in: folder.url)
        _ = try await command.run()
        let ledger = try Ledger(at: folder.url.appending(path: "assay.sqlite").path)
        let before = try ledger.outcomes(of: try ledger.run(numbered: nil))
        try folder.write("SHOP LTD\nDate 03/04/2025\nTotal 99.00\n", to: "in/b.txt")
        _ = try await command.run()
        let after = try ledger.outcomes(of: try ledger.run(numbered: nil))
        #expect(after[0].id == before[0].id)
        #expect(after[1].values?["total"] == .number(JSONNumber(99)))
    }
}
