import Synchronization

/// Raised once, from any thread, to make a running recognition stop at its next word.
///
/// A class because a C callback looks at it while another thread raises it.
final class StopSignal: Sendable {
    private let raised = Atomic<Bool>(false)

    var isRaised: Bool { raised.load(ordering: .relaxed) }

    func raise() { raised.store(true, ordering: .relaxed) }
}
