public import Foundation

/// Numbers and amounts as people write them: `1.234,56`, `1,234.56`, `1 234,56`, `1'234.56`, `1,23,456.78`,
/// `(12.00)`, `12.00-`, `€ 12,50`, `12.50 CR`, `1'200.-`, `12,5 %`, `50k`. Slips of recognition (O for 0) are not
/// guessed.
public enum NumberText {
    /// The number that the whole text states (signs, currency marks and thousands separators allowed); nil
    /// where it is none. `12,5 %` gives 12.5.
    public static func read(_ text: String, conventions: WritingConventions) -> Decimal? {
        readings(of: text, conventions: conventions).first?.value
    }

    /// Every number that the whole text can state, the likelier one first: `1.234` is 1234 or 1.234 where
    /// `conventions` name no decimal separator. At most two; linear in the text's length.
    public static func readings(of text: String, conventions: WritingConventions) -> [Reading] {
        guard text.utf8.count <= 4 * Numeral.longestText,
            let numeral = Numeral(Array(trimmed(text.unicodeScalars)))
        else {
            return []
        }
        return numeral.readings(decimalSeparator: conventions.decimalSeparator)
    }

    static func trimmed(_ scalars: String.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var rest = Substring.UnicodeScalarView(scalars)
        while let last = rest.last, last.isSpace { rest.removeLast() }
        return rest.drop { $0.isSpace }
    }
}
