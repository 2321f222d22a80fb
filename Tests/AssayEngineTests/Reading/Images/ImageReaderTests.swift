import AssayCore
import Foundation
import Testing

@testable import AssayEngine

@Suite struct ImageReaderTests {
    @Test func `A picture of text gives its words, lines and boxes`() async throws {
        let document = try await TestReading.read(TestReading.picture())
        #expect(document.lines == TestReading.letter)
        let page = try #require(document.pages.first)
        #expect(page.width == 1600 && page.height == 1200 && page.source == .ocr && page.quarterTurns == 0)
        #expect(page.words.allSatisfy { $0.confidence > 0.8 && $0.confidence <= 1 })
        // 30 points from the left of 400, on a baseline 68.8 points below the top of 300.
        let second = try #require(page.words.first { $0.line == 1 })
        #expect(second.text == "Invoice")
        #expect(abs(second.box.left - 122) < 8 && abs(second.box.bottom - 275) < 6)
        #expect(page.words.allSatisfy { $0.box.right <= 1600 && $0.box.bottom <= 1200 })
    }

    @Test(arguments: [1, 2, 3])
    func `A picture on its side or head is turned upright`(turns: Int) async throws {
        let upright = try await TestReading.read(TestReading.picture())
        let turned = try await TestReading.read(TestReading.picture(quarterTurns: turns))
        #expect(turned.lines == TestReading.letter)
        let page = try #require(turned.pages.first)
        #expect(page.quarterTurns == 4 - turns)
        #expect(page.width == 1600 && page.height == 1200)
        for (word, expected) in zip(turned.words, upright.words) {
            #expect(abs(word.box.left - expected.box.left) < 4 && abs(word.box.top - expected.box.top) < 4)
        }
    }

    @Test func `A JPEG that says how the camera was held is turned by that`() async throws {
        let sideways = try await TestReading.picture(quarterTurns: 3, format: .jpeg(quality: 90))
        // Orientation 6: turn clockwise by one right angle to see it upright.
        let segment: [UInt8] =
            [0xFF, 0xE1, 0, 34] + Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8]
            + [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
        let document = try await TestReading.read(sideways.prefix(2) + Data(segment) + sideways.dropFirst(2))
        #expect(document.lines == TestReading.letter)
        #expect(document.pages.first?.quarterTurns == 0)
    }

