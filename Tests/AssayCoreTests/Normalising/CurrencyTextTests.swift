import AssayCore
import Testing

@Suite struct CurrencyTextTests {
    @Test(arguments: [
        ("€", "EUR"), ("€ 12,50", "EUR"), ("12,50€", "EUR"), ("EUR", "EUR"), ("eur", "EUR"), ("RM", "MYR"),
        ("RM12.50", "MYR"), ("CHF 1'200.-", "CHF"), ("Fr. 12.50", "CHF"), ("£30,000", "GBP"), ("R$ 5", "BRL"),
        ("US$5", "USD"), ("US $5", "USD"), ("A$ 5", "AUD"), ("C$5", "CAD"), ("zł", "PLN"), ("5 Kč", "CZK"),
        ("₺5", "TRY"), ("₹5", "INR"), ("Rs. 500", "INR"), ("¥500", "JPY"), ("Euro", "EUR"),
        ("Total (RM)", "MYR"),
        ("Amount in USD", "USD"), ("$ 5 CAD", "CAD"), ("US Dollars", "USD"), ("50k€", "EUR"),
        ("AMD 500,000", "AMD"),
    ])
    func `The currency is recognised`(text: String, code: String) {
        #expect(CurrencyText.code(in: text, conventions: WritingConventions()) == code)
    }

    @Test(arguments: ["", "12.50", "all", "try this", "kr 5", "5 pesos", "XXX", "no money", "Q12", "XTS"])
    func `Nothing is concluded from other texts`(text: String) {
        #expect(CurrencyText.code(in: text, conventions: WritingConventions()) == nil)
    }

    @Test func `Shared signs follow the document`() {
        #expect(CurrencyText.code(in: "$5", conventions: WritingConventions()) == "USD")
        #expect(CurrencyText.code(in: "$5", conventions: WritingConventions(currency: "CAD")) == "CAD")
        #expect(CurrencyText.code(in: "$5", conventions: WritingConventions(language: "es")) == nil)
        #expect(CurrencyText.code(in: "5 kr", conventions: WritingConventions(language: "sv")) == "SEK")
        #expect(CurrencyText.code(in: "5 kr", conventions: WritingConventions(currency: "NOK")) == "NOK")
        #expect(CurrencyText.code(in: "¥5", conventions: WritingConventions(currency: "CNY")) == "CNY")
    }

    @Test(
        arguments: [("JPY", 0), ("KWD", 3), ("EUR", 2), ("CLF", 4), ("ZZZ", 2), (nil, 2)] as [(String?, Int)])
    func `Minor units follow ISO 4217`(code: String?, digits: Int) {
        #expect(CurrencyText.minorUnits(of: code) == digits)
    }
}
