import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct EmailReaderTests {
    private let head = "Message-ID: <1@x>\nFrom: =?utf-8?Q?J=C3=BCrgen?= <j@x.example>\nSubject: Job\n"

    @Test func `People see sender and subject above the text`() async throws {
        let document = try await TestReading.read(Data((head + "\nWe want a cook.\n\n  Pay: 12\n").utf8))
        #expect(
            document.lines == ["From: Jürgen <j@x.example>", "Subject: Job", "We want a cook.", "Pay: 12"])
        #expect(document.pages.map(\.source) == [.plainText])
    }

    @Test func `Text in HTML is read as HTML, by the encoding that the message names`() async throws {
        let type = "Content-Type: text/html; charset=iso-8859-2\n\n"
        let html =
            "<meta charset=utf-8><script type='application/ld+json'>{}</script><p>\u{B3}uk<p style='display:none'>no"
        let bytes = Data((head + type + html).unicodeScalars.map { UInt8($0.value) })
        let document = try await TestReading.read(bytes)
        #expect(document.words.filter { $0.hidden == nil }.last?.text == "łuk")
        #expect(document.words.last?.hidden == .styledAway)
        #expect(document.embedded.map(\.format) == [.jsonLD] && document.pages.map(\.source) == [.html])
    }
}
