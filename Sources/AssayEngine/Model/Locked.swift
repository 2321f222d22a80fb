import Foundation

/// A value that several threads share, behind a lock. A class because the lock has an identity.
///
/// `NSLock` rather than `Synchronization.Mutex`: the thread sanitizer reports false races for the latter's
/// slow path, which is not instrumented.
final class Locked<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: sending Value) { self.value = value }

    /// Runs a short piece of work on the value; never blocks or calls out in it.
    func withLock<Result>(_ work: (inout Value) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return work(&value)
    }
}
