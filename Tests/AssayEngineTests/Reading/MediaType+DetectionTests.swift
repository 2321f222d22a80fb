import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct MediaTypeDetectionTests {
    /// Every scalar stands for the byte of its number.
    private static let rows: [(String, MediaType)] = [
        ("%PDF-1.7\n", .pdf), ("junk before\n%PDF-1.4\n", .pdf),
        ("\u{89}PNG\r\n\u{1A}\n", .png), ("\u{FF}\u{D8}\u{FF}\u{E0}", .jpeg),
        ("II*\0\u{8}\0\0\0", .tiff), ("MM\0*\0\0\0\u{8}", .tiff),
        ("RIFF\u{9}\0\0\0WEBPVP8 ", .webp), ("GIF89a\u{1}", .gif),
        ("BMF\0\0\0\0\0\0\0\u{36}\0", .bmp), ("BMW Group, invoice 7", .plainText),
        ("\0\0\0\u{18}ftypheic", .heic), ("\0\0\0\u{18}ftypmp42", .unknown),
        ("PK\u{3}\u{4}....xl/workbook.xml", .zip), ("PK\u{3}\u{4}....word/document.xml", .docx),
        ("PK\u{3}\u{4}....word/document2.xml", .docx), ("\0\0\0\u{18}ftypavif", .heic),
        ("{\\rtf1\\ansi Hello}", .unknown), ("%!PS-Adobe-3.0\n", .unknown),
        ("<!DOCTYPE html><p>x", .html), ("  <HTML lang=en>", .html), ("<h1>Job</h1>", .html),
        ("<!-- saved --><?xml version=\"1.0\"?>\n<!doctype HTML>", .html), ("<p", .plainText),
        ("<invoice>1</invoice>", .plainText), ("<", .plainText), ("<!-- never closed", .plainText),
        ("Total: 19,00 \u{A4}", .plainText), ("a,b\n1,2\n", .plainText), ("P", .plainText),
        ("", .unknown), ("\0\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}", .unknown), ("text with a \0 in it", .unknown),
    ]

    @Test(arguments: rows)
    func `The kind is known by content`(content: String, expected: MediaType) {
        let bytes = Data(content.unicodeScalars.map { UInt8($0.value) })
        #expect(MediaType.detected(in: bytes) == expected)
    }

    @Test(arguments: [("Invoice 12\nTotal 5", MediaType.plainText), ("<html><p>a</p>", .html)])
    func `UTF-16 is text, with and without its mark`(text: String, expected: MediaType) {
        let little = Data(text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        let big = Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
        #expect(MediaType.detected(in: little) == expected)
        #expect(MediaType.detected(in: big) == expected)
        #expect(MediaType.detected(in: Data([0xFF, 0xFE]) + little) == expected)
        #expect(MediaType.detected(in: Data([0xFE, 0xFF]) + big) == expected)
    }

    @Test func `Messages are told from texts that begin with a subject`() {
        let message =
            "Received: by mail\r\nFrom: a@example.com\r\nSubject: x\r\n folded\r\nMessage-ID: <1@x>\r\n\r\nHello"
        #expect(MediaType.detected(in: Data(message.utf8)) == .email)
        #expect(MediaType.detected(in: Data("Subject: Engineer wanted\nFrom: HR\n\nText".utf8)) == .plainText)
        #expect(MediaType.detected(in: Data("TITLE: Cook\nDATE: May\n".utf8)) == .plainText)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `Random bytes are unknown`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(MediaType.detected(in: Data([0, 0x9C] + bytes)) == .unknown)
    }

    @Test func `A slice of data is looked at from its own beginning`() {
        let data = Data("xxxx%PDF-1.4".utf8)
        #expect(MediaType.detected(in: data[4...]) == .pdf)
    }
}
