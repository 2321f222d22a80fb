import AssayCore
import Testing

@testable import AssayEngine

@Suite struct SplitNumbersTests {
    private func pair(_ left: String, _ right: String, gap: Double, line: Int = 0) -> [RecognisedWord] {
        [
            RecognisedWord(
                text: left, box: Box(left: 0, top: 0, right: 40, bottom: 20), confidence: 0.9, line: 0),
            RecognisedWord(
                text: right, box: Box(left: 40 + gap, top: 0, right: 60 + gap, bottom: 20), confidence: 0.8,
                line: line),
        ]
    }

    @Test(arguments: [("200.", "00", "200.00"), ("RM1.", "38", "RM1.38"), ("10,", "75-", "10,75-")])
    func `The two halves of an amount are one word`(left: String, right: String, whole: String) {
        let words = SplitNumbers.joined(pair(left, right, gap: 10))
        #expect(words.map(\.text) == [whole])
        #expect(words.first?.box == Box(left: 0, top: 0, right: 70, bottom: 20))
        #expect(words.first?.confidence == 0.8)
    }

    @Test(arguments: [
        ("No.", "28", 10.0, 0), ("1,", "2018", 10, 0), ("12", "50", 10, 0), ("5.", "A4", 10, 0),
        ("3.", "50", 16, 0), ("3.", "50", 10, 1), (".", "50", 10, 0),
    ])
    func `What may be two words stays two`(left: String, right: String, gap: Double, line: Int) {
        let words = pair(left, right, gap: gap, line: line)
        #expect(SplitNumbers.joined(words) == words)
    }
}
