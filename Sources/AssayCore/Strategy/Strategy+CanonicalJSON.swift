extension Strategy {
    /// The strategy with all defaults resolved, in the form of its file. Its name is no part of it.
    public var canonicalJSON: JSON { json(hasPace: true) }

    /// The same without what changes no answer (`CallPace`); for digests.
    public var answeringJSON: JSON { json(hasPace: false) }

    private func json(hasPace: Bool) -> JSON {
        [
            "reader": [
                "prefer": .string(reader.prefer.rawValue),
                "ocr": ["language": .string(reader.language), "dpi": .number(JSONNumber(reader.dpi))],
                "max_pages": .number(JSONNumber(reader.maxPages)),
            ],
            "extract": extract.json(hasPace: hasPace),
            "repair": repair.json,
        ]
    }
}

extension RepairOptions {
    /// Limits that are not set are left out: strategies without them keep the digest that they had before.
    fileprivate var json: JSON {
        var object: JSONObject = [
            "attempts": .number(JSONNumber(attempts)), "scope": .string(scope.rawValue),
            "on": .array(Repaired.allCases.filter { on.contains($0.word) }.map { .string($0.rawValue) }),
        ]
        if let maxTokens { object["max_tokens"] = .number(JSONNumber(maxTokens)) }
        if let maxCost { object["max_cost"] = .number(JSONNumber(maxCost)) }
        return .object(object)
    }
}

extension Strategy.Method {
    fileprivate func json(hasPace: Bool) -> JSON {
        switch self {
        case .rules: ["by": "rules"]
        case .embedded: ["by": "embedded"]
        case .model(let options): options.json(hasPace: hasPace)
        case .cascade(let steps):
            ["by": "cascade", "steps": .array(steps.map { $0.json(hasPace: hasPace) })]
        }
    }
}

extension ModelOptions {
    /// Members without effect are left out, so that the form can be read again.
    fileprivate func json(hasPace: Bool) -> JSON {
        var object: JSONObject = [
            "by": "model", "model": .string(model), "input": .string(input.rawValue),
            "force": .string(force.name),
            "max_output_tokens": .number(JSONNumber(maxOutputTokens)),
            "timeout_seconds": .number(JSONNumber(timeoutSeconds)),
        ]
        if !baseURL.isEmpty { object["base_url"] = .string(baseURL) }
        if isMasked { object["mask"] = true }
        if asksTokens { object["token_probabilities"] = true }
        if !fallback.isEmpty {
            object["fallback"] = .array(
                fallback.map { standIn in
                    standIn.baseURL.isEmpty
                        ? .string(standIn.model)
                        : ["model": .string(standIn.model), "base_url": .string(standIn.baseURL)]
                })
        }
        if hasPace { for (key, value) in pace.members { object[key] = value } }
        return .object(object)
    }
}

extension CallPace {
    /// Those that are not the defaults.
    fileprivate var members: [(String, JSON)] {
        let defaults = CallPace()
        let all: [(String, Int?, Int?)] = [
            ("requests_per_minute", requestsPerMinute, nil), ("tokens_per_minute", tokensPerMinute, nil),
            ("connect_seconds", connectSeconds, defaults.connectSeconds),
            ("first_byte_seconds", firstByteSeconds, nil),
            ("idle_seconds", idleSeconds, defaults.idleSeconds),
        ]
        return all.compactMap { key, value, standard in
            value == standard ? nil : value.map { (key, .number(JSONNumber($0))) }
        }
    }
}

extension ModelOptions.Forcing {
    /// As it stands in files.
    fileprivate var name: String {
        switch self {
        case .ladder: "ladder"
        case .only(let rung): rung.rawValue
        }
    }
}
