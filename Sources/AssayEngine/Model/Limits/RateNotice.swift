import Foundation

/// What a provider's headers say is left of its limits.
struct RateNotice: Sendable, Hashable {
    struct Left: Sendable, Hashable {
        /// A minute's worth; nil where it is not told.
        let limit: Double?
        let remaining: Double
        /// Seconds until all of it is there again; nil where it is not told.
        let reset: Double?

        /// Longer waits than this are not taken from a header that nobody asked for.
        private static let longestPause = 60.0

        /// Seconds until so much is there, refilled evenly.
        func pause(for amount: Double) -> Double {
            guard remaining < amount, let reset else { return 0 }
            let share =
                limit.map { $0 > remaining ? min(1, (amount - remaining) / ($0 - remaining)) : 1 } ?? 1
            return min(Self.longestPause, max(0, reset) * share)
        }

        /// Of what was there, how much is left.
        var share: Double { limit.map { $0 > 0 ? remaining / $0 : 1 } ?? 1 }
    }

    let requests: Left?
    /// Where input and output are limited apart, the one of which less is left.
    let tokens: Left?

    /// nil where the headers say nothing that can be used.
    init?(_ response: HTTPResponse, now: Date = Date()) {
        // A linear scan for each name would cost more than one pass for replies without any.
        guard response.headers.contains(where: { $0.name.contains("ratelimit-") }) else { return nil }
        func anthropic(_ what: String) -> Left? {
            let name = "anthropic-ratelimit-\(what)-"
            let reset = response[name + "reset"].flatMap { try? Date($0, strategy: .iso8601) }
            return Self.left(
                response[name + "limit"], response[name + "remaining"], reset?.timeIntervalSince(now))
        }
        func openAI(_ what: String) -> Left? {
            Self.left(
                response["x-ratelimit-limit-\(what)"], response["x-ratelimit-remaining-\(what)"],
                response["x-ratelimit-reset-\(what)"].flatMap(Self.seconds))
        }
        requests = anthropic("requests") ?? openAI("requests")
        tokens =
            ["tokens", "input-tokens", "output-tokens"].compactMap(anthropic)
            .min { $0.share < $1.share } ?? openAI("tokens")
        if requests == nil, tokens == nil { return nil }
    }

    /// Some gateways write -1 or 0 where they don't know.
    private static func left(_ limit: String?, _ remaining: String?, _ reset: Double?) -> Left? {
        guard let remaining = remaining.flatMap(Double.init), remaining.isFinite, remaining >= 0 else {
            return nil
        }
        let limit = limit.flatMap(Double.init)
        if let limit, !limit.isFinite || limit <= 0 { return nil }
        return Left(limit: limit, remaining: remaining, reset: reset)
    }

    /// A duration as Go writes it: `1h2m3.5s`, `120ms`; a bare number is seconds.
    static func seconds(_ text: String) -> Double? {
        if let plain = Double(text) { return plain.isFinite ? plain : nil }
        let units: [String: Double] = [
            "h": 3600, "m": 60, "s": 1, "ms": 0.001, "us": 1e-6, "µs": 1e-6, "ns": 1e-9,
        ]
        var total = 0.0
        var rest = text[...]
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let number = Double(digits), let factor = units[String(unit)] else { return nil }
            total += number * factor
        }
        return text.isEmpty ? nil : total
    }
}
