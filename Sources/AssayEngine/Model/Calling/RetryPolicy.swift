import AssayCore

/// How often and after how long a failed call is tried again. Follows the official SDKs: pauses are doubled each
/// time, less up to a quarter by chance; what the server asks for counts.
struct RetryPolicy: Sendable, Hashable {
    /// Calls in all that may fail by throttling before one question is given up.
    var throttledTries = 12
    /// Calls in all that may fail in passing before one question is given up.
    var transientTries = 3
    /// A server that asks for more seconds than these is left alone: the run goes on later.
    var longestRetryAfter = 60.0
    /// So often the server's own word is taken as it is while nobody gets through; later it is doubted.
    private static let trustedTimes = 3

    /// Seconds to wait before the next try; nil: give up.
    ///
    /// - Parameters:
    ///   - failures: how many calls for this question have failed in this way, this one included.
    ///   - othersAnswered: whether other calls are answered meanwhile: then what the server asks for stays true however
    ///     often it says it to one question.
    ///   - random: 0..<1.
    func pause(
        after failure: ModelFailure, failures: Int, othersAnswered: Bool = false, random: Double
    ) -> Double? {
        let asked = failure.retryAfter ?? 0
        guard asked <= longestRetryAfter else { return nil }
        switch failure.kind {
        case .throttled where failures < throttledTries:
            // A little more by chance: those who were told the same would otherwise be back at the same moment.
            if failure.retryAfter != nil, failures <= Self.trustedTimes || othersAnswered {
                return asked * (1 + 0.25 * random)
            }
            // Too many requests of ours pass sooner than a server that has too much to do.
            let first = failure.status == 429 ? 0.25 : 1
            return max(asked, Self.backOff(from: first, to: 60, failures, random))
        case .transient where failures < transientTries && failure.code != TransportCode.cancelled.rawValue:
            return max(asked, Self.backOff(from: 0.5, to: 8, failures, random))
        case .throttled, .transient, .fatalForRun, .fatalForItem: return nil
        }
    }

    private static func backOff(from first: Double, to last: Double, _ failures: Int, _ random: Double)
        -> Double
    {
        var pause = first
        for _ in 1..<max(2, min(failures, 32)) where failures > 1 { pause = min(last, pause * 2) }
        return pause * (1 - 0.25 * random)
    }
}
