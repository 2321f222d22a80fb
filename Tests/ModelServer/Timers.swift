import Glibc

/// What is to be sent later, the earliest first: a binary heap.
struct Timers {
    struct Due {
        let moment: Double
        let socket: Int32
        /// Of the connection.
        let number: UInt64
        var bytes: [UInt8] = []
        var ends = false
        /// Of two with one moment, the first that was added.
        fileprivate var order = 0

        init(moment: Double, socket: Int32, number: UInt64, bytes: [UInt8] = [], ends: Bool = false) {
            self.moment = moment
            self.socket = socket
            self.number = number
            self.bytes = bytes
            self.ends = ends
        }
    }

    private var heap: [Due] = []
    private var count = 0

    /// Seconds from any fixed moment.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// How long to wait for the next; a second where there is none.
    var milliseconds: Int32 {
        guard let first = heap.first else { return 1000 }
        return Int32(max(0, min(1000, ((first.moment - Self.now) * 1000).rounded(.up))))
    }

    mutating func add(_ due: Due) {
        var due = due
        count += 1
        due.order = count
        heap.append(due)
        var child = heap.count - 1
        while child > 0, isEarlier(child, than: (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// The earliest that is due.
    mutating func next() -> Due? {
        guard let first = heap.first, first.moment <= Self.now else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
            guard let least = children.min(by: { isEarlier($0, than: $1) }), isEarlier(least, than: parent)
            else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func isEarlier(_ left: Int, than right: Int) -> Bool {
        (heap[left].moment, heap[left].order) < (heap[right].moment, heap[right].order)
    }
}
