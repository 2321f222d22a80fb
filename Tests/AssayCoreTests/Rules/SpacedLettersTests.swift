import Testing

@testable import AssayCore

@Suite struct SpacedLettersTests {
    /// One letter each 10 apart, a blank where the text has one.
    private static func words(_ text: String) -> [Word] {
        text.enumerated().filter { $0.element != " " }.map { place, letter in
            Word(
                text: String(letter),
                box: Box(left: Double(10 * place), top: 0, right: Double(10 * place + 6), bottom: 10), line: 0
            )
        }
    }

    @Test(arguments: ["HALDEN TILES", "brookside", "ÅRDAL"])
    func `Letters that are set apart make the words that wider gaps part`(text: String) {
        let joined = SpacedLetters.joined(Self.words(text)[...])
        #expect(joined.map(\.text).joined(separator: " ") == text)
        #expect(joined.last?.box.right == Self.words(text).last?.box.right)
    }

    @Test(arguments: ["A B C", "4 8 1 5 1 6", "J R"])
    func `Initials, cells and digits stay apart`(text: String) {
        let words = Self.words(text.replacing(" ", with: ""))
        #expect(SpacedLetters.joined(words[...]) == words)
    }

    @Test func `Words around the letters stay as they are`() {
        let first = Word(text: "The", box: Box(left: -40, top: 0, right: -20, bottom: 10), line: 0)
        let joined = SpacedLetters.joined(([first] + Self.words("HALDEN"))[...])
        #expect(joined.map(\.text) == ["The", "HALDEN"])
    }
}
