import Testing

@testable import AssayCore

@Suite struct InvisibleCharactersTests {
    @Test func `Tag characters are spelled out`() {
        let hidden = String(
            String.UnicodeScalarView("pay".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xE0000) }))
        let findings = findings("Total" + hidden)
        #expect(findings.map(\.code) == [.hiddenText])
        #expect(findings.first?.message.contains("\"pay\"") == true)
    }

    @Test(arguments: [
        "\u{FE00}\u{E0154}", "😀\u{E0138}\u{E0139}", "to\u{200B}tal", "1\u{200D}000",
        "x \u{200B}\u{200C}\u{200B}\u{200C}\u{200B}", "1\u{202E}23",
    ])
    func `Characters without width and turned words are found`(text: String) {
        #expect(findings(text).map(\.code) == [.hiddenText])
    }

    @Test(arguments: [
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "👩\u{200D}💻", "\u{FEFF}Invoice",
        "می\u{200C}خواهم", "❤\u{FE0F} 葛\u{E0100}城",
        "https://example.org/\u{200B}path", "Donau\u{AD}dampf", "total",
    ])
    func `Flags, families, soft hyphens and scripts that join are innocent`(text: String) {
        #expect(findings(text).isEmpty)
    }

    @Test func `Bytes in variation selectors are spelled out`() {
        let code = "pay".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xE0100 - 16) }
        let word = "😀" + String(String.UnicodeScalarView(code))
        #expect(InvisibleCharacters.standOut(in: word))
        #expect(findings(word).first?.message.contains("3 bytes in variation selectors: \"pay\"") == true)
    }

    @Test(arguments: ["❤\u{FE0F}", "葛\u{E0100}城", "Donau\u{AD}dampf", "1,602.00"])
    func `Words with nothing to hide don't stand out`(word: String) {
        #expect(!InvisibleCharacters.standOut(in: word))
    }

    private func findings(_ text: String) -> [Finding] {
        InvisibleCharacters.findings(in: TextPage.document(text))
    }
}
