import Foundation

@testable import AssayEngine

/// A loopback HTTP server that answers by a script: one step a request, the last one for ever after.
final class FakeModelServer: Sendable {
    enum Step: Sendable {
        case reply(_ body: String, status: Int = 200, headers: [String] = [])
        /// The reply's head and half of its body, then the end of the connection.
        case cutShort(String)
        /// The connection is reset without a byte.
        case reset
        /// Silence until the server stops.
        case hang
        /// The head of a reply, then silence.
        case stall
        /// A stream of events, the second part over and over until the other side ends the connection; `#` stands for
        /// the round.
        case endless(first: String = "", _ events: String)
    }

    struct Received: Sendable {
        let method: String
        let path: String
        /// Names in lower case.
        let headers: [String: String]
        let body: String
    }

    private struct State {
        var steps: [Step]
        var received: [Received] = []
        var sockets: Set<Int32> = []
        var isStopped = false
        var written = 0
    }

    private let listener: Int32
    let port: Int
    private let state: Locked<State>

    var url: String { "http://127.0.0.1:\(port)" }
    var received: [Received] { state.withLock(\.received) }
    /// Connections that neither side has ended.
    var open: Int { state.withLock(\.sockets.count) }
    /// Bytes of endless streams that the system has taken.
    var written: Int { state.withLock(\.written) }

    init(_ steps: Step...) {
        state = Locked(State(steps: steps))
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = bind(listener, generic, length)
                _ = listen(listener, 64)
                _ = getsockname(listener, generic, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { self.accept() }
    }

    /// Closes nothing itself: whoever uses a socket closes it. A number that is closed early stands for somebody
    /// else's socket a moment later, in tests that run beside this one.
    func stop() {
        state.withLock { state in
            state.isStopped = true
            shutdown(listener, Int32(SHUT_RDWR))
            for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
        }
    }

    private func accept() {
        defer { close(listener) }
        while true {
            let socket = Glibc.accept(listener, nil, nil)
            guard socket >= 0 else { return }
            let isStopped = state.withLock { state in
                state.sockets.insert(socket)
                return state.isStopped
            }
            if isStopped { shutdown(socket, Int32(SHUT_RDWR)) }
            Thread.detachNewThread { self.serve(socket) }
        }
    }

    private func serve(_ socket: Int32) {
        var buffer: [UInt8] = []
        while let request = Self.read(from: socket, &buffer) {
            let step = state.withLock { state in
                state.received.append(request)
                return state.steps.count > 1 ? state.steps.removeFirst() : state.steps[0]
            }
            guard take(step, on: socket) else { break }
        }
        _ = state.withLock { $0.sockets.remove(socket) }
        close(socket)
    }

    /// False where the connection ends with the step.
    private func take(_ step: Step, on socket: Int32) -> Bool {
        switch step {
        case .reply(let body, let status, let headers):
            Self.write(Self.head(status, headers, length: body.utf8.count) + body, to: socket)
            return true
        case .cutShort(let body):
            let half = String(body.prefix(body.count / 2))
            Self.write(Self.head(200, [], length: body.utf8.count) + half, to: socket)
            return false
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
            return false
        case .hang: return Self.waitForEnd(of: socket)
        case .stall:
            Self.write(Self.head(200, [], length: 100), to: socket)
            return Self.waitForEnd(of: socket)
        case .endless(let first, let events):
            Self.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + first, to: socket)
            var round = 0
            var text = events
            while Self.write(text, to: socket) {
                state.withLock { $0.written += text.utf8.count }
                round += 1
                text = events.replacing("#", with: String(round))
            }
            return false
        }
    }

    private static func head(_ status: Int, _ headers: [String], length: Int) -> String {
        let type =
            headers.contains { $0.hasPrefix("Content-Type:") } ? [] : ["Content-Type: application/json"]
        return (["HTTP/1.1 \(status) Scripted"] + type + ["Content-Length: \(length)"] + headers)
            .joined(separator: "\r\n") + "\r\n\r\n"
    }

    /// False where the other side is gone.
    @discardableResult private static func write(_ text: String, to socket: Int32) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes {
                send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            bytes = bytes.dropFirst(sent)
        }
        return true
    }

    private static func waitForEnd(of socket: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 1024)
        while recv(socket, &bytes, bytes.count, 0) > 0 {}
        return false
    }

    private static func read(from socket: Int32, _ buffer: inout [UInt8]) -> Received? {
        guard let end = fill(&buffer, from: socket, until: { Self.headEnd($0) }) else { return nil }
        let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
        let headers = lines.dropFirst().reduce(into: [String: String]()) { headers, line in
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] =
                parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let length = Int(headers["content-length"] ?? "") ?? 0
        guard
            let bodyEnd = fill(
                &buffer, from: socket, until: { $0.count >= end + length ? end + length : nil })
        else { return nil }
        let body = String(decoding: buffer[end..<bodyEnd], as: UTF8.self)
        buffer.removeFirst(bodyEnd)
        let start = (lines.first ?? "").split(separator: " ").map(String.init)
        return Received(
            method: start.first ?? "", path: start.dropFirst().first ?? "", headers: headers, body: body)
    }

    private static func headEnd(_ buffer: [UInt8]) -> Int? {
        guard buffer.count >= 4 else { return nil }
        return (4...buffer.count).first { buffer[($0 - 4)..<$0].elementsEqual("\r\n\r\n".utf8) }
    }

    private static func fill(_ buffer: inout [UInt8], from socket: Int32, until end: ([UInt8]) -> Int?)
        -> Int?
    {
        var bytes = [UInt8](repeating: 0, count: 65536)
        while true {
            if let found = end(buffer) { return found }
            let count = recv(socket, &bytes, bytes.count, 0)
            guard count > 0 else { return nil }
            buffer += bytes[..<count]
        }
    }
}

/// A port at which nobody answers, for as long as this is kept: a server that was stopped leaves its port to the next
/// one that asks, in a test that runs beside this one. A class because it owns the socket.
final class ClosedPort: Sendable {
    private let socket: Int32
    let port: Int

    var url: String { "http://127.0.0.1:\(port)" }

    init() {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = bind(socket, generic, length)
                _ = getsockname(socket, generic, &length)
            }
        }
        self.socket = socket
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(socket) }
}
