extension Strategy.Method {
    /// The values of `extract.by`.
    enum Name: String, CaseIterable {
        case rules, embedded, model, cascade

        /// The keys that have an effect beside `by`.
        var keys: [String] {
            switch self {
            case .rules, .embedded: []
            case .model:
                [
                    "model", "base_url", "input", "force", "max_output_tokens", "timeout_seconds", "fallback",
                    "mask", "token_probabilities",
                ]
                    + CallPace.keys
            case .cascade: ["steps"]
            }
        }
    }

    private static let keys = ["by"] + Name.allCases.flatMap(\.keys)

    init(_ json: JSON, at pointer: String) throws(DefinitionError) {
        let method = try DefinitionObject(json, at: pointer, keys: Self.keys)
        let name: Name = try method.required("by", try method.choice("by"))
        for key in method.object.keys where key != "by" && !name.keys.contains(key) {
            throw method.error(key, "has no effect with \"by\": \"\(name.rawValue)\"")
        }
        switch name {
        case .rules: self = .rules
        case .embedded: self = .embedded
        case .model: self = .model(try ModelOptions(method))
        case .cascade: self = .cascade(try Self.steps(method))
        }
    }

    private static func steps(_ method: DefinitionObject) throws(DefinitionError) -> [Strategy.Method] {
        guard let list = try method.required("steps", method["steps"]).array, list.count > 1 else {
            throw method.error("steps", "must be a list of at least two ways to extract")
        }
        var steps: [Strategy.Method] = []
        for (index, json) in list.enumerated() {
            let pointer = method.pointer(to: "steps") + "/\(index)"
            let step = try Strategy.Method(json, at: pointer)
            if case .cascade = step {
                throw DefinitionError(at: pointer, "a cascade can't be a step of a cascade")
            }
            guard !steps.contains(step) else { throw DefinitionError(at: pointer, "repeats an earlier step") }
            steps.append(step)
        }
        return steps
    }
}

extension ModelOptions {
    fileprivate init(_ method: DefinitionObject) throws(DefinitionError) {
        let model = try Self.name(method.required("model", try method.text("model")), method, "model")
        let defaults = ModelOptions(model: model)
        let input: Input = try method.choice("input") ?? defaults.input
        let isMasked = try method.flag("mask") ?? defaults.isMasked
        if isMasked, !input.isText {
            throw method.error("mask", "has no effect on pictures: with it, input must be a text")
        }
        self.init(
            model: model, baseURL: try Self.baseURL(method) ?? defaults.baseURL, input: input,
            force: try Self.forcing(method) ?? defaults.force,
            maxOutputTokens: try method.whole("max_output_tokens", 1...1_000_000) ?? defaults.maxOutputTokens,
            timeoutSeconds: try method.whole("timeout_seconds", 1...86_400) ?? defaults.timeoutSeconds,
            fallback: try Self.fallback(method), isMasked: isMasked,
            asksTokens: try method.flag("token_probabilities") ?? defaults.asksTokens,
            pace: try CallPace(method))
    }

    private static func name(
        _ text: String, _ object: DefinitionObject, _ key: String
    ) throws(DefinitionError) -> String {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(where: \.isWhitespace)
        else {
            throw object.error(key, "must be provider/model, as in local/qwen2.5-coder-1.5b")
        }
        return text
    }

    /// Names, or objects with a name and an address.
    private static func fallback(_ method: DefinitionObject) throws(DefinitionError) -> [StandIn] {
        guard let value = method["fallback"] else { return [] }
        guard let list = value.array else { throw method.mismatch("fallback", value, "a list of models") }
        var standIns: [StandIn] = []
        for (index, json) in list.enumerated() {
            let pointer = method.pointer(to: "fallback") + "/\(index)"
            let object = try DefinitionObject(
                json.string.map { ["model": .string($0)] } ?? json, at: pointer, keys: ["model", "base_url"])
            standIns.append(
                StandIn(
                    model: try name(object.required("model", try object.text("model")), object, "model"),
                    baseURL: try baseURL(object) ?? ""))
        }
        return standIns
    }

    private static func baseURL(_ method: DefinitionObject) throws(DefinitionError) -> String? {
        guard let url = try method.text("base_url") else { return nil }
        guard url.hasPrefix("http://") || url.hasPrefix("https://"), AddressSyntax.isURI(url) else {
            throw method.error("base_url", "must be an address that begins with http:// or https://")
        }
        // A key in an address would end up in the ledger.
        guard !url.contains("@"), !url.contains("?"), !url.contains("#") else {
            throw method.error(
                "base_url", "must have no user, query or fragment; keys come from the environment")
        }
        return url
    }

    private static func forcing(_ method: DefinitionObject) throws(DefinitionError) -> Forcing? {
        guard let value = method["force"], value != "ladder" else {
            return method["force"].map { _ in .ladder }
        }
        let known = ["ladder"] + ForcingRung.allCases.map(\.rawValue)
        guard let name = value.string, let rung = ForcingRung(rawValue: name) else {
            let hint = value.string.map { Suggestion.sentence(for: $0, in: known) } ?? ""
            throw method.error(
                "force",
                "\(SchemaWording.short(value)) is not known.\(hint) Known are \(known.joined(separator: ", "))."
            )
        }
        return .only(rung)
    }
}

extension CallPace {
    static let keys = [
        "requests_per_minute", "tokens_per_minute", "connect_seconds", "first_byte_seconds", "idle_seconds",
    ]

    fileprivate init(_ method: DefinitionObject) throws(DefinitionError) {
        self.init()
        requestsPerMinute = try method.whole("requests_per_minute", 1...1_000_000)
        tokensPerMinute = try method.whole("tokens_per_minute", 1...1_000_000_000)
        connectSeconds = try method.whole("connect_seconds", 1...3600) ?? connectSeconds
        firstByteSeconds = try method.whole("first_byte_seconds", 1...86_400)
        idleSeconds = try method.whole("idle_seconds", 1...86_400) ?? idleSeconds
    }
}
