import AssayCore
import AssayEngine
import Foundation
import FoundationXML
import Testing

@testable import AssayCLI

@Suite struct ReadingWriterTests {
    private static let reading = NamedReading(
        name: "a \"b\" <c>.pdf", mediaType: .pdf,
        document: ReadDocument(pages: [
            Page(
                width: 360, height: 180, source: .textLayer,
                words: [
                    Word(text: "Fish", box: Box(left: 36, top: 18, right: 54, bottom: 27), line: 0),
                    Word(
                        text: "&<\"\u{FFFE}\u{1}", box: Box(left: 60, top: 18, right: 72, bottom: 30),
                        confidence: 0.626, line: 0),
                    Word(
                        text: "secret", box: Box(left: 80, top: 18, right: 90, bottom: 27), line: 0,
                        hidden: .sameColour),
                    Word(text: "Chips", box: Box(left: 36, top: 40, right: 54, bottom: 49), line: 1),
                ]),
            Page(width: 360, height: 180, source: .ocr, words: []),
        ]))

    private func output(_ format: ReadingFormat, of readings: [NamedReading], dpi: Int = 144) -> String {
        var writer = ReadingWriter(format: format, isAlone: readings.count == 1, dpi: dpi)
        let parts = readings.map { String(decoding: writer.bytes(of: $0), as: UTF8.self) }
        return (writer.head.map { $0 + "\n" } ?? "") + parts.joined() + (writer.tail ?? "")
    }

    @Test func `TSV has a word a line, hidden ones with their reason`() {
        let lines = output(.tsv, of: [Self.reading]).split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines[0] == "page\tline\tleft\ttop\tright\tbottom\tconfidence\thidden\ttext")
        #expect(lines[1] == "1\t0\t36.00\t18.00\t54.00\t27.00\t1.000\t\tFish")
        #expect(lines[3] == "1\t0\t80.00\t18.00\t90.00\t27.00\t1.000\tsame-colour\tsecret")
    }

    @Test func `TSV of several files begins with the name`() {
        let lines = output(.tsv, of: [Self.reading, Self.reading]).split(separator: "\n")
        #expect(lines.count == 9)
        #expect(lines[0].hasPrefix("file\tpage\t") && lines[1].hasPrefix("a \"b\" <c>.pdf\t1\t0\t36.00"))
    }

    @Test func `hOCR is XML with pages, lines and words in pixels, and without hidden words`() throws {
        let text = output(.hocr, of: [Self.reading, Self.reading])
        #expect(throws: Never.self) { try XMLDocument(xmlString: text) }
        func attributes(_ name: String, of kind: String) -> [String] {
            text.components(separatedBy: "class=\"\(kind)\"").dropFirst().compactMap {
                $0.components(separatedBy: "\(name)=\"").dropFirst().first?.split(separator: "\"").first
                    .map { String($0).replacing("&quot;", with: "\"") }
            }
        }
        func titles(_ kind: String) -> [String] { attributes("title", of: kind) }
        let names = ["ocr_page", "ocr_line", "ocrx_word"].flatMap { attributes("id", of: $0) }
        #expect(names.count == 14 && Set(names).count == 14)
        #expect(titles("ocr_page").count == 4 && titles("ocr_line").count == 4)
        #expect(
            titles("ocr_page").prefix(2) == [
                "image \"a 'b' &lt;c&gt;.pdf\"; bbox 0 0 720 360; ppageno 0; scan_res 144 144",
                "image \"a 'b' &lt;c&gt;.pdf\"; bbox 0 0 720 360; ppageno 1; scan_res 144 144",
            ])
        #expect(titles("ocr_line").first == "bbox 72 36 144 60")
        #expect(
            titles("ocrx_word").prefix(3) == [
                "bbox 72 36 108 54; x_wconf 100", "bbox 120 36 144 60; x_wconf 63",
                "bbox 72 80 108 98; x_wconf 100",
            ])
        #expect(!text.contains("secret"))
    }

    @Test func `hOCR of a picture has its own pixels`() throws {
        let picture = NamedReading(name: "a.png", mediaType: .png, document: Self.reading.document)
        #expect(output(.hocr, of: [picture]).contains("bbox 0 0 360 180; ppageno 0\""))
    }

    @Test func `JSON is what a reading is made of again, and a line with its name where there are several`()
        throws
    {
        let alone = try JSON(parsing: Array(output(.json, of: [Self.reading]).utf8))
        // What stands outside of XML is no trouble for JSON.
        #expect(ReadDocument(json: alone) == Self.reading.document)
        let lines = output(.json, of: [Self.reading, Self.reading]).split(separator: "\n")
        #expect(lines.count == 2)
        let first = try JSON(parsing: Array(try #require(lines.first).utf8))
        #expect(first["file"]?.string == "a \"b\" <c>.pdf")
        #expect(ReadDocument(json: first) == Self.reading.document)
    }

    @Test func `Text of several files is headed by their names`() {
        #expect(output(.text, of: [Self.reading]).hasPrefix("Fish"))
        let both = output(.text, of: [Self.reading, Self.reading])
        #expect(both.components(separatedBy: "==> a \"b\" <c>.pdf <==\n").count == 3)
    }

    @Test func `The overlay's colours tell how sure a word is, and that it is hidden`() throws {
        let marks = try WordOverlay(page: 1, of: Self.reading.document).marks
        #expect(marks.map(\.colour) == [.green, .orange, .violet, .green])
        #expect(marks.first?.box == Box(left: 0.1, top: 0.1, right: 0.15, bottom: 0.15))
        #expect(throws: AssayError.self) { try WordOverlay(page: 3, of: Self.reading.document) }
    }
}
