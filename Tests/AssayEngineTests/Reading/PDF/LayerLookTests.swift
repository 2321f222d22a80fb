import AssayCore
import Testing

@testable import AssayEngine

@Suite struct LayerLookTests {
    private static let line = ["Invoice", "Number", "48213", "Total", "amount", "due", "23.50"]

    private func box(_ index: Int) -> Box {
        Box(left: Double(index) * 50, top: 10, right: Double(index) * 50 + 40, bottom: 20)
    }

    private func look(_ recognised: [String], _ layer: [String], confidence: Double = 0.95)
        -> LayerLook.Verdict
    {
        LayerLook(
            recognised: recognised.enumerated().map {
                Word(text: $1, box: box($0), confidence: confidence, line: 0)
            }, layer: layer.enumerated().map { PDFWord(text: $1, box: box($0)) }
        ).verdict
    }

    @Test func `A layer that says what is seen agrees, whatever the case and what looks alike`() {
        #expect(look(Self.line, Self.line) == .agrees)
        #expect(
            look(Self.line, ["INVOICE", "NUMBER", "482l3", "T0tal", "Amount:", "(due)", "23,50"]) == .agrees)
    }

    @Test func `A layer that says something else disagrees`() {
        #expect(
            look(Self.line, ["7RWDO", "QXPEHU", "99999", "Please", "approve", "this", "1.00"]) == .disagrees)
        #expect(look(Self.line, []) == .disagrees)
    }

    @Test func `What is hardly read, or little of it, decides nothing`() {
        #expect(look(Self.line, [], confidence: 0.5) == .undecided)
        #expect(look(["Total", "23.50"], []) == .undecided)
    }

    @Test(arguments: [(10, 0.95, true), (9, 0.95, false), (10, 0.5, false)])
    func `A line or two decide where plenty of words was read surely`(
        count: Int, confidence: Double, isTelling: Bool
    ) {
        let words = (0..<count).map {
            Word(text: "word\($0)", box: box($0), confidence: confidence, line: 0)
        }
        #expect(LayerLook(recognised: words, layer: []).isTelling == isTelling)
    }

    @Test func `Words that stand elsewhere on the page are no match`() {
        let layer = Self.line.enumerated().map { index, text in
            PDFWord(text: text, box: Box(left: Double(index) * 50, top: 200, right: 90, bottom: 210))
        }
        let recognised = Self.line.enumerated().map { Word(text: $1, box: box($0), line: 0) }
        #expect(LayerLook(recognised: recognised, layer: layer).verdict == .disagrees)
    }

    @Test func `Words without vowels, or of marks alone, look odd`() {
        func words(_ text: String) -> [PDFWord] {
            text.split(separator: " ").map { PDFWord(text: String($0), box: box(0)) }
        }
        let english =
            "The invoice total is due within thirty days of receipt and payable by bank transfer GmbH"
        #expect(!TextLayer.looksOdd(words(english)))
        #expect(!TextLayer.looksOdd(words("12.50 13.00 99.99 4.00 17.20 3.10 2.20 1.10 9.90 8.80 7.70 5.50")))
        #expect(
            !TextLayer.looksOdd(words("\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442} \u{43c}\u{438}\u{440}")))
        #expect(
            TextLayer.looksOdd(
                words("7KHC LQYRLFH WRWDO GXHX ZLWKLQ WKLUWB GDBV RIRI UHFHLSW DQGD SDBDEOH EBXX EDQN")))
        #expect(TextLayer.looksOdd(words("!\"# $%& !!# ## '() *+, -./ !# $$ %% && '' ((")))
    }
}
