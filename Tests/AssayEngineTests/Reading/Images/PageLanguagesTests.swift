import AssayCore
import Testing

@testable import AssayEngine

@Suite struct PageLanguagesTests {
    private func finding(_ text: String, among language: String) throws -> PageLanguages.Finding {
        let words = text.split(separator: " ").map {
            RecognisedWord(
                text: String($0), box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: 0.9, line: 0)
        }
        return try PageLanguages(language, on: ReadingBench()).finding(of: words)
    }

    @Test(arguments: [
        ("Invoice date and amount due, thank you", PageLanguages.Finding.known("eng")),
        ("Rechnung Datum Betrag Menge und Preis in EUR", .known("deu")),
        ("Facture du client avec le montant et la date de paiement", .known("fra")),
        ("Fattura del cliente con importo e scadenza della quantita", .foreign),
        ("KEDAI MELATI SDN BHD 12 30 RM 4.50", .unclear),
    ])
    func `The commonest words tell the language`(text: String, expected: PageLanguages.Finding) throws {
        #expect(try finding(text, among: "eng+deu+fra+spa") == expected)
    }

    @Test func `Where there is no choice nothing is looked for`() throws {
        #expect(try finding("Rechnung Datum Betrag Menge und Preis in EUR", among: "eng") == .unclear)
    }

    @Test func `Each finding has its recogniser, and the first is kept for what is unclear`() throws {
        let bench = ReadingBench()
        let languages = try PageLanguages("eng+deu", on: bench)
        #expect(try languages.recogniser(for: .unclear) === languages.first())
        #expect(try languages.recogniser(for: .known("deu")) === bench.recogniser(for: "deu"))
        #expect(try languages.recogniser(for: .foreign) === languages.all())
    }

    private func words(_ lines: [String]) -> [RecognisedWord] {
        lines.enumerated().flatMap { number, line in
            line.split(separator: " ").map {
                RecognisedWord(
                    text: String($0), box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: 0.9,
                    line: number)
            }
        }
    }

    @Test func `Names of another language are found by its words, line by line`() throws {
        let languages = try PageLanguages("eng+msa", on: ReadingBench())
        let page = words([
            "KEDAI MELATI SON BHD", "No. 3, Jalan Kenari,", "Receipt 0042", "TARIKH: 02/03/2019",
        ])
        #expect(try languages.guest(in: page)?.lines == [0, 1, 3])
    }

    @Test func `One word of it alone is no language, and one that is not asked for is not looked for`() throws
    {
        let bench = ReadingBench()
        let page = words(["Visit Jalan Kenari, the long Jalan", "Receipt 0042"])
        #expect(try PageLanguages("eng+msa", on: bench).guest(in: page) == nil)
        let malay = words(["KEDAI MELATI SDN BHD", "Jalan Kenari"])
        #expect(try PageLanguages("eng+deu", on: bench).guest(in: malay) == nil)
        #expect(try PageLanguages("msa", on: bench).guest(in: malay) == nil)
    }
}
