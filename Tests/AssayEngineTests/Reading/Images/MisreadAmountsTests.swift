import AssayCore
import Testing

@testable import AssayEngine

@Suite struct MisreadAmountsTests {
    private func mended(_ texts: [String]) -> [String] {
        let words = texts.enumerated().map { number, text in
            let box = Box(left: 0, top: Double(number), right: 1, bottom: Double(number) + 1)
            return RecognisedWord(text: text, box: box, confidence: 0.8, line: number)
        }
        let result = MisreadAmounts.mended(words)
        #expect(result.map(\.box) == words.map(\.box) && result.map(\.confidence) == words.map(\.confidence))
        return result.map(\.text)
    }

    private static let points = ["19.00", "RM4.50", "0.38%", "7.25SR", "-1.00"]

    @Test(arguments: [
        ("14,60", "14.60"), ("RM4,50", "RM4.50"), ("5,39S", "5.39S"), ("-0,29", "-0.29"),
        // Groups, dates, times and prose.
        ("1,234", "1,234"), ("1,234.50", "1,234.50"), ("12,50,60", "12,50,60"), ("6,", "6,"),
        ("ABCD4,50", "ABCD4,50"),
        ("18:30,25", "18:30,25"),
    ])
    func `On a page that writes points an amount with a comma is misread`(text: String, expected: String) {
        #expect(mended(Self.points + [text]) == Self.points + [expected])
    }

    @Test(arguments: [
        ["14,60"], ["19.00", "14,60"], ["19,00", "4,50", "3,20", "8.10", "12.03"],
        ["19.00", "4.50", "3.20", "8.10", "1.10", "2,50", "3,40"],
    ])
    func `On any other page amounts stay as they are`(texts: [String]) {
        #expect(mended(texts) == texts)
    }

    @Test(arguments: [
        ("O.50", "0.50"), ("RMO.00", "RM0.00"), ("$O,25", "$0,25"), ("NO.23", "NO.23"), ("O.5", "O.5"),
        ("PO.12", "PO.12"),
        ("1O.50", "1O.50"), ("RM", "RM"), ("", ""),
    ])
    func `The letter before decimals is the figure`(text: String, expected: String) {
        #expect(mended([text]) == [expected])
    }
}
