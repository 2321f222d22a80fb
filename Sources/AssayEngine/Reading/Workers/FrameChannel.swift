import Foundation

// Between the program and a helper: frames over a socket pair, one request and one answer at a time. A frame is
// its kind (1 byte), the length of what follows (4 bytes, big-endian), and that.

/// What a frame holds.
enum FrameKind: UInt8, Sendable {
    /// To the helper: a `HelperRequest` as JSON; the document follows.
    case request = 1
    /// To the helper: the document's bytes.
    case bytes
    /// From the helper: a piece of work is done; empty.
    case progress
    /// From the helper: a `PackedDocument`.
    case document
    /// From the helper: a `ReadFailure` as JSON.
    case failure
    /// From the helper: an encoded picture.
    case picture
}

/// Why no frame could be sent or received.
enum ChannelFailure: Error, Hashable {
    /// The other side is gone, or talks nonsense.
    case closed
    /// It took longer than this.
    case overdue(seconds: Int)
    case stopped
    /// A frame of so many bytes.
    case oversized(Int)
}

/// One end of the socket. Nothing is owned: whoever opened the descriptor closes it.
struct FrameChannel: Sendable {
    struct Frame {
        let kind: FrameKind
        let payload: [UInt8]
    }

    let descriptor: Int32

    func send(
        _ kind: FrameKind, _ payload: some ContiguousBytes, _ patience: inout Patience
    ) throws(ChannelFailure) {
        let failure: ChannelFailure? = payload.withUnsafeBytes { payload in
            guard let length = UInt32(exactly: payload.count) else { return .oversized(payload.count) }
            let header = [kind.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
            return header.withUnsafeBytes { header in
                do throws(ChannelFailure) {
                    try write(header, payload, &patience)
                    return nil
                } catch {
                    return error
                }
            }
        }
        if let failure { throw failure }
    }

    /// The next frame; longer ones than `limit` bytes are refused before memory is taken for them.
    func receive(limit: Int, _ patience: inout Patience) throws(ChannelFailure) -> Frame {
        // It is seldom there already; what follows its header is.
        try wait(for: POLLIN, &patience)
        let header = try read(5, &patience)
        let length = header.dropFirst().reduce(0) { $0 << 8 | Int($1) }
        guard let kind = FrameKind(rawValue: header[0]) else { throw .closed }
        guard length <= limit else { throw .oversized(length) }
        return Frame(kind: kind, payload: try read(length, &patience))
    }

    /// One after the other, in as few calls as the socket has room for.
    private func write(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer, _ patience: inout Patience
    ) throws(ChannelFailure) {
        var (first, second) = (first[...], second[...])
        while !first.isEmpty || !second.isEmpty {
            try patience.check()
            let sent = Self.send(first, second, to: descriptor)
            guard sent > 0 else {
                try Self.checkPassing()
                try wait(for: POLLOUT, &patience)
                continue
            }
            let ofFirst = min(sent, first.count)
            first = first.dropFirst(ofFirst)
            second = second.dropFirst(sent - ofFirst)
        }
    }

    private static func send(
        _ first: Slice<UnsafeRawBufferPointer>, _ second: Slice<UnsafeRawBufferPointer>, to descriptor: Int32
    ) -> Int {
        let parts = [first, second].map { part in
            let bytes = UnsafeRawBufferPointer(rebasing: part)
            return iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
        }
        return parts.withUnsafeBufferPointer { parts in
            var message = msghdr()
            message.msg_iov = UnsafeMutablePointer(mutating: parts.baseAddress)
            message.msg_iovlen = parts.count
            return sendmsg(descriptor, &message, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
        }
    }

    private func read(_ count: Int, _ patience: inout Patience) throws(ChannelFailure) -> [UInt8] {
        var failure: ChannelFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(ChannelFailure) {
                while filled < count {
                    let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                    let got = recv(descriptor, rest.baseAddress, rest.count, Int32(MSG_DONTWAIT))
                    guard got != 0 else { throw ChannelFailure.closed }
                    if got > 0 {
                        filled += got
                    } else {
                        try Self.checkPassing()
                        try wait(for: POLLIN, &patience)
                    }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Returns where the last call's error is one after which it is tried again.
    private static func checkPassing() throws(ChannelFailure) {
        guard errno == EAGAIN || errno == EINTR else { throw .closed }
    }

    private func wait(for event: Int32, _ patience: inout Patience) throws(ChannelFailure) {
        while true {
            try patience.check()
            var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
            // An end that was closed is told by the read or write that follows.
            if poll(&entry, 1, patience.tick) > 0 { return }
        }
    }
}
