public import Foundation

// Limits: what a run may spend in money and time, how fast it may call, and when it stops calling a provider
// that fails. What is left when a limit is reached stays pending.

/// What the user allows a run.
public struct RunLimits: Sendable, Hashable {
    /// US dollars for everything that the run has ever spent; nil: as much as it takes.
    public var budget: Decimal?
    /// Nothing is begun from this moment on; nil: no such moment.
    public var deadline: Date?
    /// Questions in a row that a provider fails, each after its retries, before it is left alone; 0: it never is.
    public var brake = 5
    /// Over every strategy's own; nil: the strategy's.
    public var requestsPerMinute: Int?
    public var tokensPerMinute: Int?

    public init() {}
}

/// Why a call is not made although there is nothing wrong with it. Nothing is sent and nothing recorded.
enum LimitReached: String, Sendable, Hashable, CaseIterable {
    case budget = "budget-spent"
    case deadline = "deadline-passed"
    case brake = "provider-failing"
}

/// What a run may still spend in money and time. A class because all its calls share it.
///
///     let allowance = RunAllowance(limits)
///     let catalogue = try ModelCatalogue(allowance: allowance)
public final class RunAllowance: Sendable {
    public let limits: RunLimits
    /// nil: no limit.
    let budget: Budget?
    private let clock: CallClock
    /// By the clock.
    private let end: Double

    /// No limit but the brake.
    public convenience init(_ limits: RunLimits = RunLimits()) { self.init(limits, clock: CallClock()) }

    init(_ limits: RunLimits, clock: CallClock, today: Date = Date()) {
        self.limits = limits
        self.clock = clock
        budget = limits.budget.map(Budget.init)
        end = limits.deadline.map { clock.now() + $0.timeIntervalSince(today) } ?? .infinity
    }

    /// Whether something may be begun, after so many seconds of waiting.
    func hasTime(after seconds: Double = 0) -> Bool { clock.now() + seconds < end }
}

extension LimitReached {
    static let deadlineMessage = "the deadline has passed"

    /// What stopped a run, for the user.
    func error(_ message: String) -> AssayError {
        let hint =
            switch self {
            case .budget: "give the same command again with a larger --budget"
            case .deadline: "give the same command again"
            case .brake: "give the same command again when the provider answers"
            }
        return AssayError(
            message, at: rawValue, hint: "What is left stays pending: \(hint).", exit: .stopped)
    }
}
