import AssayCore
import Testing

@testable import AssayEngine

@Suite struct GluedWordsTests {
    /// Characters ten wide and twenty high, with those gaps between them.
    private func spelling(_ text: String, _ gaps: [Double], line: Int = 0) -> GluedWords.Spelling {
        var left = 0.0
        var boxes: [Box] = []
        for number in 0...gaps.count {
            boxes.append(Box(left: left, top: 0, right: left + 10, bottom: 20))
            left += 10 + (number < gaps.count ? gaps[number] : 0)
        }
        let box = boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
        return .init(
            word: RecognisedWord(text: text, box: box, confidence: 0.9, line: line), characters: boxes)
    }

    @Test(
        arguments: [
            ("1X", [16], ["1", "X"]), ("12pcs", [3, 14, 3, 3], ["12", "pcs"]),
            ("FinTot", [2, 2, 9, 2, 3], ["Fin", "Tot"]),
            // Narrower than a space, or no wider than the others.
            ("1X", [10], ["1X"]), ("12pcs", [10, 14, 3, 3], ["12pcs"]),
            ("FinTot", [2, 5, 9, 2, 3], ["FinTot"]),
            // A letter that the recogniser lost, marks, and decimals.
            ("Cooked", [2, 9, 2, 2, 2], ["Cooked"]), ("12.50", [2, 9, 2, 2], ["12.50"]),
            ("Date:", [2, 2, 2, 18], ["Date:"]),
            // It is not known where the characters stand.
            ("1XY", [16], ["1XY"]),
        ] as [(String, [Double], [String])])
    func `A gap far wider than between letters parts two words`(text: String, gaps: [Double], parts: [String])
    {
        let line = [spelling("Plain", [2, 2, 2, 2]), spelling(text, gaps)]
        let words = GluedWords.parted(line)
        #expect(words.map(\.text) == ["Plain"] + parts)
        #expect(words.allSatisfy { $0.confidence == 0.9 && $0.line == 0 })
        #expect(words.last?.box.right == line[1].word.box.right && words[1].box.left == 0)
    }

    @Test func `In a line of widely spaced letters a wide gap is nothing`() {
        let line = [spelling("Wide", [9, 9, 9]), spelling("1X", [16])]
        #expect(GluedWords.parted(line).map(\.text) == ["Wide", "1X"])
        // Lines are looked at one by one.
        let lines = [spelling("Wide", [9, 9, 9]), spelling("1X", [16], line: 1)]
        #expect(GluedWords.parted(lines).map(\.text) == ["Wide", "1", "X"])
    }

    @Test func `A figure and a letter that stand apart are read as two words`() async throws {
        var page = try #require(TestPDF(lines: ["Fresh bread rolls"]).pages.first)
        page.texts += [
            .init(text: "1", x: 30, y: 90, size: 16), .init(text: "X", x: 54, y: 90, size: 16),
            .init(text: "19.00", x: 200, y: 90, size: 16),
        ]
        let picture = try await TestReading.reader.picture(ofPage: 0, in: TestPDF([page]).bytes, as: .pdf)
        let words = try await TestReading.read(picture).words.map(\.text)
        #expect(words == ["Fresh", "bread", "rolls", "1", "X", "19.00"])
    }
}
