/// ISO 4217 (as of 2025, with codes lately withdrawn): codes and the digits after the point of an amount.
enum CurrencyCodes {
    static func isCode(_ text: String) -> Bool { all.contains(text) }

    static func minorUnits(of code: String) -> Int {
        if without.contains(code) { return 0 }
        if three.contains(code) { return 3 }
        return four.contains(code) ? 4 : 2
    }

    /// XTS (tests), XXX (no currency) and the metals are left out: they never stand beside an amount.
    static let all = set(
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD "
            + "CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP "
            + "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
            + "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV "
            + "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG "
            + "SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN "
            + "UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG ZWL")
    private static let without = set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")
    private static let three = set("BHD IQD JOD KWD LYD OMR TND")
    private static let four = set("CLF UYW")

    private static func set(_ codes: String) -> Set<String> {
        Set(codes.split(separator: " ").map(String.init))
    }
}
