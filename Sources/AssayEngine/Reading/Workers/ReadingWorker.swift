import AssayCore

/// One thread and the recognisers that live on it.
///
/// An actor on an executor of its own: that confines the recognisers, which are not thread-safe, to the one
/// thread for which OpenMP was switched off.
actor ReadingWorker {
    private let thread: DedicatedThread
    private let bench = ReadingBench()

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(number: Int) { thread = DedicatedThread(name: "reading-\(number)") }

    deinit { thread.stop() }

    func perform<Value: Sendable>(
        stop: StopSignal, _ work: @Sendable (ReadingBench, StopSignal) throws(ReadFailure) -> Value
    ) -> Result<Value, ReadFailure> {
        guard !stop.isRaised else { return .failure(.cancelled) }
        return Result { () throws(ReadFailure) in try work(bench, stop) }
    }

    /// Frees the recognisers; the next work that needs one makes it again.
    func clear() { bench.clear() }
}

/// What work on a worker's thread may use: recognisers by language, made when first asked for (42 ms each).
///
/// A class that is not `Sendable`: it never leaves its worker's thread.
final class ReadingBench {
    private var recognisers: [String: Recogniser] = [:]

    /// `language`: one, or several joined with `+`, all of which it tries on every word.
    func recogniser(for language: String) throws(ReadFailure) -> Recogniser {
        if let known = recognisers[language] { return known }
        let made = try Recogniser(language: language)
        recognisers[language] = made
        return made
    }

    func clear() { recognisers = [:] }
}
