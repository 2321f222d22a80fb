import AssayCore
import AssayTestSupport
import Foundation
import ModelServer
import Testing

@testable import AssayEngine

/// The model server of these tests and the requests that are sent, held to the truth by the providers' own Python
/// clients.
@Suite struct ConformanceTests {
    @Test(.timeLimit(.minutes(5)))
    func `The providers' own clients accept every kind of reply, stream, error and batch job`() async throws {
        guard let python = try await Self.python() else { return }
        let server = Conversation().serve()
        defer { server.stop() }
        let checks = AssayProcess.repository.appending(path: "Tests/ModelServer/conformance.py").path
        let result = try await Self.output(of: [python, checks, server.url])
        #expect(result.status == 0, "\(result.text)")
        #expect(result.text.contains(" accepted, 0 not"))
    }

    @Test(.timeLimit(.minutes(5)))
    func `Every request that is sent is as the providers' own clients declare theirs`() async throws {
        guard let python = try await Self.python() else { return }
        let folder = try TemporaryFolder()
        let file = try folder.write(try Self.requests().joined(separator: "\n"), to: "requests.jsonl")
        let checks = AssayProcess.repository.appending(path: "Tests/ModelServer/request_types.py").path
        let result = try await Self.output(of: [python, checks, file.path])
        #expect(result.status == 0, "\(result.text)")
    }

    /// Each API, by models with different quirks, on each rung: words, pictures, PDFs, repairs.
    private static func requests() throws -> [String] {
        let models = [
            "anthropic/claude-haiku-4-5", "anthropic/claude-sonnet-5", "anthropic/claude-opus-5-5",
            "openai/gpt-4o-mini", "openai/gpt-5.4-mini", "gemini/gemini-3.5-flash",
        ]
        let capabilities = try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "")
        var lines: [String] = []
        for name in models {
            let profile = capabilities.profile(of: name)
            var wires: [(api: String, wire: Wire)] = [(api(profile), ModelCatalogue.wire(profile.interface))]
            if name.hasPrefix("openai") { wires.append(("chat", ChatProvider.wire)) }
            for (api, wire) in wires {
                for (question, request) in questions(profile.rungs, api) {
                    let sent = wire.httpRequest(
                        for: request, to: WireModel(name: "m", profile: profile),
                        at: Endpoint(baseURL: "https://h", key: .none), limits: HTTPLimits())
                    let line: JSON = [
                        "api": .string(api), "name": .string("\(name) \(api) \(question)"),
                        "body": try JSON(parsing: sent.body),
                    ]
                    lines.append(line.text(.compact))
                }
            }
        }
        return lines
    }

    private static func api(_ profile: ModelProfile) -> String {
        profile.interface == .generateContent ? "gemini" : profile.interface.rawValue
    }

    private static func questions(
        _ rungs: [ForcingRung], _ api: String
    ) -> [(name: String, request: ModelRequest)] {
        let schema = (try? Catalogue(roots: []).schema("invoice").json) ?? ModelRequest.schema
        return rungs.flatMap { rung -> [(String, ModelRequest)] in
            let plain = ModelRequest.sample(rung: rung)
            let id = api == "gemini" ? "signature:c2ln" : "call_1"
            let repair = ModelRequest.sample(
                rung: rung,
                later: [
                    .answer(callID: id, arguments: #"{"total": 1}"#),
                    .rejection(callID: id, message: "total: wrong"),
                ])
            let types: [MediaType] = api == "chat" ? [.png, .jpeg] : [.png, .jpeg, .pdf]
            let shown = types.map { type in
                ModelRequest(
                    system: "s", turns: [.user([.image(mediaType: type, base64: "aaaa"), .text("t")])],
                    tool: ModelRequest.Tool(name: "record", description: "d", parameters: schema),
                    rung: rung, maxOutputTokens: 64)
            }
            return [("\(rung) plain", plain), ("\(rung) repair", repair)]
                + shown.map { ("\(rung) shown", $0) }
        }
    }

    /// nil where the clients can't be installed.
    private static func python() async throws -> String? {
        let script = AssayProcess.repository.appending(path: "scripts/python-clients.sh").path
        let made = try await output(of: [script, "sdks"])
        guard made.status == 0, let python = made.text.split(separator: "\n").last.map(String.init) else {
            print(
                "skipped: the providers' Python clients can't be installed here (scripts/python-clients.sh)")
            return nil
        }
        return python
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
