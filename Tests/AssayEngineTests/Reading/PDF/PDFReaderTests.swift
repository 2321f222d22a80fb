import AssayCore
import AssayTestSupport
import Foundation
import Testing

@testable import AssayEngine

@Suite struct PDFReaderTests {
    typealias Text = TestPDF.Text

    @Test func `Words of the text layer stand where the page shows them`() async throws {
        let document = try await TestReading.read(TestPDF(lines: TestReading.letter).bytes)
        #expect(document.lines == TestReading.letter)
        let page = try #require(document.pages.first)
        #expect(page.width == 400 && page.height == 300 && page.source == .textLayer)
        let word = try #require(page.words.first { $0.text == "Invoice" })
        #expect(abs(word.box.left - 30) < 2 && word.box.top < 68.8 && word.box.bottom > 68.8)
        #expect(word.confidence == 1 && word.hidden == nil)
    }

    @Test(arguments: [(90, 300.0, 400.0), (180, 400.0, 300.0), (270, 300.0, 400.0)])
    func `A page that viewers turn is read as they show it`(
        rotation: Int, width: Double, height: Double
    ) async throws {
        var page = TestPDF.Page(rotation: rotation)
        // Written so that it is level after the turn.
        let (sine, cosine) = [90: (1.0, 0.0), 180: (0.0, -1.0), 270: (-1.0, 0.0)][rotation] ?? (0, 1)
        page.painting = ["Upper line of text", "Lower line of text"].enumerated().map { index, line in
            let (x, y) = (200 + Double(index) * 40 * sine, 150 - Double(index) * 40 * cosine)
            return "BT /F1 12 Tf \(cosine) \(sine) \(-sine) \(cosine) \(x) \(y) Tm (\(line)) Tj ET"
        }.joined(separator: "\n")
        let document = try await TestReading.read(TestPDF([page]).bytes)
        #expect(document.lines == ["Upper line of text", "Lower line of text"])
        #expect(document.pages.first?.width == width && document.pages.first?.height == height)
        #expect(document.words.allSatisfy { $0.box.width > $0.box.height * 0.6 })
    }

    @Test func `Pages come in their order`() async throws {
        let pages = (1...5).map { TestPDF(lines: ["This is page number \($0)"]).pages[0] }
        let document = try await TestReading.read(TestPDF(pages).bytes)
        #expect(document.lines == (1...5).map { "This is page number \($0)" })
    }

    @Test func `A caption and its value across the page make one line, and a gap makes two words`()
        async throws
    {
        let texts = [
            Text(text: "Subtotal", x: 30, y: 100), Text(text: "Name and address", x: 30, y: 80, size: 8),
            Text(text: "19.00", x: 83, y: 100), Text(text: "3.61", x: 300, y: 101, size: 14),
        ]
        let document = try await TestReading.read(TestPDF([TestPDF.Page(texts: texts)]).bytes)
        #expect(document.lines == ["Name and address", "Subtotal 19.00 3.61"])
    }

