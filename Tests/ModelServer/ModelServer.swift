import CEvents
import Foundation
import Glibc

// ModelServer: a model server on loopback for tests and measurements. It speaks Anthropic Messages, OpenAI Chat
// Completions and Responses, and Gemini generateContent, whole and streamed, with their batch jobs, and fails as it is
// told to. This file is HTTP alone: one thread, epoll, no copy more than needed, so that a client is measured and not this.

/// A loopback HTTP server. A class because it owns its thread and sockets; `stop()` ends both, and so does its end.
public final class ModelServer: @unchecked Sendable {
    public typealias Handler = @Sendable (WireRequest) -> WireAnswer

    public let port: Int
    public var url: String { "http://127.0.0.1:\(port)" }

    private let listener: Int32
    private let wake: Int32
    private let handler: Handler
    private let lock = NSLock()
    private var isStopped = false
    private var counted = 0

    /// Requests that were read whole.
    public var requests: Int { lock.withLock { counted } }

    /// - Parameters:
    ///   - port: 0: any that is free.
    ///   - handler: called on the server's thread; must not block.
    public init(port: Int = 0, handler: @escaping Handler) {
        self.handler = handler
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        wake = eventfd(0, Int32(EFD_CLOEXEC))
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = bind(listener, generic, length)
                _ = listen(listener, 4096)
                _ = getsockname(listener, generic, &length)
            }
        }
        self.port = Int(UInt16(bigEndian: address.sin_port))
        let thread = Thread { [self] in run() }
        thread.name = "model-server"
        thread.start()
    }

    /// Closes every connection; returns at once.
    public func stop() {
        let isFirst = lock.withLock {
            defer { isStopped = true }
            return !isStopped
        }
        guard isFirst else { return }
        var one: UInt64 = 1
        write(wake, &one, 8)
    }

    private func run() {
        var loop = EventLoop(listener: listener, wake: wake)
        while !lock.withLock({ isStopped }) {
            let taken = loop.turn(handler)
            if taken > 0 { lock.withLock { counted += taken } }
        }
        loop.closeAll()
        close(listener)
        close(wake)
    }
}

/// Connections and timers; lives on the server's thread.
private struct EventLoop {
    private let epoll: Int32
    private let listener: Int32
    private let wake: Int32
    private var connections: [Int32: Connection] = [:]
    private var timers = Timers()
    private var lastNumber: UInt64 = 0
    private var events = [epoll_event](repeating: epoll_event(), count: 512)

    init(listener: Int32, wake: Int32) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        self.listener = listener
        self.wake = wake
        for socket in [listener, wake] { Self.watch(socket, in: epoll) }
        let flags = fcntl(listener, F_GETFL)
        _ = fcntl(listener, F_SETFL, flags | O_NONBLOCK)
    }

    private static func watch(_ socket: Int32, in epoll: Int32) {
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data(fd: socket))
        epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)
    }

    /// Waits for something to happen and does what follows; how many requests were read.
    mutating func turn(_ handler: ModelServer.Handler) -> Int {
        let count = epoll_wait(epoll, &events, Int32(events.count), timers.milliseconds)
        var taken = 0
        for index in 0..<max(0, Int(count)) {
            let socket = events[index].data.fd
            if socket == listener { accept() } else if socket != wake { taken += read(socket, handler) }
        }
        while let due = timers.next() { fire(due) }
        return taken
    }

    private mutating func accept() {
        while true {
            let socket = Glibc.accept(listener, nil, nil)
            guard socket >= 0 else { return }
            _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
            _ = fcntl(socket, F_SETFL, O_NONBLOCK)
            var yes: Int32 = 1
            setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
            lastNumber += 1
            connections[socket] = Connection(number: lastNumber)
            Self.watch(socket, in: epoll)
        }
    }

    private mutating func read(_ socket: Int32, _ handler: ModelServer.Handler) -> Int {
        guard var connection = connections.removeValue(forKey: socket) else { return 0 }
        guard connection.fill(from: socket) else {
            close(socket)
            return 0
        }
        var taken = 0
        var isOpen = true
        while isOpen, let request = connection.next() {
            taken += 1
            isOpen = answer(handler(request), on: socket, connection.number)
        }
        if isOpen { connections[socket] = connection } else { close(socket) }
        return taken
    }

    /// False where the connection ends at once.
    private mutating func answer(_ answer: WireAnswer, on socket: Int32, _ number: UInt64) -> Bool {
        var due = Timers.now + answer.delay
        for (index, piece) in answer.pieces.enumerated() {
            if due <= Timers.now {
                guard Self.send(piece.bytes, to: socket) else { return false }
            } else {
                timers.add(Timers.Due(moment: due, socket: socket, number: number, bytes: piece.bytes))
            }
            due += answer.pieces[index].pause
        }
        switch answer.end {
        case .open: return true
        case .close, .reset:
            if due > Timers.now {
                timers.add(Timers.Due(moment: due, socket: socket, number: number, ends: true))
                return true
            }
            if answer.end == .reset { Self.makeReset(socket) }
            return false
        }
    }

    private mutating func fire(_ due: Timers.Due) {
        // The socket's number may stand for another connection by now.
        guard connections[due.socket]?.number == due.number else { return }
        if due.ends || !Self.send(due.bytes, to: due.socket) {
            connections[due.socket] = nil
            close(due.socket)
        }
    }

    private static func makeReset(_ socket: Int32) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }

    /// Sends all of it; waits for a reader that is slow, and gives up one that is gone.
    private static func send(_ bytes: [UInt8], to socket: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = Glibc.send(
                    socket, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Int32(MSG_NOSIGNAL))
                if count > 0 {
                    sent += count
                } else if errno == EAGAIN {
                    var poll = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
                    guard Glibc.poll(&poll, 1, 5000) > 0 else { return false }
                } else {
                    return false
                }
            }
            return true
        }
    }

    mutating func closeAll() {
        for socket in connections.keys { close(socket) }
        connections = [:]
        close(epoll)
    }
}
