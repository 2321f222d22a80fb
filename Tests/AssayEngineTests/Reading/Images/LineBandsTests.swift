import AssayCore
import Testing

@testable import AssayEngine

@Suite struct LineBandsTests {
    /// Lines 10 high, one every 30 pixels.
    private func page(lines: Int) -> [RecognisedWord] {
        (0..<lines).map { line in
            RecognisedWord(
                text: "word",
                box: Box(left: 5, top: Double(line) * 30, right: 50, bottom: Double(line) * 30 + 10),
                confidence: 0.9, line: line)
        }
    }

    @Test func `A line is read again with its neighbours and some white around each`() {
        #expect(LineBands.around([2], of: page(lines: 6), height: 200) == [25..<46, 55..<76, 85..<106])
    }

    @Test func `Lines whose white touches make one strip, inside the picture`() {
        let tight = (0..<3).map { line in
            RecognisedWord(
                text: "word",
                box: Box(left: 5, top: Double(line) * 12, right: 50, bottom: Double(line) * 12 + 10),
                confidence: 0.9, line: line)
        }
        #expect(LineBands.around([0, 1], of: tight, height: 36) == [0..<36])
    }

    @Test func `No lines make no strips, and neither does a line outside of the picture`() {
        #expect(LineBands.around([], of: page(lines: 3), height: 200).isEmpty)
        #expect(LineBands.around([5], of: page(lines: 7), height: 10).isEmpty)
    }
}
