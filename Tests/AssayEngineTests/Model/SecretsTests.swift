import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

/// The program as a user runs it, with a key: afterwards everything is searched for it.
@Suite(.timeLimit(.minutes(2))) struct SecretsTests {
    private static let key = "sk-very-secret-4711"

    private func folder(baseURL: String = "") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("CORNER SHOP LTD\nDate 13/04/2025\nTotal 12.50\n", to: "in/a.txt")
        let address = baseURL.isEmpty ? "" : #", base_url: "\#(baseURL)""#
        try folder.write(
            #"{ extract: { by: "model", model: "anthropic/claude-haiku-4-5"\#(address) }, repair: { attempts: 0 } }"#,
            to: "mine.json5"
        )
        return folder
    }

    private func command(_ folder: TemporaryFolder, _ arguments: [String] = [], address: String?)
        -> AssayProcess
    {
        var environment = ["ANTHROPIC_API_KEY": Self.key]
        environment["ANTHROPIC_BASE_URL"] = address
        let run = ["run", "in", "--schema", "receipt", "--strategy", "./mine.json5"]
        return AssayProcess(arguments.isEmpty ? run : arguments, in: folder.url, environment: environment)
    }

    /// Every file below the folder, byte for byte.
    private func filesHoldingKey(_ folder: TemporaryFolder) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
        return names.filter { name in
            let bytes = (try? Data(contentsOf: folder.url.appending(path: name))) ?? Data()
            return bytes.range(of: Data(Self.key.utf8)) != nil
        }
    }

    @Test func `A server that says the key back finds it in no file, no message and no list of processes`()
        async throws
    {
        let echo = #"{"type":"error","error":{"type":"api_error","message":"you sent \#(Self.key)"}}"#
        let answer = ProviderScript.anthropic.reply(
            ReceiptAnswer.right.replacing("CORNER SHOP LTD", with: "CORNER \(Self.key)"), nil)
        let server = FakeModelServer(
            .reply(echo, status: 500, headers: ["X-Echo: \(Self.key)"]), .reply(answer), .hang)
        defer { server.stop() }
        let folder = try folder()
        let result = try await command(folder, address: server.url).run()
        #expect(server.received.allSatisfy { $0.headers["x-api-key"] == Self.key })
        #expect(server.received.allSatisfy { !$0.body.contains(Self.key) && !$0.path.contains(Self.key) })
        #expect(!(result.output + result.errors).contains(Self.key))
        for arguments in [["show", "a.txt", "--bodies"], ["export"], ["report"], ["doctor"]] {
            let shown = try await command(folder, arguments, address: server.url).run()
            #expect(!(shown.output + shown.errors).contains(Self.key), "\(arguments)")
        }
        #expect(try filesHoldingKey(folder) == [])
    }

    @Test func `While a call is under way the key stands in no argument and in no file`() async throws {
        let server = FakeModelServer(.hang)
        defer { server.stop() }
        let folder = try folder()
        let (process, _, _) = try command(folder, address: server.url).start()
        while process.isRunning, server.received.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        let arguments = try Data(contentsOf: URL(filePath: "/proc/\(process.processIdentifier)/cmdline"))
        #expect(!arguments.isEmpty && arguments.range(of: Data(Self.key.utf8)) == nil)
        #expect(try filesHoldingKey(folder) == [])
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    @Test(arguments: [301, 302, 307, 308])
    func `A redirect is not followed, so the key goes nowhere else`(status: Int) async throws {
        let elsewhere = FakeModelServer(.reply(ProviderScript.anthropic.reply(ReceiptAnswer.right, nil)))
        let server = FakeModelServer(
            .reply("", status: status, headers: ["Location: \(elsewhere.url)/v1/messages"]))
        defer { [server, elsewhere].forEach { $0.stop() } }
        let folder = try folder()
        let result = try await command(folder, address: server.url).run()
        #expect(result.status == 3 && elsewhere.received.isEmpty)
        #expect(!(result.output + result.errors).contains(Self.key))
    }

    @Test func `An address that only the strategy names gets no key`() async throws {
        let folder = try folder(baseURL: "http://models.invalid/v1")
        let result = try await command(folder, address: nil).run()
        #expect(result.status == 3 && result.errors.contains("ANTHROPIC_BASE_URL"), "\(result.errors)")
        #expect(!result.errors.contains(Self.key))
    }

    @Test func `An answer with the key in it is kept without it`() throws {
        let secret = Secret(Self.key)
        #expect(secret.removed(from: "a \(Self.key) b") == "a [key] b")
        // What stands for no key would tear replies apart: "input_to[key]ens".
        #expect(Secret("k").removed(from: "tokens") == "tokens")
        #expect(!"\(secret) \(String(reflecting: secret))".contains("secret-4711"))
    }
}
