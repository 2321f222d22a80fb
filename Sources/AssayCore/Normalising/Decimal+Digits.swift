import Foundation

extension Decimal {
    /// ASCII digits times a power of ten; nil beyond 38 significant digits or an exponent that Decimal lacks.
    /// Many times faster than `Decimal(string:)` on Linux, and without a locale.
    init?(digits: some BidirectionalCollection<UInt8>, exponent: Int, isNegative: Bool) {
        let zero = UInt8(ascii: "0")
        let significant = digits.drop { $0 == zero }
        let zeros = significant.reversed().prefix { $0 == zero }.count
        let kept = significant.dropLast(zeros)
        guard kept.count <= 38 else { return nil }
        guard !kept.isEmpty else {
            self = 0
            return
        }
        guard (-127...127).contains(exponent + zeros) else { return nil }
        let high = kept.dropLast(19).reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 &- zero) }
        let low = kept.suffix(19).reduce(UInt64(0)) { $0 &* 10 &+ UInt64($1 &- zero) }
        let significand =
            high == 0
            ? Decimal(low) : Decimal(high) * Decimal(10_000_000_000_000_000_000 as UInt64) + Decimal(low)
        self.init(sign: isNegative ? .minus : .plus, exponent: exponent + zeros, significand: significand)
    }

    /// The value of a JSON number; as `JSONNumber.decimal`, and fast.
    init?(_ number: JSONNumber) {
        let value = number.normalised
        self.init(digits: value.digits, exponent: value.exponent, isNegative: value.isNegative)
    }

    /// With at least so many digits after the point: for messages.
    func text(fractionDigits: Int) -> String {
        let plain = description
        let point = plain.firstIndex(of: ".")
        let digits = point.map { plain.distance(from: $0, to: plain.endIndex) - 1 } ?? 0
        guard digits < fractionDigits else { return plain }
        return plain + (point == nil ? "." : "") + String(repeating: "0", count: fractionDigits - digits)
    }
}