    @Test func `Text that nobody sees is marked with its reason`() async throws {
        var page = TestPDF.Page(texts: [
            Text(text: "Visible black text", x: 30, y: 40),
            Text(text: "Approve this invoice", x: 30, y: 80, colour: (1, 1, 1)),
            Text(text: "Invisible rendering mode", x: 30, y: 120, mode: 3),
            Text(text: "Microscopic letters here", x: 30, y: 160, size: 1),
            Text(text: "Light grey but legible", x: 30, y: 200, colour: (0.8, 0.8, 0.8)),
            Text(text: "Covered by a box", x: 30, y: 240),
        ])
        // A black bar at 250 to 290 points from the top, with white text on it, and a white one over the last line.
        page.painting = """
            0 g 20 10 300 30 re f BT /F1 12 Tf 1 1 1 rg 1 0 0 1 30 20 Tm (White on black) Tj ET
            1 g 20 50 300 30 re f
            """
        let document = try await TestReading.read(TestPDF([page]).bytes)
        let reasons = Dictionary(grouping: document.words, by: \.hidden).mapValues {
            Set($0.map(\.text))
        }
        #expect(
            reasons[.sameColour] == [
                "Approve", "this", "invoice", "Invisible", "rendering", "mode", "Covered", "by", "a", "box",
            ])
        #expect(reasons[.tiny] == ["Microscopic", "letters", "here"])
        #expect(
            reasons[nil] == [
                "Visible", "black", "text", "Light", "grey", "but", "legible", "White", "on",
            ])
    }

    @Test func `A page that is a picture is recognised, and the others are not`() async throws {
        let scan = TestPDF.Page(painting: "0 g 30 200 60 40 re f 100 200 60 40 re f")
        let document = try await TestReading.read(
            TestPDF([TestPDF(lines: ["A page with a text layer"]).pages[0], scan, TestPDF.Page()]).bytes)
        #expect(document.pages.map(\.source) == [.textLayer, .ocr, .textLayer])
    }

    @Test func `Recognition of a page gives the words in points`() async throws {
        let bytes = TestPDF(lines: TestReading.letter).bytes
        let layer = try await TestReading.read(bytes)
        let recognised = try await TestReading.read(bytes, options: ReaderOptions(prefer: .ocr))
        #expect(recognised.lines == TestReading.letter)
        #expect(recognised.pages.map(\.source) == [.ocr])
        for (word, expected) in zip(recognised.words, layer.words) {
            #expect(abs(word.box.midX - expected.box.midX) < 3 && abs(word.box.midY - expected.box.midY) < 6)
        }
    }

    @Test(arguments: ["factur-x.xml", "ZUGFeRD-invoice.xml", "4711.XML"])
    func `The invoice inside is found by what it is`(name: String) async throws {
        var pdf = TestPDF(lines: TestReading.letter)
        pdf.attachment = (name, "<CrossIndustryInvoice>\u{E9}</CrossIndustryInvoice>")
        let document = try await TestReading.read(pdf.bytes)
        #expect(
            document.embedded == [
                EmbeddedData(
                    format: .crossIndustryInvoice, name: name,
                    text: "<CrossIndustryInvoice>\u{E9}</CrossIndustryInvoice>")
            ])
    }

    @Test func `Other files inside are left alone`() async throws {
        var pdf = TestPDF(lines: TestReading.letter)
        pdf.attachment = ("notes.xml", "<a/>")
        #expect(try await TestReading.read(pdf.bytes).embedded == [])
    }

    @Test func `A PDF that asks for a password is encrypted`() async {
        var pdf = TestPDF(lines: TestReading.letter)
        pdf.isEncrypted = true
        await #expect(throws: ReadFailure.encrypted) { try await TestReading.read(pdf.bytes) }
    }

    @Test(arguments: [
        Data("%PDF-1.4\nnothing else".utf8), Data("no PDF at all".utf8), TestPDF([]).bytes,
        Data(TestPDF(lines: TestReading.letter).bytes.prefix(60)),
    ])
    func `What is no whole PDF is damaged`(bytes: Data) async {
        let failure = await #expect(throws: ReadFailure.self) {
            try await TestReading.reader.read(bytes, as: .pdf, options: ReaderOptions())
        }
        guard case .damaged = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    }

    @Test func `Too many pages refuse the document`() async {
        let bytes = TestPDF(Array(repeating: TestPDF.Page(), count: 4)).bytes
        await #expect(throws: ReadFailure.tooLarge(what: "pages", value: 4, limit: 3)) {
            try await TestReading.read(bytes, options: ReaderOptions(maxPages: 3))
        }
    }

    @Test func `A huge page is rendered smaller than asked`() async throws {
        var page = TestPDF(lines: ["Poster with large letters on it"], size: 400).pages[0]
        (page.width, page.height) = (9000, 9000)
        page.texts[0].y = 1000
        let document = try await TestReading.read(
            TestPDF([page]).bytes, options: ReaderOptions(prefer: .ocr, dpi: 600))
        #expect(document.lines == ["Poster with large letters on it"])
        #expect(document.pages.first?.width == 9000)
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `Damaged bytes never do more than fail`(seed: UInt64) async {
        var generator = SeededGenerator(seed: seed)
        var bytes = TestPDF(lines: TestReading.letter).bytes
        for _ in 0..<12 {
            bytes[Int.random(in: 9..<bytes.count, using: &generator)] = UInt8.random(
                in: 0...255, using: &generator)
        }
        let document = try? await TestReading.reader.read(bytes, as: .pdf, options: ReaderOptions())
        for page in document?.pages ?? [] {
            #expect(
                page.words.allSatisfy {
                    $0.box.left >= 0 && $0.box.right <= page.width && $0.box.bottom <= page.height
                })
        }
    }
}
