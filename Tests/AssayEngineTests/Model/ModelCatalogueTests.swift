import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite(.timeLimit(.minutes(1))) struct ModelCatalogueTests {
    private func failure(_ name: String, _ environment: [String: String] = [:]) throws -> ModelFailure? {
        let catalogue = try ModelCatalogue(environment: environment)
        do throws(ModelFailure) {
            _ = try catalogue.client(for: ModelOptions(model: name))
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("antropic/claude", "unknown-model", "anthropic"), ("locl/x", "unknown-model", "local"),
        ("zzz/x", "unknown-model", "compatible"),
        ("local/qwen2.5-coder-1.5", "unknown-model", "qwen2.5-coder-1.5b"),
        ("claude", "invalid-model-name", "provider/model"),
        ("openai/", "invalid-model-name", "provider/model"),
        ("anthropic/claude-opus-5", "missing-key", "ANTHROPIC_API_KEY"),
        ("compatible/x", "missing-address", "base_url"),
        ("local/smollm2-135m", "missing-model", "make setup"),
        ("replay/none.jsonl", "missing-replay", "none.jsonl"),
    ])
    func `A model that can't be had says what to do`(name: String, code: String, hint: String) throws {
        let failure = try #require(try failure(name, ["ASSAY_CACHE": "/nonexistent"]))
        #expect(failure.kind == .fatalForRun && failure.code == code)
        #expect(failure.message.contains(hint), "\(failure.message)")
    }

    @Test func `A strategy's address, forcing and time reach the call`() async throws {
        let server = FakeModelServer(.reply(Wired.chatText))
        defer { server.stop() }
        let catalogue = try ModelCatalogue(environment: [:])
        let client = try catalogue.client(
            for: ModelOptions(
                model: "compatible/m/with:slash", baseURL: server.url, force: .only(.jsonSchema)))
        let calls = await client.call(.sample())
        #expect(calls.map(\.rung) == [.jsonSchema] && calls.last?.reply != nil && calls.last?.cost == nil)
        let received = try #require(server.received.first)
        #expect(received.path == "/v1/chat/completions" && received.headers["authorization"] == nil)
        #expect(try JSON(parsing: received.body)["model"] == "m/with:slash")
        await catalogue.shutdown()
        #expect(await client.call(.sample()).last?.failure?.code == "closed")
    }

    @Test func `The same model behind another address is another model to the cache`() async throws {
        let servers = [FakeModelServer(.reply(Wired.chatText)), FakeModelServer(.reply(Wired.chatText))]
        defer { servers.forEach { $0.stop() } }
        let catalogue = try ModelCatalogue(environment: [:])
        var keys: Set<String> = []
        for server in servers {
            let client = try catalogue.client(for: ModelOptions(model: "compatible/m", baseURL: server.url))
            keys.formUnion(await client.call(.sample()).map(\.key))
        }
        #expect(keys.count == 2)
        await catalogue.shutdown()
    }

    @Test func `Providers are asked over their own wire, with their key in the header alone`() async throws {
        let body = Wired.anthropic(stop: "tool_use")
        let server = FakeModelServer(.reply(body))
        defer { server.stop() }
        let catalogue = try ModelCatalogue(
            environment: ["ANTHROPIC_API_KEY": "sk-very-secret", "ANTHROPIC_BASE_URL": server.url])
        let client = try catalogue.client(for: ModelOptions(model: "anthropic/claude-haiku-4-5-20251001"))
        let call = try #require(await client.call(.sample()).last)
        #expect(call.reply?.callID == "toolu_1" && call.rung == .namedTool)
        // 310 plain at 1, 2100 read at 0.1, 90 written at 1.25, 58 out at 5, for a million each
        #expect(call.cost == Decimal(string: "0.0009225"))
        let received = try #require(server.received.first)
        #expect(received.path == "/v1/messages" && received.headers["x-api-key"] == "sk-very-secret")
        #expect(received.headers["anthropic-version"] == "2023-06-01")
        #expect(!received.body.contains("very-secret") && !"\(call)".contains("very-secret"))
        await catalogue.shutdown()
    }
}
