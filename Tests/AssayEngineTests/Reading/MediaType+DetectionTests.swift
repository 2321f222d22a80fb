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
        ("PK\u{3}\u{4}....xl/workbook.xml", .xlsx), ("PK\u{3}\u{4}....word/document.xml", .docx),
        ("PK\u{3}\u{4}....word/document2.xml", .docx), ("\0\0\0\u{18}ftypavif", .avif),
        ("{\\rtf1\\ansi Hello}", .rtf), ("%!PS-Adobe-3.0\n", .postScript),
        ("\0\0\0\u{1C}ftypmif1\0\0\0\0mif1avif", .avif), ("\0\0\0\u{1C}ftypmif1\0\0\0\0mif1heic", .heic),
        ("\0\0\0\u{18}ftypmif1\0\0\0\0mif1", .heif), ("\0\0\0\u{C}JXL \r\n\u{87}\n", .jpegXL),
        ("\u{FF}\u{A}\u{F8}", .jpegXL), ("\0\0\0\u{C}jP  \r\n\u{87}\n", .jpeg2000),
        ("\u{FF}\u{4F}\u{FF}\u{51}", .jpeg2000), ("8BPS\0\u{1}", .photoshop), ("AT&TFORM....DJVM", .djvu),
        ("<svg xmlns='http://www.w3.org/2000/svg'><text>5</text></svg>", .svg),
        ("<?xml version='1.0'?><!-- by a program -->\n<svg>", .svg), ("<svgs>", .plainText),
        ("PK\u{3}\u{4}....ppt/presentation.xml", .pptx), ("PK\u{3}\u{4}....notes.txt", .zip),
        ("PK\u{3}\u{4}....Index/Document.iwa", .iWork),
        (zipped("application/vnd.oasis.opendocument.text"), .odt),
        (zipped("application/vnd.oasis.opendocument.spreadsheet"), .ods),
        (zipped("application/epub+zip"), .epub),
        (office("WordDocument"), .doc), (office("Workbook"), .xls), (office("PowerPoint Document"), .ppt),
        (office("__properties_version1.0"), .outlook), (office("Book of the year"), .oldOffice),
        ("\u{1F}\u{8B}\u{8}\0", .archive), ("BZh91AY&SY", .archive), ("BZhang, invoice 9", .plainText),
        ("<!DOCTYPE html><p>x", .html), ("  <HTML lang=en>", .html), ("<h1>Job</h1>", .html),
        ("<!-- saved --><?xml version=\"1.0\"?>\n<!doctype HTML>", .html), ("<p", .plainText),
        ("<invoice>1</invoice>", .plainText), ("<", .plainText), ("<!-- never closed", .plainText),
        ("Total: 19,00 \u{A4}", .plainText), ("a,b\n1,2\n", .plainText), ("P", .plainText),
        ("", .unknown), ("\0\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}", .unknown), ("text with a \0 in it", .unknown),
    ]

    private static func zipped(_ type: String) -> String {
        "PK\u{3}\u{4}" + String(repeating: ".", count: 26) + "mimetype\(type)PK"
    }

    /// A header, and a directory of two entries.
    private static func office(_ name: String) -> String {
        let wide = name.map { "\($0)\0" }.joined()
        return "\u{D0}\u{CF}\u{11}\u{E0}\u{A1}\u{B1}\u{1A}\u{E1}" + String(repeating: "\0", count: 504 + 128)
            + wide
            + String(repeating: "\0", count: 128)
    }

    @Test(arguments: MediaType.allCases.filter { $0.form == .refused })
    func `What is not read is named, with the way out`(type: MediaType) async throws {
        let failure = await #expect(throws: ReadFailure.self) {
            _ = try await TestReading.reader.read(Data("x".utf8), as: type, options: ReaderOptions())
        }
        let message = failure?.message ?? ""
        #expect(message.hasPrefix("\(type.rawValue) is not read. "))
        #expect(["PDF", "PNG", "Unpack"].contains { message.contains($0) }, "\(message)")
    }

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
