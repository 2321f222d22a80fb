/// Any server that speaks Chat Completions, by its address: Ollama, llama.cpp, vLLM, LM Studio.
enum CompatibleProvider {
    static let provider = Provider(
        name: "compatible", address: nil, addressVariable: "COMPATIBLE_BASE_URL",
        keyVariables: ["COMPATIBLE_API_KEY"], versionPath: "/v1", isKeyNeeded: false)
}
