/// Lets equal work that starts while it is already under way wait for the first instead of being done twice: two
/// files of the same bytes are read once, two equal requests are paid for once. An actor, because it holds the
/// work under way.
actor SingleFlight<Key: Hashable & Sendable, Value: Sendable> {
    private var running: [Key: Task<Value, Never>] = [:]

    func value(for key: Key, _ work: @escaping @Sendable () async -> Value) async -> Value {
        if let task = running[key] { return await task.value }
        let task = Task { await work() }
        running[key] = task
        let value = await task.value
        running[key] = nil
        return value
    }
}
