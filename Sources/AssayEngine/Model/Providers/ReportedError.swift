import AssayCore

/// What an error body says, in any of the forms that are in use.
struct ReportedError: Sendable, Hashable {
    /// The most telling code there is: of the error's details, its `code`, `status` or `type`; else `http-500`.
    let code: String
    /// For people.
    let message: String
    /// Seconds, where the body says how long to wait (Gemini).
    let retryAfter: Double?
    /// The member of the request that is refused, as `temperature` or `generation_config.temperature`, where a field
    /// of the body names it: OpenAI's `param`, Google's field violations, FastAPI's `loc`. Anthropic has none.
    let parameter: String?

    init(_ body: JSON?, status: Int) {
        // Gemini wraps the object in a list at times; Ollama's `error` is a string; FastAPI says `detail`.
        let outer = body?[0] ?? body
        let error = outer?["error"]?.object == nil ? outer : outer?["error"]
        let details = error?["details"]?.array ?? []
        let named = [error?["code"], error?["status"], error?["type"]].compactMap { $0?.string }
        code = Self.code(in: details) ?? named.first { !$0.isEmpty } ?? "http-\(status)"
        let words = [error?["message"], outer?["error"], outer?["detail"], outer?["message"]]
        message = words.lazy.compactMap { $0?.string }.first.map(Self.shortened) ?? "HTTP status \(status)"
        parameter = Self.parameter(error, details, outer?["detail"]?.array ?? [])
        retryAfter = details.lazy.compactMap { $0["retryDelay"]?.string.flatMap(Self.seconds) }.first
    }

    /// Gemini's details tell a day's quota from a minute's, and a wrong key from a wrong request.
    private static func code(in details: [JSON]) -> String? {
        let quotas = details.flatMap { $0["violations"]?.array ?? [] }.compactMap { $0["quotaId"]?.string }
        if quotas.contains(where: { $0.contains("PerDay") }) { return "quota-per-day" }
        return details.lazy.compactMap { $0["reason"]?.string }.first
    }

    private static func parameter(_ error: JSON?, _ details: [JSON], _ faults: [JSON]) -> String? {
        let violations = details.flatMap { $0["fieldViolations"]?.array ?? [] }
        let places = faults.map { fault in
            (fault["loc"]?.array ?? []).compactMap(\.string).drop { $0 == "body" }.joined(separator: ".")
        }
        let named = [error?["param"]?.string] + violations.map { $0["field"]?.string } + places
        return named.lazy.compactMap(\.self).first { !$0.isEmpty }
    }

    /// `15s`, `0.5s`.
    private static func seconds(_ text: String) -> Double? {
        guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), seconds.isFinite else { return nil }
        return max(0, seconds)
    }

    private static func shortened(_ text: String) -> String {
        text.utf8.count <= 500 ? text : String(text.prefix(500)) + "…"
    }
}
