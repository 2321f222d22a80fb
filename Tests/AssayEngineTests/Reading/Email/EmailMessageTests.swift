import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct EmailMessageTests {
    private func message(_ lines: String...) -> EmailMessage {
        EmailMessage(Array(lines.joined(separator: "\r\n").utf8))
    }

    @Test func `A message without parts is its own text`() {
        let message = message("From: a@b.example", "Subject: Hi", "", "Line one", "line two")
        #expect(message.bodies.map(\.text) == ["Line one\r\nline two"])
        #expect(message.attachments.isEmpty && message.header.text("subject") == "Hi")
    }

    @Test(arguments: [
        ("=?utf-8?B?w7xiZXI=?=", "über"), ("=?iso-8859-1?Q?caf=E9_bar?=", "café bar"),
        ("Re: =?utf-8?q?a?= =?utf-8?q?b?= c", "Re: ab c"), ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("a =? b", "a =? b"),
        ("=?iso-8859-2?Q?=B3uk?=", "łuk"), ("=?utf-8*en?Q?x?=", "x"),
    ])
    func `Encoded words of headers are decoded`(raw: String, text: String) {
        #expect(message("Subject: \(raw)", "", "").header.text("subject") == text)
    }

    @Test func `Folded fields are one`() {
        let header = message("Content-Type: multipart/mixed;", "\tboundary=\"a;b\"", "", "").header
        #expect(header.parameters(of: "content-type").value == "multipart/mixed")
        #expect(header.parameters(of: "content-type").parameters == ["boundary": "a;b"])
    }

    @Test func `Files are attachments under their names, pictures of the text and signatures are not`() {
        let message = message(
            "Content-Type: multipart/mixed; boundary=o", "", "preamble", "--o",
            "Content-Type: multipart/related; boundary=i", "", "--i", "Content-Type: text/html", "", "<p>Hi",
            "--i", "Content-Type: image/png; name=logo.png", "Content-ID: <1>", "", "x", "--i--",
            "--o", "Content-Type: application/pdf; name=\"in voice.pdf\"",
            "Content-Transfer-Encoding: base64",
            "", "JVBE", "Ri0=", "--o", "Content-Type: text/plain",
            "Content-Disposition: attachment; filename*=utf-8''%C3%BCber%20uns.txt", "", "text file",
            "--o", "Content-Type: application/pgp-signature; name=s.asc", "", "x",
            "--o", "Content-Type: image/jpeg",
            "Content-Disposition: attachment; filename=\"../../etc/a.jpg\"", "",
            "jpeg", "--o--", "epilogue")
        #expect(message.bodies.map(\.text) == ["<p>Hi"] && message.bodies.allSatisfy(\.isHTML))
        #expect(message.attachments.map(\.name) == ["in voice.pdf", "über uns.txt", "a.jpg"])
        #expect(
            message.attachments.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "%PDF-", "text file", "jpeg",
            ])
    }

    @Test func `Of several forms of one text the richest is read`() {
        let message = message(
            "Content-Type: multipart/alternative; boundary=o", "", "--o", "Content-Type: text/plain", "",
            "plain",
            "--o", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
            "",
            "<p>caf=C3=A9 =", "au lait</p>", "--o--")
        #expect(message.bodies.map(\.text) == ["<p>café au lait</p>"])
    }

    @Test func `A forwarded message is a document, and so are the files it carries`() {
        let message = message(
            "Content-Type: multipart/mixed; boundary=o", "", "--o", "", "see below", "--o",
            "Content-Type: message/rfc822", "", "Subject: Bill", "Content-Type: multipart/mixed; boundary=i",
            "",
            "--i", "", "our bill", "--i", "Content-Type: application/pdf; name=bill.pdf", "", "%PDF-",
            "--i--", "--o--")
        #expect(message.bodies.map(\.text) == ["see below"])
        #expect(message.attachments.map(\.name) == ["Bill", "bill.pdf"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `Parts nested without end come to an end`() {
        var text = ""
        for level in 0..<5000 {
            text += "--b\(level)\r\nContent-Type: multipart/mixed; boundary=b\(level + 1)\r\n\r\n"
        }
        let message = message("Content-Type: multipart/mixed; boundary=b0", "", text)
        #expect(message.bodies.isEmpty && message.attachments.isEmpty)
    }

    @Test func `A message cut short keeps what is there`() {
        let message = message(
            "Content-Type: multipart/mixed; boundary=o", "", "--o", "", "text", "--o",
            "Content-Type: application/pdf; name=a.pdf", "", "%PDF-1")
        #expect(message.bodies.map(\.text) == ["text"])
        #expect(message.attachments.map(\.bytes.count) == [6])
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `Base64 comes back whatever stands between`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        let text = Data(bytes).base64EncodedString(options: [
            .lineLength64Characters, .endLineWithCarriageReturn,
        ])
        #expect(TransferEncoding.base64(Array(text.utf8)) == bytes)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `Random bytes after a header never do more than nothing`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let start = Array("Content-Type: multipart/mixed; boundary=o\n\n--o\n".utf8)
        let bytes = (0..<500).map { _ in
            Bool.random(using: &generator)
                ? UInt8.random(in: 0...255, using: &generator) : start.randomElement(using: &generator) ?? 0
        }
        let message = EmailMessage(start + bytes)
        #expect(message.attachments.allSatisfy { !$0.name.isEmpty && !$0.name.contains("/") })
    }
}
