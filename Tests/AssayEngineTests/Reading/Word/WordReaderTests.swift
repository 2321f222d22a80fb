import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct WordReaderTests {
    private func bytes(_ body: String, parts: [(name: String, text: String)] = []) -> Data {
        TestZIP.file([("word/document.xml", part("<w:body>\(body)</w:body>"))] + parts)
    }

    private func part(_ content: String) -> String {
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\">\(content)</w:document>"
    }

    private func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    private func paragraph(_ text: String, _ properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr>\(run(text))</w:p>"
    }

    private func read(_ body: String) async throws -> ReadDocument { try await TestReading.read(bytes(body)) }

    @Test func `Paragraphs, headings, lists and breaks make lines`() async throws {
        let document = try await read(
            paragraph("Cook wanted", "<w:pStyle w:val=\"Heading1\"/>")
                + "<w:p>\(run("Half a wor"))\(run("d &amp; more"))<w:r><w:br/></w:r>\(run("next"))</w:p><w:p/>"
                + paragraph("Bake", "<w:numPr/>"))
        #expect(document.lines == ["Cook wanted", "Half a word & more", "next", "- Bake"])
        #expect(document.words.first?.box.height == 18)
    }

    @Test func `Cells of a row stand side by side, those that go on from above are empty`() async throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
        }
        let rows = [
            cell("Item") + cell("Price"), cell("Tea", "<w:vMerge w:val=\"restart\"/>") + cell("1.00"),
            cell("", "<w:vMerge/>") + cell("2.00"), cell("Both together", "<w:gridSpan w:val=\"2\"/>"),
        ]
        let table = "<w:tbl>" + rows.map { "<w:tr>\($0)</w:tr>" }.joined() + "</w:tbl>"
        let document = try await read(table)
        #expect(document.lines == ["Item Price", "Tea 1.00", "2.00", "Both together"])
        let prices = document.words.filter { ["Price", "1.00", "2.00"].contains($0.text) }
        #expect(Set(prices.map(\.box.left)).count == 1)
    }

    @Test func `Tabs keep columns, links are text, deleted text is not`() async throws {
        let document = try await read(
            "<w:p>\(run("Total"))<w:r><w:tab/></w:r>\(run("19.00"))</w:p>"
                + "<w:p><w:hyperlink>\(run("a link"))</w:hyperlink><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        )
        #expect(document.lines == ["Total 19.00", "a link"])
        #expect(document.words.map(\.box.left)[1] == 48)
    }

    @Test(arguments: [
        ("<w:vanish/>", HiddenReason?.some(.styledAway)), ("<w:color w:val=\"FFFFFF\"/>", .sameColour),
        ("<w:sz w:val=\"2\"/>", .tiny), ("<w:vanish w:val=\"0\"/>", nil),
        ("<w:color w:val=\"C00000\"/>", nil),
        ("<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>", nil), ("<w:sz w:val=\"16\"/>", nil),
    ])
    func `Text that nobody sees is marked with its reason`(properties: String, reason: HiddenReason?)
        async throws
    {
        let document = try await read("<w:p>\(run("Approve", properties))</w:p>")
        #expect(document.words.map(\.hidden) == [reason])
    }

    @Test func `White letters in a dark cell are seen`() async throws {
        let cell =
            "<w:tc><w:tcPr><w:shd w:fill=\"203040\"/></w:tcPr><w:p>"
            + run("Amount", "<w:color w:val=\"FFFFFF\"/>") + "</w:p></w:tc>"
        #expect(try await read("<w:tbl><w:tr>\(cell)</w:tr></w:tbl>").words.map(\.hidden) == [nil])
    }

    @Test func `A text box is read once, whatever forms it is kept in`() async throws {
        let box = "<w:txbxContent>\(paragraph("Boxed"))</w:txbxContent>"
        let both =
            "<mc:AlternateContent><mc:Choice><w:drawing>\(box)</w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent>"
        #expect(try await read("<w:p>\(run("Text"))<w:r>\(both)</w:r></w:p>").lines == ["Text", "Boxed"])
    }

    @Test func `Headers come first and footers last, repeated ones once`() async throws {
        let header = ("word/header1.xml", part(paragraph("Acme Ltd")))
        let twin = ("word/header2.xml", header.1)
        let footer = ("word/footer1.xml", part(paragraph("IBAN")))
        let document = try await TestReading.read(bytes(paragraph("Invoice"), parts: [footer, twin, header]))
        #expect(document.lines == ["Acme Ltd", "Invoice", "IBAN"])
    }

    @Test func `A scan in a document that says little is a page of its own`() async throws {
        let scan = try await TestReading.picture(of: ["Invoice 48213", "Total 23.50"])
        let icon = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF(lines: ["Icon"]).bytes, as: .pdf, longestSide: 90)
        func file(_ body: String) -> Data {
            TestZIP.file([
                (name: "word/document.xml", body: Data(part("<w:body>\(body)</w:body>").utf8)),
                (name: "word/media/image1.png", body: icon), (name: "word/media/image2.png", body: scan),
                (name: "word/media/image3.png", body: scan.prefix(scan.count / 2)),
            ])
        }
        let short = try await TestReading.read(file(paragraph("See below")))
        #expect(short.pages.map(\.source).prefix(2) == [.plainText, .ocr])
        #expect(short.lines.prefix(3) == ["See below", "Invoice 48213", "Total 23.50"])
        #expect(try await TestReading.read(file("")).pages.first?.source == .ocr)
        let long = paragraph(String(repeating: "word ", count: 50))
        #expect(try await TestReading.read(file(long)).pages.map(\.source) == [.plainText])
    }

    @Test func `The main part may be numbered`() async throws {
        let document = TestZIP.file([("word/document2.xml", part("<w:body>\(paragraph("Invoice"))</w:body>"))]
        )
        #expect(try await TestReading.read(document).lines == ["Invoice"])
    }

    @Test func `Packed parts are unpacked`() async throws {
        #expect(try await TestReading.read(TestZIP.deflated).lines == ["Packed"])
    }

    @Test func `What is no whole document is refused`() async {
        let whole = bytes(paragraph("x"))
        for broken in [
            whole.prefix(whole.count - 30), whole.prefix(60) + Data(count: 40), Data("PK\u{3}\u{4}".utf8),
        ] {
            let failure = await #expect(throws: ReadFailure.self) {
                try await TestReading.reader.read(Data(broken), as: .docx, options: ReaderOptions())
            }
            if case .damaged = failure {} else { Issue.record("\(String(describing: failure))") }
        }
        await #expect(throws: ReadFailure.encrypted) {
            try await TestReading.read(TestZIP.file([("word/document.xml", "<a/>")], flags: 1))
        }
        let declared = "<!DOCTYPE a [<!ENTITY b \"boom\">]><a>&b;</a>"
        await #expect(throws: ReadFailure.self) {
            try await TestReading.read(TestZIP.file([("word/document.xml", declared)]))
        }
    }

    @Test func `A part is not unpacked beyond the limit`() throws {
        let archive = try ZIPArchive([UInt8](TestZIP.deflated))
        let part = try #require(try archive.part("word/document.xml", limit: 1000))
        #expect(String(decoding: part, as: UTF8.self).hasSuffix("</w:document>"))
        let failure = #expect(throws: ReadFailure.self) { try archive.part("word/document.xml", limit: 20) }
        if case .tooLarge = failure {} else { Issue.record("\(String(describing: failure))") }
        #expect(try archive.part("no.xml", limit: 20) == nil)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `Damaged bytes never do more than fail`(seed: UInt64) async {
        var generator = SeededGenerator(seed: seed)
        var bytes = seed.isMultiple(of: 2) ? TestZIP.deflated : self.bytes(paragraph("Damaged in places"))
        for _ in 0..<6 {
            bytes[Int.random(in: 4..<bytes.count, using: &generator)] = .random(
                in: 0...255, using: &generator)
        }
        _ = try? await TestReading.reader.read(bytes, as: .docx, options: ReaderOptions())
    }
}
