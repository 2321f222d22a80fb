import AssayEngine

/// Lets files of the same bytes be read once. An actor, because it holds the readings that others wait for.
actor SharedReadings {
    typealias Reading = Result<NamedReading, AssayError>

    /// Readings that are kept for files yet to come; beyond that, files are read again.
    private static let most = 256

    private nonisolated let firsts: [Int: Int]
    /// How many are still to ask, by the first file's number.
    private var expected: [Int: Int] = [:]
    private var tasks: [Int: Task<Reading, Never>] = [:]

    init(_ identical: IdenticalFiles) {
        firsts = identical.firsts
        for first in identical.firsts.values { expected[first, default: 0] += 1 }
    }

    /// What `read` gives for file `number`, or gave for one of the same bytes.
    nonisolated func reading(
        of number: Int, _ read: @escaping @Sendable () async -> Reading
    ) async -> Reading {
        guard let first = firsts[number] else { return await read() }
        return await shared(by: first, read)
    }

    private func shared(by first: Int, _ read: @escaping @Sendable () async -> Reading) async -> Reading {
        let rest = expected[first, default: 1] - 1
        expected[first] = rest
        if let task = tasks[first] {
            if rest == 0 { tasks[first] = nil }
            return await task.value
        }
        guard rest > 0, tasks.count < Self.most else { return await read() }
        let task = Task { await read() }
        tasks[first] = task
        return await task.value
    }
}
