import Testing

@testable import AssayCore

@Suite struct FoldedWordTests {
    private func word(_ text: String) -> FoldedWord? { FoldedWord(text.unicodeScalars) }

    @Test(arguments: [
        ("März", "marz"), ("MÄRZ", "marz"), ("Ma\u{308}rz", "marz"), ("août", "aout"), ("Straße", "strase"),
        ("złoty", "zloty"),
        ("Ærø", "aro"), ("Ħœĳſ", "hois"),
    ])
    func `Case and accents make no difference`(text: String, plain: String) {
        #expect(word(text) != nil)
        #expect(word(text) == word(plain))
        #expect(LatinFolding.key(text) == plain)
    }

    @Test(arguments: ["", "a b", "a1", "дом", "1", String(repeating: "a", count: 26)])
    func `Other texts are no words`(text: String) { #expect(word(text) == nil) }

    @Test func `Words differ in every letter, and in length`() {
        let words = [
            "a", "b", "aa", "ab", "ba", String(repeating: "a", count: 24), String(repeating: "a", count: 25),
            "b" + String(repeating: "a", count: 24),
        ]
        #expect(Set(words.map(word)).count == words.count)
    }

    @Test(
        arguments: [
            ("(March,", "march"), ("„Betrag“:", "betrag"), ("l'IVA", nil), ("R2D2", nil), ("--", nil),
            ("домa", nil),
        ] as [(String, String?)])
    func `Marks around a word fall away`(text: String, plain: String?) {
        #expect(FoldedWord(bare: text) == plain.flatMap(word))
    }

    @Test func `Keys keep digits and letters of other scripts`() {
        #expect(LatinFolding.key("Full-Time 24/7") == "fulltime247")
        #expect(LatinFolding.key("ДОМ 年") == "дом年")
    }
}
