/// Works on many things side by side and takes the results in the order of the things.
enum InOrder {
    /// No more than `width` are worked on at a time, and no more than `ahead` are begun and not yet taken, so that
    /// results don't pile up without end behind a slow one.
    static func forEach<Item: Sendable, Value: Sendable>(
        _ items: [Item], width: Int, ahead: Int, work: @escaping @Sendable (Item) async -> Value,
        then: (Value) -> Void
    ) async {
        await withTaskGroup(of: (Int, Value).self) { group in
            var (begun, done, taken) = (0, 0, 0)
            var waiting: [Int: Value] = [:]
            while taken < items.count {
                while begun < items.count, begun - done < max(1, width), begun - taken < max(1, ahead) {
                    let (number, item) = (begun, items[begun])
                    group.addTask { (number, await work(item)) }
                    begun += 1
                }
                guard let (number, value) = await group.next() else { return }
                done += 1
                waiting[number] = value
                while let next = waiting.removeValue(forKey: taken) {
                    then(next)
                    taken += 1
                }
            }
        }
    }
}
