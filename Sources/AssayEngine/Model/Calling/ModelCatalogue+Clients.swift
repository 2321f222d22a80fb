import AssayCore
import Foundation

/// Making a client: what a model can do, where it is reached, and what bounds its calls.
extension ModelCatalogue {
    func remote(
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

    func local(_ name: String, _ options: ModelOptions) throws(ModelFailure) -> ModelClient {
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

    func replay(_ path: String, _ options: ModelOptions) throws(ModelFailure) -> ModelClient {
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
}

extension JSON {
    /// An object with one more member; the empty string adds nothing.
    fileprivate func adding(_ key: String, _ value: String) -> JSON {
        guard var object, !value.isEmpty else { return self }
        object[key] = .string(value)
        return .object(object)
    }
}
