import AssayCore
import AssayTestSupport
import Testing

@testable import AssayEngine

@Suite struct PageTurnTests {
    @Test(arguments: [90, 180, 270])
    func `A page that lies on its side or head is read upright`(rotation: Int) async throws {
        var file = TestPDF(lines: TestReading.letter)
        let upright = try await TestReading.read(file.bytes)
        file.pages[0].rotation = rotation
        let turned = try await TestReading.read(file.bytes)
        #expect(turned.lines == TestReading.letter)
        // What the viewer turned is turned back.
        #expect(turned.pages[0].quarterTurns == 4 - rotation / 90)
        #expect(turned.pages[0].width == 400 && turned.pages[0].height == 300)
        #expect(turned.pages[0].source == .textLayer)
        for (word, other) in zip(turned.words, upright.words) {
            #expect(abs(word.box.midX - other.box.midX) < 4 && abs(word.box.midY - other.box.midY) < 4)
        }
    }

    @Test func `A caption on the side of an upright page turns nothing`() async throws {
        var file = TestPDF(lines: TestReading.letter)
        file.pages[0].painting = "BT /F1 8 Tf 0 1 -1 0 390 20 Tm (Registered in England) Tj ET"
        let page = try await TestReading.read(file.bytes).pages[0]
        #expect(page.quarterTurns == 0)
        #expect(page.words.prefix(3).map(\.text) == ["Example", "Trading", "Limited"])
    }

    @Test func `Scripts that run to the left or down lie on no side`() {
        let hebrew = (0..<40).map { PDFLetter(scalar: "א", box: Self.box(x: 400 - 10 * Double($0), y: 20)) }
        let chinese = (0..<40).map { PDFLetter(scalar: "東", box: Self.box(x: 20, y: 10 * Double($0))) }
        #expect(PageTurn(uprighting: hebrew + chinese, width: 500, height: 500).quarters == 0)
    }

    @Test(arguments: 0..<4) func `A turn that is undone changes nothing`(quarters: Int) {
        let turn = PageTurn(quarters: quarters, width: 500, height: 300)
        let box = Box(left: 10, top: 20, right: 40, bottom: 27)
        #expect(turn.undone(turn.applied(to: box)) == box)
        #expect(turn.applied(to: turn.undone(box)) == box || quarters % 2 == 1)
    }

    private static func box(x: Double, y: Double) -> Box {
        Box(left: x, top: y, right: x + 8, bottom: y + 10)
    }
}
