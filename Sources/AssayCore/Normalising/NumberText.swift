public import Foundation

/// Numbers and amounts as people write them.
public enum NumberText {
    /// The number that the whole text states (signs, currency marks and thousands separators allowed); nil
    /// where it is none.
    public static func read(_ text: String, conventions: WritingConventions) -> Decimal? {
        Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }
}
