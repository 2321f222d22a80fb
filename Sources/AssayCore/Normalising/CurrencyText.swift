/// Currencies as people write them: codes, symbols, abbreviations and words.
public enum CurrencyText {
    /// ISO 4217 code of the currency that the text is or contains (`€ 12,50`, `RM`, `CHF`); nil where it names
    /// none. `$`, `kr`, `Rs`, `¥` and pesos are resolved by `conventions` where they can be. A code goes before a
    /// symbol, and the first before later ones.
    public static func code(in text: String, conventions: WritingConventions) -> String? {
        var symbol: String?
        for mark in marks(in: text) {
            guard let code = resolve(mark.meaning, conventions) else { continue }
            if mark.isCode { return code }
            symbol = symbol ?? code
        }
        return symbol
    }

    /// Digits after the point of an amount in this currency: 2 for EUR, 0 for JPY, 3 for KWD. 2 for unknown codes.
    public static func minorUnits(of code: String?) -> Int { code.map(CurrencyCodes.minorUnits) ?? 2 }

    /// Whether the text is a code of ISO 4217, in capitals.
    public static func isCode(_ text: String) -> Bool { CurrencyCodes.isCode(text) }

    /// The currency that a shared sign stands for in this document.
    static func resolve(_ meaning: CurrencyMark.Meaning, _ conventions: WritingConventions) -> String? {
        let known = conventions.currency
        switch meaning {
        case .code(let code): return code
        case .dollar:
            if let known, dollars.contains(known) { return known }
            // In Spanish "$" is as often a peso.
            return conventions.language == "es" ? nil : "USD"
        case .krona:
            if let known, ["SEK", "DKK", "NOK", "ISK"].contains(known) { return known }
            return conventions.language == "sv" ? "SEK" : nil
        case .rupee:
            return known.flatMap { ["INR", "PKR", "LKR", "NPR", "MUR"].contains($0) ? $0 : nil } ?? "INR"
        case .yen: return known == "CNY" ? "CNY" : "JPY"
        case .peso: return known.flatMap { pesos.contains($0) ? $0 : nil }
        }
    }

    static let dollars: Set<String> = [
        "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL", "BND", "FJD",
        "JMD",
        "TTD", "XCD", "BBD", "BSD", "BZD", "GYD", "SRD", "LRD", "NAD", "MYR",
    ]
    private static let pesos: Set<String> = ["MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"]

    /// Every currency mark of the text from the left: words as a whole, and what is glued to numbers.
    static func marks(in text: String) -> [CurrencyMark] {
        text.unicodeScalars.split { $0.isSpace || "()[]/,;:".unicodeScalars.contains($0) }
            .flatMap(marks(inWord:))
    }

    private static func marks(inWord word: Substring.UnicodeScalarView) -> [CurrencyMark] {
        guard word.count <= 48 else { return [] }
        if let mark = CurrencyMark(word) { return [mark] }
        if let glued = Numeral(Array(word))?.affixes.mark, let mark = CurrencyMark(glued) {
            return [mark]
        }
        return word.split { Numeral.isDigit($0) || "+-–—−".unicodeScalars.contains($0) }.compactMap { run in
            CurrencyMark(run) ?? CurrencyMark(run.filter { Numeral.separator($0) == nil })
        }
    }
}