    private func huge(size: Double) async throws -> Data {
        try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF(lines: TestReading.letter, size: size).bytes, as: .pdf, longestSide: 5000,
            format: .jpeg(quality: 80))
    }

    @Test func `A huge JPEG is decoded at half its size, and its boxes lie in the whole`() async throws {
        let file = try await huge(size: 16)
        #expect(try DecodedPicture.half(jpeg: [UInt8](file), maxPixels: 100_000_000)?.width == 2500)
        let document = try await TestReading.read(file)
        #expect(document.lines == TestReading.letter)
        let page = try #require(document.pages.first)
        #expect(page.width == 5000 && page.height == 3750)
        let second = try #require(page.words.first { $0.line == 1 })
        #expect(abs(second.box.left - 381) < 25 && abs(second.box.bottom - 859) < 19)
    }

    @Test func `A huge JPEG of small print, and one of usual size, are decoded whole`() async throws {
        let small = try await huge(size: 3)
        #expect(try DecodedPicture.half(jpeg: [UInt8](small), maxPixels: 100_000_000) == nil)
        let usual = try await TestReading.picture(format: .jpeg(quality: 80))
        #expect(try DecodedPicture.half(jpeg: [UInt8](usual), maxPixels: 100_000_000) == nil)
    }

    @Test func `A language beside the first is found, and its letters are read`() async throws {
        let lines = ["Rechnung mit Datum und Betrag", "Preis für die Menge 19,00", "Grüße aus München"]
        var page = TestPDF.Page()
        page.painting = lines.enumerated().map { index, line in
            let text = line.replacing("ü", with: "\\374").replacing("ß", with: "\\337")
            return "BT /F1 16 Tf 1 0 0 1 40 \(230 - index * 30) Tm (\(text)) Tj ET"
        }.joined(separator: "\n")
        let picture = try await TestReading.reader.picture(ofPage: 0, in: TestPDF([page]).bytes, as: .pdf)
        let document = try await TestReading.read(picture, options: ReaderOptions(language: "eng+deu"))
        #expect(document.lines == lines)
        let english = try await TestReading.read(picture)
        #expect(english.lines != lines)
    }

    @Test func `A crooked picture is read, and its boxes lie where the words stand in it`() async throws {
        let angle = 2.0 * .pi / 180
        let turn = "\(cos(angle)) \(sin(angle)) \(-sin(angle)) \(cos(angle)) 0 0 cm"
        var page = TestPDF.Page()
        page.painting = TestReading.letter.enumerated().map { index, line in
            "q \(turn) BT /F1 14 Tf 1 0 0 1 40 \(230 - index * 30) Tm (\(line)) Tj ET Q"
        }.joined(separator: "\n")
        let picture = try await TestReading.reader.picture(ofPage: 0, in: TestPDF([page]).bytes, as: .pdf)
        let document = try await TestReading.read(picture)
        #expect(document.lines == TestReading.letter)
        // A line without letters that reach below it at one end only.
        let line = document.words.filter { $0.line == 2 }
        let (first, last) = (try #require(line.first), try #require(line.last))
        // Anticlockwise by 2 degrees: the end of a line stands higher than its beginning.
        let slope = (first.box.midY - last.box.midY) / (last.box.midX - first.box.midX)
        #expect(abs(slope - tan(angle)) < 0.004)
    }

    @Test func `Small print is enlarged before it is read`() async throws {
        let small = try await TestReading.reader.picture(
            ofPage: 0, in: TestPDF(lines: TestReading.letter).bytes, as: .pdf, longestSide: 420)
        let document = try await TestReading.read(small)
        #expect(document.lines == TestReading.letter)
        #expect(document.pages.first?.width == 420)
    }

    @Test func `Print with gaps, as of a dot matrix, is read`() async throws {
        var page = try #require(TestPDF(lines: TestReading.letter).pages.first)
        // White lines half a point high, every two and a half points.
        page.painting =
            "1 g\n" + (0..<120).map { "0 \(Double($0) * 2.5) 400 0.5 re f" }.joined(separator: "\n")
        let picture = try await TestReading.reader.picture(ofPage: 0, in: TestPDF([page]).bytes, as: .pdf)
        let words = try await TestReading.read(picture).words.map(\.text)
        let expected = TestReading.letter.flatMap { $0.split(separator: " ").map(String.init) }
        #expect(expected.count { words.contains($0) } >= 20, "\(words)")
        #expect(["48213", "19.00", "4.50", "23.50"].allSatisfy { words.contains($0) }, "\(words)")
    }

    @Test func `Faint print beside a black edge is read`() async throws {
        var page = try #require(TestPDF(lines: TestReading.letter).pages.first)
        page.texts = page.texts.map { text in
            var faint = text
            faint.colour = (0.75, 0.75, 0.75)
            return faint
        }
        page.painting = "0 g 350 0 50 300 re f"
        let picture = try await TestReading.reader.picture(ofPage: 0, in: TestPDF([page]).bytes, as: .pdf)
        let words = try await TestReading.read(picture).words.map(\.text)
        for word in TestReading.letter.flatMap({ $0.split(separator: " ") }) {
            #expect(words.contains(String(word)))
        }
    }

    @Test func `A picture without text has no words`() async throws {
        let blank = try await TestReading.picture(of: [])
        let document = try await TestReading.read(blank)
        #expect(document.isBlank && document.pages.count == 1)
    }

    @Test(arguments: [0.02, 0.3, 0.9])
    func `A JPEG that breaks off is damaged`(share: Double) async throws {
        let whole = try await TestReading.picture(format: .jpeg(quality: 80))
        let part = whole.prefix(Int(Double(whole.count) * share))
        let failure = await #expect(throws: ReadFailure.self) { try await TestReading.read(Data(part)) }
        guard case .damaged = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    }

    @Test func `All pages of a TIFF file are read, and thumbnails are not`() async throws {
        let first = try await TestReading.picture(of: ["First page here"])
        let second = try await TestReading.picture(of: ["Second page there"])
        let tiff = try TestTIFF.file(of: [first, second], thumbnails: 1)
        let document = try await TestReading.read(tiff)
        #expect(document.lines == ["First page here", "Second page there"])
        await #expect(throws: ReadFailure.tooLarge(what: "pages", value: 2, limit: 1)) {
            try await TestReading.read(tiff, options: ReaderOptions(maxPages: 1))
        }
    }

    @Test func `A picture of too many pixels is refused before it is decoded`() async throws {
        var header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        header +=
            Array("IHDR".utf8) + [0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40, 8, 0, 0, 0, 0]
            + Array(repeating: 0, count: 40)
        await #expect(
            throws: ReadFailure.tooLarge(what: "pixels", value: 1_600_000_000, limit: 100_000_000)
        ) {
            try await TestReading.read(Data(header))
        }
    }

    @Test func `A language that is not installed is named with its package`() async throws {
        let picture = try await TestReading.picture()
        let failure = await #expect(throws: ReadFailure.self) {
            try await TestReading.read(picture, options: ReaderOptions(language: "eng+xx_yy"))
        }
        guard case .missingTool(let message) = failure else { return #expect(Bool(false)) }
        #expect(message.contains("tesseract-ocr-xx-yy") && !message.contains("ocr-eng"))
    }

    @Test(arguments: ["", "../eng", "eng+", "eng deu"])
    func `What is no language name never reaches the file system`(language: String) async throws {
        let picture = try await TestReading.picture()
        let failure = await #expect(throws: ReadFailure.self) {
            try await TestReading.read(picture, options: ReaderOptions(language: language))
        }
        guard case .missingTool = failure else { return #expect(Bool(false)) }
    }

    @Test func `Recognition that takes too long is given up`() async throws {
        let reader = FileReader(workers: 1, limits: ReadingLimits(secondsPerPage: 0))
        let picture = try await TestReading.picture()
        await #expect(throws: ReadFailure.timedOut(seconds: 0)) {
            try await reader.read(picture, as: .png, options: ReaderOptions())
        }
        await reader.close()
    }
}
