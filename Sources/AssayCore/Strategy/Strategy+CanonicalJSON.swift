extension Strategy {
    /// The strategy with all defaults resolved, in the form of its file; for digests. Its name is no part of it.
    public var canonicalJSON: JSON {
        [
            "reader": [
                "prefer": .string(reader.prefer.rawValue),
                "ocr": ["language": .string(reader.language), "dpi": .number(JSONNumber(reader.dpi))],
                "max_pages": .number(JSONNumber(reader.maxPages)),
            ],
            "extract": extract.canonicalJSON,
            "repair": [
                "attempts": .number(JSONNumber(repair.attempts)),
                "scope": .string(repair.scope.rawValue),
                "on": .array(
                    RepairOptions.Repaired.allCases.filter { repair.on.contains($0.word) }.map {
                        .string($0.rawValue)
                    }),
            ],
        ]
    }
}

extension Strategy.Method {
    fileprivate var canonicalJSON: JSON {
        switch self {
        case .rules: ["by": "rules"]
        case .embedded: ["by": "embedded"]
        case .model(let options): options.canonicalJSON
        case .cascade(let steps): ["by": "cascade", "steps": .array(steps.map(\.canonicalJSON))]
        }
    }
}

extension ModelOptions {
    /// Members without effect are left out, so that the form can be read again.
    fileprivate var canonicalJSON: JSON {
        var object: JSONObject = [
            "by": "model", "model": .string(model), "input": .string(input.rawValue),
            "force": .string(force.name),
            "max_output_tokens": .number(JSONNumber(maxOutputTokens)),
            "timeout_seconds": .number(JSONNumber(timeoutSeconds)),
        ]
        if !baseURL.isEmpty { object["base_url"] = .string(baseURL) }
        return .object(object)
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
