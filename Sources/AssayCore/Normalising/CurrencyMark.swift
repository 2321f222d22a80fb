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
    init?(_ scalars: some Collection<Unicode.Scalar>) {
        guard scalars.count <= Self.longest else { return nil }
        // Scalar by scalar: the standard library's way takes many times as long for texts this short.
        var text = ""
        for scalar in scalars { text.unicodeScalars.append(scalar) }
        self.init(text)
    }

    /// nil where the text is no mark as a whole.
    init?(_ text: String) {
        guard let (meaning, isCode) = Self.table[text] else { return nil }
        self.text = text
        self.meaning = meaning
        self.isCode = isCode
    }

    /// Scalars.
    static let longest = 10

    /// Whether a word can hold a mark that speaks for itself: it has a sign, or two capitals in a row.
    static func mayStandIn(_ word: String) -> Bool {
        var isAfterCapital = false
        for byte in word.utf8 {
            let isCapital = (0x41...0x5A).contains(byte)
            if byte > 0x7F || byte == UInt8(ascii: "$") || isCapital && isAfterCapital { return true }
            isAfterCapital = isCapital
        }
        return false
    }

    /// Whether it means a currency without an amount beside it: well-known codes in capitals, `€`, `RM`. "US" and
    /// "ALL" are words.
    var speaksForItself: Bool {
        if isCode { return Self.commonCodes.contains(text) }
        return text == "RM" || !text.unicodeScalars.contains(where: \.isLetter)
    }

    /// Every writing. Codes stand in capitals; in other writings only those that are no words ("all", "try", "cup"
    /// are). Words stand in small letters, in capitals, or capitalised.
    private static let table: [String: (Meaning, isCode: Bool)] = {
        var table: [String: (Meaning, isCode: Bool)] = [:]
        for (word, meaning) in words {
            for writing in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
                table[writing] = (meaning, false)
            }
        }
        for code in CurrencyCodes.all { table[code] = (.code(code), true) }
        for code in commonCodes {
            let small = code.lowercased()
            table[small] = (.code(code), true)
            table[String(code.prefix(1)) + String(small.dropFirst())] = (.code(code), true)
        }
        for (symbol, meaning) in symbols { table[symbol] = (meaning, false) }
        return table
    }()

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
        "Tk": .code("BDT"), "Tk.": .code("BDT"), "৳": .code("BDT"), "NRs": .code("NPR"), "NRs.": .code("NPR"),
        "TSh": .code("TZS"), "USh": .code("UGX"), "Birr": .code("ETB"),
        "lekë": .code("ALL"), "Lekë": .code("ALL"),
    ]

    /// In small letters.
    private static let words: [String: Meaning] = [
        "euro": .code("EUR"), "euros": .code("EUR"), "dollar": .dollar, "dollars": .dollar,
        "dolares": .dollar,
        "pound": .code("GBP"), "pounds": .code("GBP"), "sterling": .code("GBP"), "ringgit": .code("MYR"),
        "yen": .code("JPY"), "yuan": .code("CNY"), "renminbi": .code("CNY"), "rupee": .rupee,
        "rupees": .rupee,
        "franken": .code("CHF"), "francs": .code("CHF"), "krona": .krona, "kronor": .krona, "kroner": .krona,
        "zloty": .code("PLN"), "złoty": .code("PLN"), "złotych": .code("PLN"), "zlotych": .code("PLN"),
        "forint": .code("HUF"), "reais": .code("BRL"),
        "peso": .peso, "pesos": .peso, "dirham": .code("AED"), "dirhams": .code("AED"), "lira": .code("TRY"),
        "rand": .code("ZAR"), "baht": .code("THB"), "dram": .code("AMD"), "drams": .code("AMD"),
    ]
}
