public import Foundation

/// A JSON number with the text it was written in, so that no digit is lost on the way through.
public struct JSONNumber: Sendable, CustomStringConvertible {
    /// As written, by the grammar of RFC 8259 section 6.
    public let text: String

    /// Trusts that `text` is a JSON number; the parser and the renderers are its callers.
    init(checked text: String) { self.text = text }

    public init(_ value: Int) { text = String(value) }

    /// The shortest JSON number of that value.
    public init(_ value: Decimal) { text = value.description }

    public var description: String { text }

    /// The value, or nil where it has more than 38 significant digits or an exponent beyond Decimal.
    public var decimal: Decimal? { Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) }

    /// The nearest binary float; for sorting and drawing, never for money.
    public var double: Double { Double(text) ?? .nan }
}

extension JSONNumber: Hashable {
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || left.normalised == right.normalised
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(normalised) }
}
