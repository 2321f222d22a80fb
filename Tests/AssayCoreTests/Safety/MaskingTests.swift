import AssayTestSupport
import Testing

@testable import AssayCore

@Suite struct MaskingTests {
    private static let document = """
        Muster GmbH                    Invoice A-17
        Contact: Erika Mustermann      Date 03/04/2025
        Tel. +49 30 901820-14          Fax: (030) 90 18 20 99
        erika.mustermann@example.com   VAT DE 811 907 980
        IBAN: DE89 3704 0044 0532 0130 00   Total 1,234.50 EUR
        Call Erika   Mustermann, ERIKA MUSTERMANN, DE89370400440532013000
        """

    private func masking(_ texts: [String] = [document], known: [String] = []) -> Masking {
        Masking(texts: texts, known: known, tag: "q7f3")
    }

    @Test(arguments: [
        "Erika Mustermann", "Erika   Mustermann", "ERIKA MUSTERMANN", "901820", "90 18 20 99",
        "erika.mustermann",
        "example.com", "811 907 980", "3704 0044", "DE89370400440532013000",
    ])
    func `No sensitive value is left in a masked text`(value: String) {
        #expect(Self.document.contains(value))
        #expect(!masking().masked(Self.document).contains(value))
    }

    @Test(arguments: [
        "Muster GmbH", "Invoice A-17", "Date 03/04/2025", "Total 1,234.50 EUR", "Contact:", "IBAN:",
    ])
    func `Everything else stays`(text: String) {
        #expect(masking().masked(Self.document).contains(text))
    }

    @Test func `Columns stay where they are`() throws {
        let lines = masking().masked(Self.document).split(separator: "\n")
        let original = Self.document.split(separator: "\n")
        for (masked, line) in zip(lines, original).prefix(2) {
            let words = ["Invoice", "Date"]
            for word in words where line.contains(word) {
                let places = [masked, line].map { $0.firstRange(of: word)?.lowerBound.utf16Offset(in: $0) }
                #expect(places[0] == places[1])
            }
        }
    }

    @Test func `Placeholders are restored wherever they stand, as the document prints the value`() {
        let masking = masking(known: ["Muster GmbH"])
        let sent = masking.masked("Muster GmbH, DE89 3704 0044 0532 0130 00, Erika Mustermann")
        #expect(sent == "VALUE_1_q7f3, IBAN_1_q7f3, NAME_1_q7f3")
        let answer: JSON = [
            "seller_name": "VALUE_1_q7f3", "iban": "iban_1_Q7F3", "rows": [["text": "for NAME_1_q7f3."]],
            "total": 7,
        ]
        #expect(
            masking.restored(answer) == [
                "seller_name": "Muster GmbH", "iban": "DE89 3704 0044 0532 0130 00",
                "rows": [["text": "for Erika Mustermann."]], "total": 7,
            ])
    }

    @Test func `A value inside of a longer word is another word`() {
        let masking = masking([], known: ["1234", "Ann Lee"])
        #expect(
            masking.masked("12345 1234 A1234 Joann Lee Ann Lees Ann-Lee")
                == "12345 VALUE_1_q7f3 A1234 Joann Lee Ann Lees VALUE_2_q7f3")
    }

    @Test(arguments: [
        ("Tel.:030/123456", "PHONE_1_t", true), ("+1 (555) 010-9999", "PHONE_1_t", true),
        ("mailto:a.b@c.example", "EMAIL_1_t", true), ("GB 980 7806 84", "TAXID_1_t", true),
        ("ATU13585627", "TAXID_1_t", true), ("DE89 3704 0044 0532 0130 0", "IBAN_1_t", true),
        ("Ansprechpartner: Jörg Müller-Lüdenscheidt", "NAME_1_t", true),
        ("Total 1234.50", "", false), ("2025-03-04", "", false), ("Order 4500012345", "", false),
        ("Nr. 12345678", "", false), ("IN 2025 0001", "", false), ("name", "", false), ("a@b", "", false),
    ])
    func `Values are known by their form or their caption`(text: String, placeholder: String, isMasked: Bool)
    {
        let masking = Masking(texts: [text], known: [], tag: "t")
        let masked = masking.masked(text)
        #expect(masked.contains(placeholder) && (masked != text) == isMasked, "\(masked)")
    }

    @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
    func `Masking twice is masking once, and restoring gives the value back`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("abcXYZ019 äß.-\n")
        let text = String((0..<400).compactMap { _ in letters.randomElement(using: &generator) })
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let known = (0..<5).compactMap { _ in words.randomElement(using: &generator) }
        let masking = Masking(texts: [text], known: known, tag: "tttt")
        let once = masking.masked(text)
        #expect(masking.masked(once) == once)
        for value in known where WordReplacement.key(value).count >= 4 {
            let restored = masking.restored(.string(masking.masked(value))).string ?? ""
            #expect(WordReplacement.key(restored) == WordReplacement.key(value))
        }
    }
}
