import AssayCore

/// Who serves models: where it is reached and which key it takes.
struct Provider: Sendable, Hashable {
    /// The part of a model's name before the slash.
    let name: String
    /// Scheme and host; nil: it must be told.
    let address: String?
    /// The variable that overrides the address.
    let addressVariable: String
    /// The variables that may hold the key; the first that is set counts.
    let keyVariables: [String]
    /// Path of the API's version, added to addresses that lack it.
    let versionPath: String
    let isKeyNeeded: Bool

    /// Where calls go and with which key.
    ///
    /// A key is the user's and goes to the provider's own host, to a host that the user's environment names,
    /// or to this machine. A strategy is a file that may come from elsewhere: an address in it alone never
    /// gets a key.
    ///
    /// - Parameters:
    ///   - baseURL: the strategy's address; empty: none.
    ///   - environment: the process's variables.
    func endpoint(baseURL: String, environment: [String: String]) throws(ModelFailure) -> Endpoint {
        let fromEnvironment = environment.setting(addressVariable)
        guard let text = baseURL.isEmpty ? fromEnvironment ?? address : baseURL else {
            throw failure("missing-address", "no address: set \(addressVariable) or the strategy's base_url")
        }
        guard let chosen = HTTPAddress(text) else {
            throw failure("invalid-address", "\"\(text)\" is no http or https address")
        }
        let key = keyVariables.lazy.compactMap(environment.setting).first
        guard let key else {
            if isKeyNeeded {
                throw failure("missing-key", "no key: set \(keyVariables.joined(separator: " or "))")
            }
            return Endpoint(baseURL: completed(text, chosen), key: .none)
        }
        let own = [address, fromEnvironment].compactMap { $0.flatMap(HTTPAddress.init)?.origin }
        guard own.contains(chosen.origin) || chosen.isLoopback else {
            throw failure(
                "foreign-address",
                "the strategy's base_url is not the host that \(keyVariables[0]) belongs to; set "
                    + "\(addressVariable) to \(chosen.origin) if the key may be sent there")
        }
        return Endpoint(baseURL: completed(text, chosen), key: Secret(key))
    }

    private func completed(_ text: String, _ address: HTTPAddress) -> String {
        var base = text
        while base.hasSuffix("/") { base.removeLast() }
        return address.path.isEmpty ? base + versionPath : base
    }

    private func failure(_ code: String, _ message: String) -> ModelFailure {
        ModelFailure(.fatalForRun, code: code, message: "\(name): \(message)")
    }
}

/// Where calls go and with which key.
struct Endpoint: Sendable, Hashable {
    /// With the version's path, without a slash at the end.
    let baseURL: String
    let key: Secret
}

extension [String: String] {
    /// The variable without white space around it (keys are often pasted with a line break); nil where it
    /// is not set or empty.
    func setting(_ name: String) -> String? {
        guard let value = self[name] else { return nil }
        let trimmed = value.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        return trimmed.isEmpty ? nil : String(trimmed)
    }
}
