import AssayCore

/// A moment after which the work on one page is given up.
struct Deadline {
    private let seconds: Int
    private let end: ContinuousClock.Instant

    init(seconds: Int) {
        self.seconds = seconds
        end = .now.advanced(by: .seconds(seconds))
    }

    /// 0 or less once it has passed.
    var remainingMilliseconds: Int { Int(ContinuousClock.now.duration(to: end) / .milliseconds(1)) }

    var failure: ReadFailure { .timedOut(seconds: seconds) }
}
