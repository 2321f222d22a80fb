import Foundation
import Testing

@testable import AssayEngine

@Suite struct FrameChannelTests {
    /// Both ends of a socket, closed with it.
    private final class Ends {
        let here: FrameChannel
        let there: FrameChannel

        init() throws {
            var sockets: [Int32] = [-1, -1]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &sockets) == 0)
            here = FrameChannel(descriptor: sockets[0])
            there = FrameChannel(descriptor: sockets[1])
        }

        deinit {
            close(here.descriptor)
            close(there.descriptor)
        }

        func write(_ bytes: [UInt8]) { _ = send(there.descriptor, bytes, bytes.count, 0) }
    }

    @Test(arguments: [0, 1, 5, 255, 256, 65_536, 5_000_000])
    func `A frame of any length arrives as it was sent`(length: Int) async throws {
        let ends = try Ends()
        let (here, there) = (ends.here, ends.there)
        let payload = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let sending = Thread {
            var patience = Patience(stop: StopSignal(), silence: 30, total: 30)
            try? there.send(.document, payload, &patience)
        }
        sending.start()
        var patience = Patience(stop: StopSignal(), silence: 30, total: 30)
        let frame = try here.receive(limit: length, &patience)
        #expect(frame.kind == .document)
        #expect(frame.payload == payload)
        withExtendedLifetime(ends) {}
    }

    @Test func `A frame longer than the limit is refused before it is there`() throws {
        let ends = try Ends()
        ends.write([4, 0xFF, 0xFF, 0xFF, 0xFF])
        var patience = Patience(stop: StopSignal(), silence: 5, total: 5)
        #expect(throws: ChannelFailure.oversized(0xFFFF_FFFF)) {
            try ends.here.receive(limit: 1 << 20, &patience)
        }
    }

    @Test(arguments: [[9, 0, 0, 0, 0], [4, 0, 0], [4, 0, 0, 0, 3, 1]] as [[UInt8]])
    func `Nonsense and a frame that ends early are no frames`(bytes: [UInt8]) throws {
        let ends = try Ends()
        ends.write(bytes)
        shutdown(ends.there.descriptor, Int32(SHUT_WR))
        var patience = Patience(stop: StopSignal(), silence: 5, total: 5)
        #expect(throws: ChannelFailure.closed) { try ends.here.receive(limit: 100, &patience) }
    }

    @Test func `Waiting ends with the time and with the signal`() throws {
        let ends = try Ends()
        var patience = Patience(stop: StopSignal(), silence: 0, total: 9)
        #expect(throws: ChannelFailure.overdue(seconds: 0)) { try ends.here.receive(limit: 1, &patience) }
        let stop = StopSignal()
        stop.raise()
        patience = Patience(stop: stop, silence: 9, total: 9)
        #expect(throws: ChannelFailure.stopped) { try ends.here.receive(limit: 1, &patience) }
    }
}
