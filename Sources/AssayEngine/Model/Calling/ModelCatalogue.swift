public import AssayCore
public import Foundation

/// Finds models by name. A class because it owns what their calls share: the HTTP client, the local servers,
/// and what bounds the calls to each provider. Call `shutdown()` when done.
///
///     let catalogue = try ModelCatalogue()
///     let client = try catalogue.client(for: options)
public final class ModelCatalogue: Sendable {
    let environment: [String: String]
    let capabilities: Capabilities
    let prices: Prices
    let day: String
    let http = HTTPClient()
    let localModels: [LocalModelFile]
    let servers = Locked<[String: LocalServer]>([:])
    let pacings = Locked<[String: Pacing]>([:])
    let allowance: RunAllowance
    let clock: CallClock

    static let providers = [
        AnthropicProvider.provider, OpenAIProvider.provider, GeminiProvider.provider,
        CompatibleProvider.provider,
    ]

    /// Throws where the model data compiled into the binary is broken.
    ///
    /// - Parameters:
    ///   - environment: where keys, addresses and the cache folder are looked up.
    ///   - today: for the prices.
    ///   - allowance: what all calls together may spend.
    public convenience init(
        environment: [String: String] = ProcessInfo.processInfo.environment, today: Date = Date(),
        allowance: RunAllowance = RunAllowance()
    ) throws(DefinitionError) {
        try self.init(environment: environment, today: today, allowance: allowance, clock: CallClock())
    }

    init(
        environment: [String: String], today: Date = Date(), allowance: RunAllowance, clock: CallClock
    ) throws(DefinitionError) {
        capabilities = try Capabilities(parsing: BuiltInFiles.text["Models/capabilities.json5"] ?? "")
        prices = try Prices(parsing: BuiltInFiles.text["Models/prices.json5"] ?? "")
        self.environment = environment
        day = Self.isoDay(today)
        self.allowance = allowance
        self.clock = clock
        localModels = LocalModelFile.all(in: BuiltInFiles.text["LocalModel/manifest.json"] ?? "")
    }

    /// Names that can be given, without those of other people's models: `local/smollm2-135m`, `openai/…`.
    public var names: [String] {
        localModels.map { "local/\($0.name)" } + Self.providers.map { "\($0.name)/…" } + ["replay/…"]
    }

    /// The day on which the list of prices was compared with its sources, as an ISO date.
    public var pricesChecked: String { prices.checked }

    /// A client for the model that the options name. Fails, always `fatalForRun`, where the name, a key, an
    /// address or a file is missing; nothing is sent or started yet.
    public func client(for options: ModelOptions) throws(ModelFailure) -> ModelClient {
        let (provider, model) = try Self.split(options.model)
        switch provider {
        case "local": return try local(model, options)
        case "replay": return try replay(model, options)
        default: return try remote(try Self.provider(provider), model, options)
        }
    }

    /// Stops the local servers and the HTTP client; clients that are left fail from now on.
    public func shutdown() async {
        let running = servers.withLock { Array($0.values) }
        await withTaskGroup(of: Void.self) { group in
            for server in running { group.addTask { await server.stop() } }
        }
        await http.shutdown()
    }
}

extension ModelCatalogue {
    static func split(_ name: String) throws(ModelFailure) -> (provider: String, model: String) {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard parts.count == 2, !parts[1].isEmpty else {
            throw ModelFailure(
                .fatalForRun, code: "invalid-model-name",
                message:
                    "\"\(name)\" is no model's name: write provider/model, as in local/qwen2.5-coder-1.5b")
        }
        return (parts[0], parts[1])
    }

    static func provider(_ name: String) throws(ModelFailure) -> Provider {
        guard let provider = providers.first(where: { $0.name == name }) else {
            throw unknown(
                "no provider is called \"\(name)\"", name, among: providers.map(\.name) + ["local", "replay"])
        }
        return provider
    }

    static func unknown(_ what: String, _ name: String, among names: [String]) -> ModelFailure {
        let nearest = Suggestion.nearest(to: name, in: names)
        let hint = nearest.map { "; did you mean \($0)?" } ?? "; there are \(names.joined(separator: ", "))"
        return ModelFailure(.fatalForRun, code: "unknown-model", message: what + hint)
    }

    private static func isoDay(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day())
    }
}
