import AssayCore
import AssayEngine
import AssayTestSupport
import Foundation
import Testing

/// Reading happens in helper processes of the program, which never outlive it.
@Suite struct IsolationTests {
    private func folder(of count: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let picture = try Data(
            contentsOf: AssayProcess.repository.appending(path: "Samples/receipt/documents/rec-01.jpg"))
        for number in 0..<count { try folder.write(picture + Data("\(number)".utf8), to: "in/\(number).jpg") }
        return folder
    }

    /// Helpers of a process, once there are any.
    private func helpers(of parent: pid_t) async throws -> [pid_t] {
        for _ in 0..<1000 {
            let found = Self.children(of: parent)
            if !found.isEmpty { return found }
            try await Task.sleep(for: .milliseconds(10))
        }
        return []
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter {
            let status = (try? String(contentsOfFile: "/proc/\($0)/status", encoding: .utf8)) ?? ""
            return status.contains("\nPPid:\t\(parent)\n") && isAlive($0)
        }
    }

    private static func isAlive(_ process: pid_t) -> Bool {
        guard let file = FileHandle(forReadingAtPath: "/proc/\(process)/cmdline") else { return false }
        return ((try? file.readToEnd()) ?? Data()).range(of: Data("read-worker".utf8)) != nil
    }

    @Test(.timeLimit(.minutes(2)), arguments: [SIGCONT, SIGSTOP])
    func `A program that is killed leaves no helper, not even one that hangs`(signal: Int32) async throws {
        let folder = try folder(of: 8)
        let command = AssayProcess(
            ["run", "in", "--schema", "receipt", "--strategy", "rules"], in: folder.url)
        let (process, _, _) = try command.start()
        let helpers = try await helpers(of: process.processIdentifier)
        #expect(!helpers.isEmpty)
        for helper in helpers { kill(helper, signal) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        for _ in 0..<300 where helpers.contains(where: Self.isAlive) {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(!helpers.contains(where: Self.isAlive))
    }

    @Test(.timeLimit(.minutes(2)))
    func `A crash costs one document, which is recorded, and the batch goes on`() async throws {
        let folder = try folder(of: 6)
        let command = AssayProcess(
            ["run", "in", "--schema", "receipt", "--strategy", "rules", "--jobs", "1"], in: folder.url)
        let (process, output, errors) = try command.start()
        let helper = try #require(try await helpers(of: process.processIdentifier).first)
        kill(helper, SIGSEGV)
        process.waitUntilExit()
        let told = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        let result = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        #expect(process.terminationStatus == 1)
        #expect(told.contains("0.jpg: the reading process died: signal 11"), "\(told)")
        #expect(result.contains("failed 1"))
        let ledger = try Ledger(at: folder.url.appending(path: "assay.sqlite").path)
        let failures = try ledger.outcomes(of: try ledger.run(numbered: nil)).map { $0.failure?.code }
        #expect(failures == ["reading.crashed", nil, nil, nil, nil, nil])
    }

    @Test func `Nobody starts a helper by hand`() async throws {
        let folder = try TemporaryFolder()
        let result = try await AssayProcess(["read-worker", "{}"], in: folder.url).run()
        #expect(result.status == 2)
        #expect(result.errors.contains("started by assay itself"))
    }
}
