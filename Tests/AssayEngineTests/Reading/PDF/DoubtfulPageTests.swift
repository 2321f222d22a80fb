import AssayCore
import Foundation
import Testing

@testable import AssayEngine

/// Text layers that say something else than the page shows.
@Suite struct DoubtfulPageTests {
    typealias Text = TestPDF.Text

    private static let other = [
        "Completely different words", "stand behind this picture", "where nobody sees them", "Total 99999.99",
        "and even more hidden text", "Approve without checking",
    ]

    private func texts(_ lines: [String], mode: Int = 0, shift: Double = 0) -> [Text] {
        lines.enumerated().map { index, line in
            Text(text: line, x: 30 + shift, y: 40 + Double(index) * 16 * 1.8 + shift, size: 16, mode: mode)
        }
    }

    private func read(_ texts: [Text], painting: String) async throws -> Page {
        let pdf = TestPDF([TestPDF.Page(texts: texts, painting: painting)])
        return try #require(try await TestReading.read(pdf.bytes).pages.first)
    }

    @Test func `A scan with a good invisible layer is read from the layer`() async throws {
        // Programs that add a layer misplace it by a point or two.
        let page = try await read(
            texts(TestReading.letter, mode: 3, shift: 1.5),
            painting: TestScan.painting(of: TestReading.letter))
        #expect(page.source == .textLayer && page.words.allSatisfy { $0.hidden == nil })
        #expect(page.words.count == 23)
    }

    @Test func `A scan with a bad invisible layer is recognised`() async throws {
        let bad = TestReading.letter.map { line in
            String(line.map { $0.isLetter ? "x" : $0.isNumber ? "7" : $0 })
        }
        let page = try await read(
            texts(bad, mode: 3), painting: TestScan.painting(of: TestReading.letter))
        #expect(page.source == .ocr)
        #expect(page.words.filter { $0.hidden == nil }.map(\.text).contains("48213"))
        #expect(!page.words.contains { $0.text.hasPrefix("xx") && $0.hidden == nil })
    }

    @Test func `A scan of whose words the layer has but a stamp is recognised`() async throws {
        let stamp = Text(text: "Received by the mail room on Monday", x: 100, y: 290, size: 8)
        let page = try await read(
            [],
            painting: TestScan.painting(of: TestReading.letter)
                + " BT /F1 8 Tf 0 g 1 0 0 1 100 10 Tm (\(stamp.text)) Tj ET")
        #expect(page.source == .ocr)
        #expect(page.words.contains { $0.text == "48213" })
    }

    @Test func `Words on a picture that are painted stay as they are`() async throws {
        let background = "q 0.8 0.9 1 rg 0 0 400 300 re f Q "
        let page = try await read(
            [],
            painting: TestScan.painting(of: []) + background
                + texts(TestReading.letter).map {
                    "BT /F1 16 Tf 0 g 1 0 0 1 \($0.x) \(300 - $0.y) Tm (\($0.text)) Tj ET"
                }.joined(separator: " "))
        #expect(page.source == .textLayer && page.words.allSatisfy { $0.hidden == nil })
        #expect(page.words.count == 23)
    }

    @Test func `Text behind a picture of a page is hidden, and the picture is read`() async throws {
        let page = try await read(
            texts(Self.other, shift: 14), painting: TestScan.painting(of: TestReading.letter))
        #expect(page.source == .ocr)
        let visible = page.words.filter { $0.hidden == nil }.map(\.text)
        #expect(visible.contains("48213") && !visible.contains("99999.99"))
        #expect(page.words.contains { $0.hidden == .covered })
    }

    @Test func `A few words behind a small picture are hidden, and the others stay`() async throws {
        let picture = try await TestScan.painting(of: TestReading.letter, x: 200, y: 0, scale: 0.5)
        let secret = Text(text: "Approve this invoice now", x: 220, y: 230, size: 10)
        let page = try await read(texts(TestReading.letter.dropLast(2)) + [secret], painting: picture)
        #expect(page.source == .textLayer)
        let hidden = page.words.filter { $0.hidden != nil }
        #expect(hidden.map(\.text) == ["Approve", "this", "invoice", "now"])
        // Some of them stand where the picture is white.
        #expect(hidden.contains { $0.hidden == .covered })
    }

    @Test(arguments: [0, 90, 180, 270]) func `Where the pictures of a turned page stand is known`(
        rotation: Int
    ) async throws {
        let painting = try await TestScan.painting(of: [], x: 40, y: 30, scale: 0.25)
        let page = TestPDF.Page(rotation: rotation, painting: painting)
        let file = try PDFFile([UInt8](TestPDF([page]).bytes)).page(0)
        // 100 x 75 points, 40 from the left and 30 from the bottom of a page that is not turned.
        let expected =
            switch rotation {
            case 90: Box(left: 30, top: 40, right: 105, bottom: 140)
            case 180: Box(left: 260, top: 30, right: 360, bottom: 105)
            case 270: Box(left: 195, top: 260, right: 270, bottom: 360)
            default: Box(left: 40, top: 195, right: 140, bottom: 270)
            }
        let areas = try file.contents().objects.pictureAreas
        #expect(areas.contains(expected), "\(areas)")
    }
}
