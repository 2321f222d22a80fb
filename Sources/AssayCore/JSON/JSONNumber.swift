public import Foundation

/// A JSON number with the text it was written in, so that no digit is lost on the way through.
public struct JSONNumber: Sendable, LosslessStringConvertible {
    /// As written, by the grammar of RFC 8259 section 6.
    public let text: String

    /// Trusts that `text` is a JSON number; the parser and the renderers are its callers.
    init(checked text: String) { self.text = text }

    /// nil where the whole text is no JSON number.
    public init?(_ text: String) {
        // The parser also takes white space around it.
        guard let number = (try? JSON(parsing: text))?.number, number.text.utf8.count == text.utf8.count
        else {
            return nil
        }
        self = number
    }

    public init(_ value: Int) { text = String(value) }

    /// The shortest JSON number of that value, which must be a number (not NaN).
    public init(_ value: Decimal) { text = value.description }

    public var description: String { text }

    /// The exact value, or nil where it has more than 38 significant digits or an exponent beyond Decimal.
    public var decimal: Decimal? {
        let value = normalised
        guard value.digits.count <= 38, (-128...127).contains(value.exponent) else { return nil }
        let significand = value.digits.reduce(into: (high: UInt64(0), low: UInt64(0), count: 0)) {
            parts, digit in
            // The first 19 digits fit one word, the rest another.
            if parts.count < 19 {
                parts.high = parts.high * 10 + UInt64(digit - UInt8(ascii: "0"))
            } else {
                parts.low = parts.low * 10 + UInt64(digit - UInt8(ascii: "0"))
            }
            parts.count += 1
        }
        var whole = Decimal(significand.high)
        if significand.count > 19 {
            let shift = Decimal(sign: .plus, exponent: significand.count - 19, significand: 1)
            whole = whole * shift + Decimal(significand.low)
        }
        return Decimal(sign: value.isNegative ? .minus : .plus, exponent: value.exponent, significand: whole)
    }

    /// The nearest binary float; for sorting and drawing, never for money.
    public var double: Double { Double(text) ?? .nan }

    /// Whether the value is a whole number, however it is written: 3, 3.0, 0.3e1.
    public var isInteger: Bool {
        text.utf8.allSatisfy { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
            || normalised.exponent >= 0
    }

    /// The value where it is a whole number that fits.
    public var int: Int? {
        if let value = Int(text) { return value }
        let value = normalised
        guard (0...18).contains(value.exponent), value.digits.count + value.exponent <= 18 else { return nil }
        let digits = String(decoding: value.digits, as: UTF8.self)
        let zeros = String(repeating: "0", count: value.exponent)
        return value.digits.isEmpty ? 0 : Int((value.isNegative ? "-" : "") + digits + zeros)
    }
}

extension JSONNumber: Hashable {
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || left.normalised == right.normalised
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(normalised) }
}

extension JSONNumber: Comparable {
    /// By exact value, however many digits there are.
    public static func < (left: JSONNumber, right: JSONNumber) -> Bool { left.normalised < right.normalised }
}
