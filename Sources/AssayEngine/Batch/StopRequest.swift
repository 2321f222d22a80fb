import Foundation

/// Whether the user has asked to stop. A class, because the signal's handler and the workers share it.
public final class StopRequest: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false

    public init() {}

    public var isSet: Bool { lock.withLock { value } }

    /// Nothing more is begun from now on.
    public func set() { lock.withLock { value = true } }
}
