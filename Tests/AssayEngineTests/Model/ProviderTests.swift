import AssayCore
import Testing

@testable import AssayEngine

@Suite struct ProviderTests {
    private func outcome(
        _ provider: Provider, _ environment: [String: String], baseURL: String = ""
    ) -> Result<Endpoint, ModelFailure> {
        do throws(ModelFailure) {
            return .success(try provider.endpoint(baseURL: baseURL, environment: environment))
        } catch {
            return .failure(error)
        }
    }

    private func code(
        _ provider: Provider, _ environment: [String: String], baseURL: String = ""
    ) -> String? {
        guard case .failure(let failure) = outcome(provider, environment, baseURL: baseURL) else {
            return nil
        }
        #expect(failure.kind == .fatalForRun)
        return failure.code
    }

    @Test func `Each provider has its own address and key`() throws {
        let keys = [
            "ANTHROPIC_API_KEY": "a", "OPENAI_API_KEY": " o\n", "GEMINI_API_KEY": "", "GOOGLE_API_KEY": "g",
        ]
        let anthropic = try outcome(AnthropicProvider.provider, keys).get()
        #expect(anthropic == Endpoint(baseURL: "https://api.anthropic.com/v1", key: Secret("a")))
        let openAI = try outcome(OpenAIProvider.provider, keys).get()
        #expect(openAI == Endpoint(baseURL: "https://api.openai.com/v1", key: Secret("o")))
        let gemini = try outcome(GeminiProvider.provider, keys).get()
        #expect(
            gemini == Endpoint(baseURL: "https://generativelanguage.googleapis.com/v1beta", key: Secret("g")))
    }

    @Test func `A missing key says which variable to set`() {
        guard case .failure(let failure) = outcome(GeminiProvider.provider, [:]) else {
            Issue.record("an endpoint without a key")
            return
        }
        #expect(failure.code == "missing-key" && failure.kind == .fatalForRun)
        #expect(failure.message.contains("GEMINI_API_KEY or GOOGLE_API_KEY"))
        #expect(code(CompatibleProvider.provider, [:]) == "missing-address")
        #expect(code(CompatibleProvider.provider, [:], baseURL: "localhost:1") == "invalid-address")
    }

    @Test func `The environment's address gets the key; a strategy's own address never does`() throws {
        let keys = ["ANTHROPIC_API_KEY": "a", "COMPATIBLE_API_KEY": "c"]
        let elsewhere = "https://evil.example/v1"
        #expect(code(AnthropicProvider.provider, keys, baseURL: elsewhere) == "foreign-address")
        #expect(code(CompatibleProvider.provider, keys, baseURL: elsewhere) == "foreign-address")
        #expect(
            code(AnthropicProvider.provider, keys, baseURL: "http://api.anthropic.com") == "foreign-address")
        let trusted = keys.merging(["COMPATIBLE_BASE_URL": "https://evil.example/other"]) { $1 }
        #expect(
            try outcome(CompatibleProvider.provider, trusted, baseURL: elsewhere).get().key == Secret("c"))
        let proxied = keys.merging(["ANTHROPIC_BASE_URL": "http://proxy:4000/"]) { $1 }
        #expect(
            try outcome(AnthropicProvider.provider, proxied).get()
                == Endpoint(baseURL: "http://proxy:4000/v1", key: Secret("a")))
    }

    @Test func `A server on this machine or without a key needs no permission`() throws {
        let local = outcome(
            CompatibleProvider.provider, ["COMPATIBLE_API_KEY": "c"], baseURL: "http://localhost:11434")
        #expect(try local.get() == Endpoint(baseURL: "http://localhost:11434/v1", key: Secret("c")))
        let open = try outcome(CompatibleProvider.provider, [:], baseURL: "http://10.0.0.5:8000/api/v1/")
            .get()
        #expect(open == Endpoint(baseURL: "http://10.0.0.5:8000/api/v1", key: .none))
    }
}
