/// Currencies as people write them: codes, symbols and abbreviations.
public enum CurrencyText {
    /// ISO 4217 code of the currency that the text is or contains (`€ 12,50`, `RM`, `CHF`); nil where it names
    /// none. `$` and `kr` are resolved by `conventions` where they can be.
    public static func code(in text: String, conventions: WritingConventions) -> String? { nil }

    /// Digits after the point of an amount in this currency: 2 for EUR, 0 for JPY. 2 for unknown codes.
    public static func minorUnits(of code: String?) -> Int { 2 }
}
