import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct ServerSentEventsTests {
    private static let stream =
        "\u{FEFF}: a comment\ndata: one\n\nevent: ping\ndata\n\nid: 7\r\nevent: b\r\ndata:two\r\ndata:  ä€😀\r\n\r\n"
        + "retry: 10\revent: lost\r\rdata: {\"a\": 1}\r\rdata: never ended"
    private static let events = [
        ServerSentEvent(name: "", data: "one"), ServerSentEvent(name: "ping", data: ""),
        ServerSentEvent(name: "b", data: "two\n ä€😀"), ServerSentEvent(name: "", data: #"{"a": 1}"#),
    ]

    @Test func `Line ends, comments, several data lines and unknown fields are read as the standard says`() {
        var parser = ServerSentEvents()
        #expect(parser.events(in: Self.stream.utf8) == Self.events)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `Where the bytes are cut makes no difference`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var parser = ServerSentEvents()
        var rest = Array(Self.stream.utf8)[...]
        var events: [ServerSentEvent] = []
        while !rest.isEmpty {
            let count = Int.random(in: 1...5, using: &generator)
            events += parser.events(in: rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        #expect(events == Self.events)
    }
}
