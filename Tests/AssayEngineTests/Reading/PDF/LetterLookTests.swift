import AssayCore
import Testing

@testable import AssayEngine

/// What a scan shows against what its text layer says, without a recogniser.
@Suite struct LetterLookTests {
    /// Shows the letter, and says what `change` makes of it.
    private func look(
        shift: Double = 0, paper: String = "", _ change: (Character) -> Character
    ) async throws -> LetterLook {
        let texts = TestReading.letter.enumerated().map { index, line in
            TestPDF.Text(
                text: String(line.map(change)), x: 30 + shift, y: 40 + Double(index) * 16 * 1.8 + shift,
                size: 16, mode: 3)
        }
        let painting = try await TestScan.painting(of: TestReading.letter) + paper
        let pdf = TestPDF([TestPDF.Page(texts: texts, painting: painting)])
        let page = try PDFFile([UInt8](pdf.bytes)).page(0)
        let words = try page.contents().text.words
        return try #require(try LetterLook(words, on: page, in: page.frame.shown))
    }

    @Test(arguments: [0, 1, -1.5])
    func `Words that a scan shows are known, also where the layer is misplaced`(
        shift: Double
    ) async throws {
        let look = try await look(shift: shift) { $0 }
        #expect(look.agrees && look.told >= 12 && look.known == look.told, "\(look)")
    }

    @Test func `Other words of as many letters are not`() async throws {
        let next = { (character: Character) -> Character in
            guard let value = character.asciiValue, character.isLetter || character.isNumber else {
                return character
            }
            let last: Set<Character> = ["z", "Z", "9"]
            return last.contains(character) ? character : Character(Unicode.Scalar(value + 1))
        }
        let look = try await look(next)
        #expect(!look.agrees && look.known * 5 < max(5, look.told), "\(look)")
    }

    @Test func `Other figures are not, though all letters are`() async throws {
        let look = try await look { $0.isNumber ? ["0": "4", "2": "7", "4": "9", "8": "1"][$0] ?? "7" : $0 }
        #expect(look.known < look.told, "\(look)")
    }

    @Test func `Where nothing is to be seen no word is told`() async throws {
        let look = try await look(paper: " 1 g 0 0 400 300 re f") { $0 }
        #expect(look.told == 0 && !look.agrees)
    }

    @Test func `A good layer is believed without a recogniser, and a bad one is in doubt`() async throws {
        func doubt(_ change: (Character) -> Character) async throws -> LayerDoubt? {
            let texts = TestReading.letter.enumerated().map { index, line in
                TestPDF.Text(
                    text: String(line.map(change)), x: 30, y: 40 + Double(index) * 16 * 1.8, size: 16, mode: 3
                )
            }
            let painting = try await TestScan.painting(of: TestReading.letter)
            let page = try PDFFile(
                [UInt8](TestPDF([TestPDF.Page(texts: texts, painting: painting)]).bytes)
            ).page(0)
            let contents = try page.contents()
            return try LayerDoubt.about(
                contents.text.words, of: page, pictures: contents.objects.pictureAreas, ink: PageInk(of: page)
            )
        }
        #expect(try await doubt { $0 } == nil)
        #expect(try await doubt { $0.isLetter ? "x" : $0.isNumber ? "7" : $0 } != nil)
    }
}
