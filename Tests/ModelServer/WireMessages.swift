import Glibc

/// One request as it came.
public struct WireRequest: Sendable {
    public let method: String
    /// Without the query.
    public let path: String
    public let query: String
    /// All of the head, for `header`.
    let head: [UInt8]
    public let body: [UInt8]

    /// The first header of that name, given in lower case.
    public func header(_ name: String) -> String? {
        for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":"), text[..<colon].lowercased() == name else { continue }
            return String(
                text[text.index(after: colon)...].drop { $0 == " " }.prefix { $0 != "\r" && $0 != "\r\n" })
        }
        return nil
    }
}

/// What is sent back, and how.
public struct WireAnswer: Sendable {
    public enum End: Sendable, Equatable {
        case open
        case close
        case reset
    }

    /// Some of the answer, and the seconds before the next.
    public struct Piece: Sendable {
        public let bytes: [UInt8]
        public var pause = 0.0
    }

    /// Seconds before the first piece.
    public var delay = 0.0
    public var pieces: [Piece] = []
    public var end = End.open

    /// Nothing at all, the connection stays open.
    public static let silence = WireAnswer()
    public static let reset = WireAnswer(end: .reset)

    public static func reply(
        _ body: String, status: Int = 200, type: String = "application/json", headers: [String] = []
    ) -> WireAnswer {
        reply(Array(body.utf8), status: status, type: type, headers: headers)
    }

    public static func reply(
        _ body: [UInt8], status: Int = 200, type: String = "application/json", headers: [String] = []
    ) -> WireAnswer {
        let lines = ["HTTP/1.1 \(status) Answer", "Content-Type: \(type)", "Content-Length: \(body.count)"]
        let head = (lines + headers).joined(separator: "\r\n") + "\r\n\r\n"
        return WireAnswer(pieces: [Piece(bytes: Array(head.utf8) + body)])
    }

    /// Server-sent events, each a chunk of its own.
    public static func stream(_ events: [String], pause: Double = 0, isWhole: Bool = true) -> WireAnswer {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        var pieces = [Piece(bytes: Array(head.utf8))]
        for event in events {
            let size = String(event.utf8.count, radix: 16)
            pieces.append(Piece(bytes: Array("\(size)\r\n\(event)\r\n".utf8), pause: pause))
        }
        if isWhole { pieces.append(Piece(bytes: Array("0\r\n\r\n".utf8))) }
        return WireAnswer(pieces: pieces, end: isWhole ? .open : .close)
    }

    /// The same, broken off in the middle.
    public var cut: WireAnswer {
        guard pieces.count == 1, let only = pieces.first else {
            return WireAnswer(delay: delay, pieces: Array(pieces.prefix(pieces.count / 2)), end: .close)
        }
        let half = Piece(bytes: Array(only.bytes.prefix(only.bytes.count - 20)))
        return WireAnswer(delay: delay, pieces: [half], end: .close)
    }
}

/// The bytes of one connection that are not answered yet.
struct Connection {
    let number: UInt64
    private var buffer: [UInt8] = []
    /// Where the search for the head's end goes on.
    private var searched = 0

    init(number: UInt64) { self.number = number }

    /// Takes what has come; false where the other side is gone.
    mutating func fill(from socket: Int32) -> Bool {
        while true {
            let count = buffer.count
            var got = 0
            withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { bytes in
                got = recv(socket, bytes.baseAddress, bytes.count, 0)
                if got > 0 { buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<got])) }
            }
            if got == 0 { return false }
            if got < 0 { return errno == EAGAIN }
            if buffer.count - count < 65536 { return true }
        }
    }

    /// The next whole request.
    mutating func next() -> WireRequest? {
        guard let end = headEnd() else { return nil }
        let length = contentLength(before: end)
        guard buffer.count >= end + length else { return nil }
        let head = Array(buffer[..<end])
        let body = Array(buffer[end..<(end + length)])
        if buffer.count == end + length {
            buffer.removeAll(keepingCapacity: true)
        } else {
            buffer.removeFirst(end + length)
        }
        searched = 0
        let line = head.prefix { $0 != UInt8(ascii: "\r") }.split(separator: UInt8(ascii: " "))
        let target = line.dropFirst().first?.split(separator: UInt8(ascii: "?"), maxSplits: 1) ?? []
        return WireRequest(
            method: String(decoding: line.first ?? [], as: UTF8.self),
            path: String(decoding: target.first ?? [], as: UTF8.self),
            query: target.count > 1 ? String(decoding: target[1], as: UTF8.self) : "", head: head, body: body)
    }

    private mutating func headEnd() -> Int? {
        guard buffer.count >= 4 else { return nil }
        let start = max(0, searched - 3)
        let found = buffer.withUnsafeBufferPointer { bytes -> Int? in
            var index = start
            while index + 3 < bytes.count {
                if bytes[index] == 13, bytes[index + 1] == 10, bytes[index + 2] == 13, bytes[index + 3] == 10
                {
                    return index + 4
                }
                index += 1
            }
            return nil
        }
        searched = found.map { $0 - 4 } ?? buffer.count
        return found
    }

    private static let lengthName = Array("\r\ncontent-length:".utf8)

    private func contentLength(before end: Int) -> Int {
        buffer.withUnsafeBufferPointer { bytes in
            let name = Self.lengthName
            var index = 0
            search: while index + name.count < end {
                for offset in 0..<name.count where bytes[index + offset] | 0x20 != name[offset] | 0x20 {
                    index += 1
                    continue search
                }
                var length = 0
                for byte in bytes[(index + name.count)..<end] {
                    if byte == 13 { break }
                    if (48...57).contains(byte) { length = length * 10 + Int(byte) - 48 }
                }
                return length
            }
            return 0
        }
    }
}
