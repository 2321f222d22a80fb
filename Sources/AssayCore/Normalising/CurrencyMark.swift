/// A currency as written beside an amount: a code, a symbol, an abbreviation or a word.
struct CurrencyMark: Hashable {
    /// What a mark means; some are shared by several currencies.
    enum Meaning: Hashable {
        case code(String)
        case dollar, krona, rupee, yen, peso
    }

    let text: String
    let meaning: Meaning
    /// Whether it is an ISO 4217 code rather than a symbol.
    let isCode: Bool

    /// nil where the scalars are no mark as a whole.
    init?(_ scalars: [Unicode.Scalar]) {
        guard (1...12).contains(scalars.count) else { return nil }
        let text = String(String.UnicodeScalarView(scalars))
        if let meaning = Self.symbols[text] {
            self.init(text, meaning, isCode: false)
        } else if let code = Self.code(text) {
            self.init(text, .code(code), isCode: true)
        } else if let word = LatinFolding.word(scalars.last == "." ? scalars.dropLast() : scalars[...]),
            let meaning = Self.words[word]
        {
            self.init(text, meaning, isCode: false)
        } else {
            return nil
        }
    }

    private init(_ text: String, _ meaning: Meaning, isCode: Bool) {
        self.text = text
        self.meaning = meaning
        self.isCode = isCode
    }

    /// Whether it means a currency without an amount beside it: well-known codes in capitals, `€`, `RM`. "US" and
    /// "ALL" are words.
    var speaksForItself: Bool {
        if isCode { return Self.commonCodes.contains(text) }
        return text == "RM" || !text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    }

    /// Codes in capitals; in other writings only those that are no words ("all", "try", "cup" are).
    private static func code(_ text: String) -> String? {
        guard text.utf8.count == 3 else { return nil }
        if CurrencyCodes.isCode(text) { return text }
        let capitals = text.uppercased()
        return commonCodes.contains(capitals) ? capitals : nil
    }

    private static let commonCodes: Set<String> = [
        "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "AUD", "CAD", "NZD",
        "SGD",
        "HKD", "INR", "CNY", "MYR", "BRL", "MXN", "ZAR", "AED", "THB", "TWD", "KRW", "AMD",
    ]

    private static let symbols: [String: Meaning] = [
        "€": .code("EUR"), "$": .dollar, "US$": .code("USD"), "U$S": .code("USD"), "USD$": .code("USD"),
        "U.S.$": .code("USD"), "U.S.": .code("USD"), "US": .code("USD"),
        "A$": .code("AUD"), "AU$": .code("AUD"), "AUD$": .code("AUD"), "C$": .code("CAD"),
        "CA$": .code("CAD"),
        "CAD$": .code("CAD"), "CDN$": .code("CAD"), "Can$": .code("CAD"), "S$": .code("SGD"),
        "SG$": .code("SGD"),
        "NZ$": .code("NZD"), "HK$": .code("HKD"), "NT$": .code("TWD"), "TW$": .code("TWD"),
        "R$": .code("BRL"),
        "MX$": .code("MXN"), "Mex$": .code("MXN"), "£": .code("GBP"), "GB£": .code("GBP"), "₤": .code("GBP"),
        "¥": .yen, "￥": .yen, "JP¥": .code("JPY"), "CN¥": .code("CNY"), "元": .code("CNY"), "円": .code("JPY"),
        "RMB": .code("CNY"), "₹": .code("INR"), "Rs": .rupee, "Rs.": .rupee, "RS.": .rupee, "₨": .rupee,
        "zł": .code("PLN"), "zl": .code("PLN"), "ZŁ": .code("PLN"), "Kč": .code("CZK"), "KČ": .code("CZK"),
        "kč": .code("CZK"), "kr": .krona, "kr.": .krona, "Kr": .krona, "Kr.": .krona, "KR": .krona,
        "Fr.": .code("CHF"), "Fr": .code("CHF"), "SFr.": .code("CHF"), "SFr": .code("CHF"),
        "sFr.": .code("CHF"),
        "Sfr.": .code("CHF"), "RM": .code("MYR"), "Rm": .code("MYR"), "rm": .code("MYR"), "₺": .code("TRY"),
        "TL": .code("TRY"), "₽": .code("RUB"), "руб": .code("RUB"), "руб.": .code("RUB"), "р.": .code("RUB"),
        "₴": .code("UAH"), "грн": .code("UAH"), "грн.": .code("UAH"), "₩": .code("KRW"), "₪": .code("ILS"),
        "฿": .code("THB"), "₫": .code("VND"), "₱": .code("PHP"), "Php": .code("PHP"), "Rp": .code("IDR"),
        "Rp.": .code("IDR"), "Ft": .code("HUF"), "Ft.": .code("HUF"), "lei": .code("RON"),
        "Lei": .code("RON"),
        "лв": .code("BGN"), "лв.": .code("BGN"), "₦": .code("NGN"), "₡": .code("CRC"), "₲": .code("PYG"),
        "₵": .code("GHS"), "GH₵": .code("GHS"), "₸": .code("KZT"), "₼": .code("AZN"), "₾": .code("GEL"),
        "֏": .code("AMD"), "KSh": .code("KES"), "Ksh": .code("KES"), "KSH": .code("KES"), "Dhs": .code("AED"),
        "Dhs.": .code("AED"), "AED.": .code("AED"), "EUR.": .code("EUR"),
    ]

    /// Folded words.
    private static let words: [String: Meaning] = [
        "euro": .code("EUR"), "euros": .code("EUR"), "dollar": .dollar, "dollars": .dollar,
        "dolares": .dollar,
        "pound": .code("GBP"), "pounds": .code("GBP"), "sterling": .code("GBP"), "ringgit": .code("MYR"),
        "yen": .code("JPY"), "yuan": .code("CNY"), "renminbi": .code("CNY"), "rupee": .rupee,
        "rupees": .rupee,
        "franken": .code("CHF"), "francs": .code("CHF"), "krona": .krona, "kronor": .krona, "kroner": .krona,
        "zloty": .code("PLN"), "zlotych": .code("PLN"), "forint": .code("HUF"), "reais": .code("BRL"),
        "peso": .peso, "pesos": .peso, "dirham": .code("AED"), "dirhams": .code("AED"), "lira": .code("TRY"),
        "rand": .code("ZAR"), "baht": .code("THB"), "dram": .code("AMD"), "drams": .code("AMD"),
    ]
}
