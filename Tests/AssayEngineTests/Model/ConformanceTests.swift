import AssayTestSupport
import Foundation
import ModelServer
import Testing

/// The model server of these tests, held to the truth by the providers' own Python clients.
@Suite struct ConformanceTests {
    @Test(.timeLimit(.minutes(5)))
    func `The providers' own clients accept every kind of reply, stream, error and batch job`() async throws {
        let script = AssayProcess.repository.appending(path: "scripts/python-clients.sh").path
        let made = try await Self.output(of: [script, "sdks"])
        guard made.status == 0, let python = made.text.split(separator: "\n").last.map(String.init) else {
            print(
                "skipped: the providers' Python clients can't be installed here (scripts/python-clients.sh)")
            return
        }
        let server = Conversation().serve()
        defer { server.stop() }
        let checks = AssayProcess.repository.appending(path: "Tests/ModelServer/conformance.py").path
        let result = try await Self.output(of: [python, checks, server.url])
        #expect(result.status == 0, "\(result.text)")
        #expect(result.text.contains(" accepted, 0 not"))
    }

    private static func output(of command: [String]) async throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data: Data = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: (try? pipe.fileHandleForReading.readToEnd()) ?? Data())
            }
        }
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
