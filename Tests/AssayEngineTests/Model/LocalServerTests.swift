import AssayCore
import Foundation
import Testing

@testable import AssayEngine

private let isInstalled: Bool = {
    let folder = LocalFolder(environment: ProcessInfo.processInfo.environment)
    let models = LocalModelFile.all(in: BuiltInFiles.text["LocalModel/manifest.json"] ?? "")
    guard let small = models.first(where: { $0.name == "smollm2-135m" }) else { return false }
    return (try? folder.check(small)) != nil
}()

@Suite(
    .enabled(if: isInstalled, "the small local model is not installed: scripts/local-model.sh tests"),
    .serialized,
    .timeLimit(.minutes(5)))
struct LocalServerTests {
    private let options = ModelOptions(model: "local/smollm2-135m", maxOutputTokens: 256)

    /// With a catalogue that is shut down whatever happens, so that no server is left for the next test.
    private func withCatalogue(_ body: (ModelCatalogue) async throws -> Void) async throws {
        let catalogue = try ModelCatalogue()
        do {
            try await body(catalogue)
        } catch {
            await catalogue.shutdown()
            throw error
        }
        await catalogue.shutdown()
        #expect(try servers().isEmpty)
    }

    /// Numbers of the processes that serve the small model for this process.
    private func servers() throws -> [Int32] {
        let own = getpid()
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init).filter {
            pid in
            guard let line = try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8),
                let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
            else { return false }
            let parent = stat.split(separator: ")").last?.split(separator: " ").dropFirst().first
            return line.contains("SmolLM2") && parent == "\(own)"
        }
    }

    private static let question = ModelRequest(
        system: "You extract fields from documents. Copy values exactly from the text.",
        turns: [
            .user([
                .text(
                    "Extract the invoice fields from this text:\n\nNORTHWIND SUPPLIES LTD\n12 Harbour Road\n\nINVOICE\n"
                        + "Invoice No: NW-20391\nDate: 14/03/2024\nDue: 13/04/2024\n\nTotal GBP 252.60\n")
            ])
        ],
        tool: ModelRequest.Tool(
            name: "record_invoice", description: "Record the invoice",
            parameters: [
                "type": "object",
                "properties": [
                    "vendor": ["type": "string"], "invoice_number": ["type": "string"],
                    "total": ["type": "number"],
                ],
                "required": ["vendor", "invoice_number", "total"], "additionalProperties": false,
            ]),
        rung: .someTool, maxOutputTokens: 300)

    @Test(arguments: [ForcingRung.someTool, .jsonSchema, .grammar])
    func `A forced answer is JSON with the keys asked for`(rung: ForcingRung) async throws {
        try await withCatalogue { catalogue in
            let options = ModelOptions(model: "local/smollm2-135m", force: .only(rung))
            let calls = try await catalogue.client(for: options).call(Self.question)
            let call = try #require(calls.last)
            let reply = try #require(call.reply)
            #expect(try JSON(parsing: reply.answer).object?.keys == ["vendor", "invoice_number", "total"])
            #expect(reply.isToolCall == (rung == .someTool))
            #expect(reply.usage.input > 50 && reply.usage.output > 5)
            #expect(call.rung == rung && call.cost == 0)
            #expect(try servers().count == 1)
        }
    }

    @Test func `A server that is killed in the middle of a call is started again, and the call answered`()
        async throws
    {
        try await withCatalogue { catalogue in
            let client = try catalogue.client(for: options)
            _ = await client.call(Self.question)
            let first = try #require(try servers().first)
            let long = ModelRequest.sample(
                document: String(repeating: "Item 4711 costs EUR 3.20\n", count: 50), maxOutputTokens: 20)
            async let calls = client.call(long)
            try await Task.sleep(for: .milliseconds(300))
            kill(first, SIGKILL)
            let made = await calls
            #expect(made.map(\.failure?.code) == ["connection-lost", nil])
            #expect(made.first?.failure?.kind == .transient)
            let second = try servers()
            #expect(second.count == 1 && second.first != first)
        }
    }

    @Test func `A document beyond the context fails for itself alone, without another rung`() async throws {
        try await withCatalogue { catalogue in
            let calls = try await catalogue.client(for: options)
                .call(.sample(document: String(repeating: "lorem ipsum ", count: 20_000)))
            #expect(calls.map(\.failure?.code) == ["exceed_context_size_error"])
            #expect(calls.last?.failure?.kind == .fatalForItem)
        }
    }

    @Test func `Many workers share one server`() async throws {
        try await withCatalogue { catalogue in
            let client = try catalogue.client(for: options)
            let replies = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<3 {
                    group.addTask {
                        await client.call(.sample(document: "Invoice \(number)")).last?.reply != nil
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies == [true, true, true])
            #expect(try servers().count == 1)
        }
    }

    @Test func `A call that is cancelled while the server starts leaves the server to the others`()
        async throws
    {
        try await withCatalogue { catalogue in
            let client = try catalogue.client(for: options)
            let first = Task { await client.call(Self.question) }
            try await Task.sleep(for: .milliseconds(20))
            first.cancel()
            #expect(await first.value.last?.failure?.code == "cancelled")
            #expect(await client.call(Self.question).last?.reply != nil)
        }
    }
}
