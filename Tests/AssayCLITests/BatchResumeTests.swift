import AssayCore
import AssayEngine
import AssayTestSupport
import Foundation
import ModelServer
import Testing

/// `assay run --batch`, killed where it hurts most.
@Suite(.timeLimit(.minutes(3))) struct BatchResumeTests {
    private static let strategy = """
        { extract: { by: "model", model: "MODEL" }, repair: { attempts: 0 } }
        """
    private static let answer: JSON = [
        "seller_name": "SHOP LTD", "seller_address": nil, "issue_date": "03/04/2025", "total": "12.50",
    ]

    @Test(arguments: ["anthropic/claude-haiku-4-5", "openai/gpt-5.4-mini", "gemini/gemini-3.5-flash"])
    func `Killed after the provider took the job and before it said so, the run finds it again`(
        model: String
    ) async throws {
        let conversation = Conversation(faults: BatchFaults(creations: [.takenSilent])) { _ in Self.answer }
        let server = conversation.serve()
        defer { server.stop() }
        let folder = try TemporaryFolder()
        for number in 0..<3 {
            try folder.write("SHOP LTD\nNo \(number)\nDate 03/04/2025\nTotal 12.50\n", to: "in/\(number).txt")
        }
        try folder.write(Self.strategy.replacing("MODEL", with: model), to: "mine.json5")
        let command = AssayProcess(
            [
                "run", "in", "--schema", "receipt", "--strategy", "./mine.json5", "--batch", "--batch-poll",
                "0.1",
            ],
            in: folder.url,
            environment: [
                "ANTHROPIC_BASE_URL": server.url, "OPENAI_BASE_URL": server.url,
                "GOOGLE_GEMINI_BASE_URL": server.url, "ANTHROPIC_API_KEY": "sk-test",
                "OPENAI_API_KEY": "sk-test",
                "GEMINI_API_KEY": "sk-test",
            ])
        let (process, _, _) = try command.start()
        while conversation.jobCount == 0, process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()

        let result = try await command.run()
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("sent before"))
        #expect(conversation.jobCount == 1 && conversation.batchedIDs.count == 3)
        let ledger = try Ledger(at: folder.url.appending(path: "assay.sqlite").path)
        let outcomes = try ledger.outcomes(of: try ledger.run(numbered: nil))
        #expect(outcomes.count == 3 && outcomes.allSatisfy { $0.verdict != nil && $0.calls == 1 })
    }
}
