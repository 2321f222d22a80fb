import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite(.timeLimit(.minutes(1))) struct ReplayModelTests {
    @Test func `Recorded answers are given again for the same questions, on the rung they were given on`()
        async throws
    {
        let server = FakeModelServer(.reply(Wired.chatText))
        defer { server.stop() }
        let live = try ModelCatalogue(environment: [:])
        let client = try live.client(
            for: ModelOptions(model: "compatible/m", baseURL: server.url, force: .only(.jsonSchema)))
        let call = try #require(await client.call(.sample()).last)
        let record = try #require(ReplayRecord(call, parameters: client.parameters))
        await live.shutdown()

        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl")
        try (record.line + "\n").write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let catalogue = try ModelCatalogue(environment: [:])
        let replay = try catalogue.client(for: ModelOptions(model: "replay/\(file.path)"))
        let again = await replay.call(.sample())
        #expect(again.map(\.rung) == [.jsonSchema] && again.last?.cost == 0)
        #expect(again.last?.reply == call.reply)
        let other = await replay.call(.sample(document: "another"))
        #expect(other.last?.failure?.code == "not-recorded" && other.last?.failure?.kind == .fatalForItem)
        #expect(server.received.count == 1)
        await catalogue.shutdown()
    }

    @Test(arguments: [ModelReply.Stop.complete, .truncated, .refused("cyber: no")])
    func `A record survives its line`(stop: ModelReply.Stop) throws {
        let reply = ModelReply(
            answer: "{\"a\": 1.50}\n", callID: "c", stop: stop,
            usage: TokenUsage(input: 1, output: 2, cachedInput: 3, cacheWrites: 4), model: "m",
            exchange: RawExchange(request: "q\n\"", response: "r"))
        let call = ModelCall(
            model: "a/b", key: "k", rung: .grammar, ending: .replied(reply), seconds: 1, cost: nil,
            isCached: false)
        let record = try #require(ReplayRecord(call, parameters: ["x": 1]))
        #expect(!record.line.contains("\n"))
        #expect(try ReplayRecord(parsing: record.line, at: "") == record)
    }

    @Test func `A broken file is refused with the line`() {
        let error = #expect(throws: DefinitionError.self) {
            try ReplayModel(name: "replay/x", text: "{\"key\": 1}")
        }
        #expect(error?.pointer == "/0/key")
    }
}
