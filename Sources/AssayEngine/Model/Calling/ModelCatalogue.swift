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
    private let localModels: [LocalModelFile]
    private let servers = Locked<[String: LocalServer]>([:])
    private let pacings = Locked<[String: Pacing]>([:])
    let allowance: RunAllowance
    private let clock: CallClock

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

    private func remote(
        _ provider: Provider, _ model: String, _ options: ModelOptions
    ) throws(ModelFailure) -> ModelClient {
        let endpoint = try provider.endpoint(baseURL: options.baseURL, environment: environment)
        let profile = profile(of: options)
        try check(options, profile)
        let pacing = pacing(
            of: options, profile, at: HTTPAddress(endpoint.baseURL)?.origin ?? endpoint.baseURL)
        let wired = ProviderModel(
            name: options.model, wire: Self.wire(profile.interface),
            model: WireModel(name: model, profile: profile), endpoint: endpoint, http: http,
            limits: Self.limits(options, profile), limiter: pacing.limiter, warmUp: pacing.warmUp)
        // Behind another address the same name may be another model.
        let place = provider.address.map { endpoint.baseURL.hasPrefix($0) } == true ? "" : endpoint.baseURL
        var known = known(options, profile.rungs, profile.parameters.adding("address", place))
        known.pictures = profile.pictures
        known.optional = profile.optional
        return ModelClient(wired, known: known, pacing: pacing)
    }

    /// A provider's cool-down and places hold for all its models; limits and failures are a model's own.
    private func pacing(of options: ModelOptions, _ profile: ModelProfile, at origin: String) -> Pacing {
        let (limits, clock) = (allowance.limits, clock)
        return pacings.withLock { all in
            let name = "\(origin) \(options.model)"
            if let known = all[name] { return known }
            let provider = all[origin] ?? Pacing()
            all[origin] = provider
            let pacing = Pacing(
                coolDown: provider.coolDown, gate: provider.gate,
                limiter: RateLimiter(
                    requestsPerMinute: limits.requestsPerMinute ?? options.pace.requestsPerMinute,
                    tokensPerMinute: limits.tokensPerMinute ?? options.pace.tokensPerMinute, clock: clock),
                breaker: Breaker(limit: limits.brake), allowance: allowance,
                warmUp: WarmUp(cachedFrom: profile.cachedFrom, clock: clock), clock: clock)
            all[name] = pacing
            return pacing
        }
    }

    private func profile(of options: ModelOptions) -> ModelProfile {
        var profile = capabilities.profile(of: options.model)
        profile.tellsTokens = options.asksTokens
        return profile
    }

    /// What is asked for that the model can't do or nobody can count.
    private func check(_ options: ModelOptions, _ profile: ModelProfile) throws(ModelFailure) {
        let isTaken =
            switch options.input {
            case .layoutText, .plainText: true
            case .image: profile.takesImages
            case .pdf: profile.takesImages && profile.takesPDF
            }
        guard isTaken else {
            let what = options.input == .pdf ? "PDFs" : "pictures"
            throw ModelFailure(
                .fatalForRun, code: "no-pictures",
                message: "\(options.model) takes no \(what); choose another model, or input: \"layout-text\"")
        }
        guard !options.asksTokens || profile.interface == .chat else {
            throw ModelFailure(
                .fatalForRun, code: "no-token-probabilities",
                message:
                    "\(options.model) tells no token probabilities: only Chat Completions do; leave "
                    + "token_probabilities out")
        }
        if allowance.budget != nil, prices.price(of: options.model, on: day) == nil {
            throw ModelFailure(
                .fatalForRun, code: "unknown-price",
                message: "what \(options.model) costs is not known, so no budget can be kept")
        }
    }

    private func local(_ name: String, _ options: ModelOptions) throws(ModelFailure) -> ModelClient {
        guard let file = localModels.first(where: { $0.name == name }) else {
            throw Self.unknown("no local model is called \"\(name)\"", name, among: localModels.map(\.name))
        }
        let profile = profile(of: options)
        try check(options, profile)
        let folder = LocalFolder(environment: environment)
        try folder.check(file)
        let server = servers.withLock { all in
            let shared =
                all[name]
                ?? LocalServer(
                    file, in: folder, programs: LocalPrograms(for: file, among: BuiltInFiles.text), places: 1)
            all[name] = shared
            return shared
        }
        let model = LocalModel(
            name: options.model, version: String(file.digest.prefix(12)), server: server,
            model: WireModel(name: name, profile: profile), http: http,
            limits: Self.limits(options, profile))
        var known = known(
            options, profile.rungs,
            profile.parameters.adding("weights", file.digest).adding("template", file.chatTemplate ?? ""))
        known.places = server.places
        let pacing = Pacing(
            gate: CallGate(places: server.places), breaker: Breaker(limit: allowance.limits.brake),
            allowance: allowance, clock: clock)
        return ModelClient(model, known: known, pacing: pacing)
    }

    private func replay(_ path: String, _ options: ModelOptions) throws(ModelFailure) -> ModelClient {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
            throw ModelFailure(.fatalForRun, code: "missing-replay", message: "\(path) can't be read")
        }
        let model: ReplayModel
        do throws(DefinitionError) {
            model = try ReplayModel(name: options.model, text: text)
        } catch {
            throw ModelFailure(.fatalForRun, code: "invalid-replay", message: "\(path) \(error)")
        }
        return ModelClient(
            model, known: known(options, model.rungs, [:]), pacing: Pacing(allowance: allowance, clock: clock)
        )
    }

    private func known(_ options: ModelOptions, _ rungs: [ForcingRung], _ parameters: JSON) -> KnownModel {
        let allowed =
            switch options.force {
            case .ladder: rungs
            case .only(let rung): [rung]
            }
        return KnownModel(
            name: options.model, parameters: parameters, rungs: allowed,
            price: prices.price(of: options.model, on: day))
    }
}

extension ModelCatalogue {
    static func wire(_ interface: ModelProfile.Interface) -> Wire {
        switch interface {
        case .messages: AnthropicProvider.wire
        case .responses: OpenAIProvider.responses
        case .chat: ChatProvider.wire
        case .generateContent: GeminiProvider.wire
        }
    }

    private static func limits(_ options: ModelOptions, _ profile: ModelProfile) -> HTTPLimits {
        // A reply that isn't streamed is silent while the model thinks.
        HTTPLimits(
            connectSeconds: Double(options.pace.connectSeconds),
            firstByteSeconds: options.pace.firstByteSeconds.map(Double.init),
            idleSeconds: profile.isStreamed ? Double(options.pace.idleSeconds) : nil,
            totalSeconds: Double(max(1, options.timeoutSeconds)))
    }

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

    private static func provider(_ name: String) throws(ModelFailure) -> Provider {
        guard let provider = providers.first(where: { $0.name == name }) else {
            throw unknown(
                "no provider is called \"\(name)\"", name, among: providers.map(\.name) + ["local", "replay"])
        }
        return provider
    }

    private static func unknown(_ what: String, _ name: String, among names: [String]) -> ModelFailure {
        let nearest = Suggestion.nearest(to: name, in: names)
        let hint = nearest.map { "; did you mean \($0)?" } ?? "; there are \(names.joined(separator: ", "))"
        return ModelFailure(.fatalForRun, code: "unknown-model", message: what + hint)
    }

    private static func isoDay(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day())
    }
}

extension JSON {
    /// An object with one more member; the empty string adds nothing.
    fileprivate func adding(_ key: String, _ value: String) -> JSON {
        guard var object, !value.isEmpty else { return self }
        object[key] = .string(value)
        return .object(object)
    }
}
