import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

private let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

/// How a local server is started, shared, watched and stopped, with a small program in the model's place.
@Suite(.enabled(if: hasPython, "there is no /usr/bin/python3"), .serialized, .timeLimit(.minutes(2)))
struct LocalStandInTests {
    /// Answers with its own number as the model's name; a document that says so kills it.
    private static let launcher = #"""
        import http.server, json, os, sys, threading
        key = os.environ["ASSAY_LOCAL_KEY"]
        print("started", os.getpid(), *sorted(os.environ), file=sys.stderr, flush=True)
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def log_message(self, *arguments): pass
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if b"kill the server" in body: os._exit(9)
                known = self.headers["Authorization"] == "Bearer " + key
                call = {"id": "c", "type": "function", "function": {"name": "record_invoice", "arguments": "{}"}}
                reply = {"model": str(os.getpid()), "usage": {}, "choices": [
                    {"finish_reason": "tool_calls", "message": {"role": "assistant", "tool_calls": [call]}}]}
                text = json.dumps(reply if known else {"error": "who are you?"}).encode()
                self.send_response(200 if known else 401)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)
        http.server.ThreadingHTTPServer.request_queue_size = 128
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(json.dumps({"ready": True, "url": "http://127.0.0.1:%d" % server.server_port}), flush=True)
        sys.stdin.read()
        """#

    private let folder: TemporaryFolder
    private let place: LocalFolder
    private let file = LocalModelFile(
        name: "stand-in", file: "stand-in.gguf", digest: "d", context: 1024, chatTemplate: nil)

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("weights", to: "models/stand-in.gguf")
        let programs = folder.url.appending(path: "venv/bin")
        try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: programs.appending(path: "python"), withDestinationURL: URL(filePath: "/usr/bin/python3"))
        place = LocalFolder(environment: ["ASSAY_CACHE": folder.path])
    }

    private var log: String { (try? String(contentsOfFile: place.log(of: file), encoding: .utf8)) ?? "" }

    /// A model behind a server of its own, both gone at the end.
    private func withModel(
        launcher: String = LocalStandInTests.launcher,
        _ body: (LocalModel, LocalServer) async throws -> Void
    ) async throws {
        let server = LocalServer(
            file, in: place, programs: LocalPrograms(for: file, among: ["LocalModel/serve.py": launcher]),
            places: 4)
        let http = HTTPClient()
        let profile = try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "")
            .profile(of: "local/stand-in")
        let model = LocalModel(
            name: "local/stand-in", version: "1", server: server,
            model: WireModel(name: "stand-in", profile: profile), http: http, limits: HTTPLimits())
        do {
            try await body(model, server)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
        await http.shutdown()
    }

    private static let fatal = ModelRequest.sample(document: "kill the server")

    @Test func `Many workers share one server, which was started once and has a key of its own`() async throws
    {
        try await withModel { model, server in
            let answered = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<16 { group.addTask { try await model.reply(to: .sample()).model } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answered.count == 16 && Set(answered).count == 1)
            let endpoint = try await server.endpoint()
            #expect(HTTPAddress(endpoint.baseURL)?.isLoopback == true && endpoint.key.value.utf8.count > 20)
            let stranger = HTTPClient()
            let reply = try await stranger.send(
                HTTPRequest(.post, endpoint.baseURL + "/chat/completions", body: Array("{}".utf8)))
            #expect(reply.status == 401)
            await stranger.shutdown()
        }
    }

    @Test func `A server that dies is started again by the next call`() async throws {
        try await withModel { model, _ in
            let first = try await model.reply(to: .sample()).model
            let failure = await #expect(throws: ModelFailure.self) { try await model.reply(to: Self.fatal) }
            #expect(failure?.kind == .transient && failure?.code == "connection-lost")
            // Its end is noticed a moment later.
            var second = try? await model.reply(to: .sample()).model
            for _ in 0..<50 where second == nil {
                try await Task.sleep(for: .milliseconds(50))
                second = try? await model.reply(to: .sample()).model
            }
            #expect(second != nil && second != first)
        }
    }

    @Test func `A server that dies again and again without an answer is given up, and its log is named`()
        async throws
    {
        try await withModel { model, _ in
            var failures: [ModelFailure] = []
            for _ in 0..<40 where failures.last?.kind != .fatalForRun {
                do throws(ModelFailure) {
                    _ = try await model.reply(to: Self.fatal)
                } catch {
                    failures.append(error)
                }
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(failures.last?.code == "local-server")
            #expect(failures.last?.message.contains(place.log(of: file)) == true)
        }
    }

    @Test func `It ends with the run, its log is kept, and it got none of the user's variables`()
        async throws
    {
        var number: Int32 = 0
        try await withModel { model, server in
            number = try #require(Int32(try await model.reply(to: .sample()).model))
            #expect(kill(number, 0) == 0)
            await server.stop()
            let failure = await #expect(throws: ModelFailure.self) { try await model.reply(to: .sample()) }
            #expect(failure?.code == "closed")
        }
        #expect(kill(number, 0) == -1)
        let line = try #require(log.split(separator: "\n").first).split(separator: " ").map(String.init)
        #expect(line.prefix(2) == ["started", "\(number)"])
        let known: Set = [
            "ASSAY_LOCAL_KEY", "HOME", "LANG", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "TMPDIR",
        ]
        #expect(Set(line.dropFirst(2)).subtracting(known) == [])
    }

    @Test(arguments: [
        #"print('{"error": "no such weights"}')"#, "raise SystemExit(3)",
        #"print('{"ready": true, "url": "http://models.example"}', flush=True); import sys; sys.stdin.read()"#,
    ])
    func `A launcher that says what is wrong, says nothing, or leads elsewhere starts nothing`(
        launcher: String
    ) async throws {
        try await withModel(launcher: launcher) { model, _ in
            let failure = await #expect(throws: ModelFailure.self) { try await model.reply(to: .sample()) }
            #expect(failure?.kind == .fatalForRun && failure?.code == "local-server")
            if launcher.contains("weights") {
                #expect(failure?.message.contains("no such weights") == true)
            }
        }
    }
}
