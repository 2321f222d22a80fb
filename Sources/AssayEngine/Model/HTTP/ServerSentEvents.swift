/// One event of a `text/event-stream`.
struct ServerSentEvent: Sendable, Hashable {
    /// The event's type; empty: `message`.
    var name = ""
    /// The data lines, joined by line breaks.
    var data = ""
}

/// Takes a `text/event-stream` apart as its bytes come, wherever they are cut (WHATWG HTML, 9.2.6): lines end in LF,
/// CR or CRLF, comments and unknown fields are skipped, an event that no empty line ends is dropped.
struct ServerSentEvents: Sendable {
    private var line: [UInt8] = []
    private var event = ServerSentEvent()
    private var hasData = false
    private var isAfterReturn = false
    private var isAtStart = true

    /// The events that these bytes complete.
    mutating func events(in bytes: some Sequence<UInt8>) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            let isSecondHalf = isAfterReturn && byte == UInt8(ascii: "\n")
            isAfterReturn = byte == UInt8(ascii: "\r")
            if isSecondHalf { continue }
            if isAfterReturn || byte == UInt8(ascii: "\n") {
                if let event = endLine() { events.append(event) }
            } else {
                line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        if isAtStart {
            isAtStart = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        }
        guard !line.isEmpty else { return endEvent() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "event": event.name = String(decoding: value, as: UTF8.self)
        case "data":
            event.data += (hasData ? "\n" : "") + String(decoding: value, as: UTF8.self)
            hasData = true
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> ServerSentEvent? {
        defer {
            event = ServerSentEvent()
            hasData = false
        }
        return hasData ? event : nil
    }
}
