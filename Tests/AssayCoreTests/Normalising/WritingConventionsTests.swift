import AssayCore
import Testing

@Suite struct WritingConventionsTests {
    private func conventions(_ text: String) -> WritingConventions {
        let words = text.split(separator: " ").map {
            Word(text: String($0), box: Box(left: 0, top: 0, right: 1, bottom: 1), line: 0)
        }
        return WritingConventions(
            of: ReadDocument(pages: [Page(width: 1, height: 1, source: .plainText, words: words)]))
    }

    @Test func `A part above twelve settles the order of all dates`() {
        #expect(conventions("03/04/2026 25/04/2026").dateOrder == .dayFirst)
        #expect(conventions("03/04/2026 04/25/2026 $ 5.00").dateOrder == .monthFirst)
        #expect(conventions("25/04/2026 04/25/2026").dateOrder == nil)
        #expect(conventions("03/04/2026").dateOrder == nil)
    }

    @Test func `Without such a date the currency and the language decide`() {
        #expect(conventions("Total RM 5.00 03/04/2026").dateOrder == .dayFirst)
        #expect(conventions("Please pay the amount of $ 5.00 to us by 03/04/2026").dateOrder == .monthFirst)
        #expect(conventions("Please pay the amount of £ 5.00 to us by 03/04/2026").dateOrder == .dayFirst)
        #expect(conventions("Please pay C$ 5.00 by 03/04/2026").dateOrder == nil)
        #expect(conventions("London $ 5.00 to you and us by 03/04/2026").dateOrder == .dayFirst)
        #expect(conventions("she states that this is so and the day is 03/04/2026").dateOrder == nil)
        #expect(conventions("Yerevan Armenia 03/04/2026").dateOrder == .dayFirst)
        #expect(conventions("Die Rechnung ist bis 03/04/2026 zu zahlen und nicht").dateOrder == .dayFirst)
    }

    @Test func `Amounts vote on the decimal separator`() {
        #expect(conventions("1.234,56 12,50 3.1").decimalSeparator == ",")
        #expect(conventions("1,234.56 and 1,234").decimalSeparator == ".")
        #expect(conventions("1.234 5").decimalSeparator == nil)
        #expect(conventions("1.234.567").decimalSeparator == ",")
        #expect(conventions("the sum of all is 1,234 for you and me").decimalSeparator == ".")
    }

    @Test func `The currency needs a clear majority`() {
        #expect(conventions("EUR 5,00 € 6,00 $ 7").currency == "EUR")
        #expect(conventions("EUR 5,00 $ 7").currency == nil)
        #expect(conventions("$ 5.00 Toronto").currency == "CAD")
        #expect(conventions("$ 5.00 USD 6.00").currency == "USD")
        #expect(conventions("$ 5.00 $ 6.00 CAD 11.00").currency == "CAD")
        #expect(conventions("12 items").currency == nil)
        #expect(conventions("Betrag in EUR 12 30").currency == "EUR")
        #expect(conventions("The US firm SHOP SDN BHD 728384 sells ALL").currency == nil)
        #expect(conventions("Johor Malaysia $ 5.00").currency == "MYR")
    }

    @Test(arguments: [
        ("Please find the invoice for the goods that you ordered", "en"),
        ("Bitte überweisen Sie den Betrag auf das Konto und nicht bar", "de"),
        ("Veuillez régler la facture dans les trente jours avec votre carte", "fr"),
        ("El importe de la factura se paga por transferencia con los datos", "es"),
        ("La fattura si paga con bonifico; totale della fornitura e importo", "it"),
        ("Het bedrag van de factuur moet worden betaald en niet later", "nl"),
        ("O valor da fatura não é pago em dinheiro; vencimento no dia", "pt"),
        ("Beloppet på fakturan ska betalas och vi tar inte emot kort för det", "sv"),
    ])
    func `The language is told by its common words`(text: String, language: String) {
        #expect(conventions(text).language == language)
    }

    @Test func `Words that nobody sees don't count`() {
        let hidden = Word(
            text: "25/04/2026", box: Box(left: 0, top: 0, right: 1, bottom: 1), line: 0, hidden: .tiny)
        let page = Page(width: 1, height: 1, source: .plainText, words: [hidden])
        #expect(WritingConventions(of: ReadDocument(pages: [page])) == WritingConventions())
    }
}
