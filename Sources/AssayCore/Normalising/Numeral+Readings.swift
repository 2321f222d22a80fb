public import Foundation

extension NumberText {
    /// One value that a text can state.
    public struct Reading: Sendable, Hashable {
        /// The value as a JSON number with the digits that were printed: `1.234,50` gives `1234.50`.
        public let text: String
        public let value: Decimal
        /// Digits after the decimal separator as printed.
        public let fractionDigits: Int

        /// nil where there are more digits than a Decimal holds (38). `digits` are ASCII, `fractionDigits` of
        /// them stand after the separator.
        init?(digits: [UInt8], fractionDigits: Int, isNegative: Bool) {
            guard let value = Decimal(digits: digits, exponent: -fractionDigits, isNegative: isNegative)
            else {
                return nil
            }
            let isBelowZero = isNegative && !value.isZero
            let whole = digits.dropLast(fractionDigits).drop { $0 == UInt8(ascii: "0") }
            var bytes: [UInt8] = isBelowZero ? [UInt8(ascii: "-")] : []
            bytes += whole.isEmpty ? [UInt8(ascii: "0")] : whole
            if fractionDigits > 0 { bytes += [UInt8(ascii: ".")] + digits.suffix(fractionDigits) }
            self.text = String(decoding: bytes, as: UTF8.self)
            self.value = value
            self.fractionDigits = fractionDigits
        }
    }
}

extension Numeral {
    /// Every value that the groups allow, the likelier one first; empty where they are no number.
    ///
    /// A single point or comma before three digits can be either; without a convention it is held to part
    /// thousands, which is how amounts are printed.
    func readings(decimalSeparator: Character?) -> [NumberText.Reading] {
        let whole = isWhole ? reading(fractionDigits: 0) : nil
        let fraction = fractionLength.flatMap(reading)
        let isFractionLikelier =
            decimalSeparator != nil && decimalSeparator == separators.last?.sign.character
        return (isFractionLikelier ? [fraction, whole] : [whole, fraction]).compactMap(\.self)
    }

    /// The decimal separator that this number proves, by two kinds of separators or by groups that are no
    /// thousands; nil where it leaves the question open.
    var provenDecimalSeparator: Character? {
        guard let sign = separators.last?.sign.character else { return nil }
        switch (isWhole, fractionLength) {
        case (false, _?): return sign
        case (true, nil): return sign == "." ? "," : "."
        case (true, _?), (false, nil): return nil
        }
    }

    /// Whether all separators can part thousands.
    private var isWhole: Bool { isGrouped(separators[...]) }

    /// Digits after the last separator where that can be the decimal separator.
    private var fractionLength: Int? {
        guard let last = separators.last, last.sign.character != nil else { return nil }
        let others = separators.dropLast()
        return others.allSatisfy({ $0.sign != last.sign }) && isGrouped(others)
            ? digits.count - last.position : nil
    }

    private func reading(fractionDigits: Int) -> NumberText.Reading? {
        let shift = affixes.shift
        return NumberText.Reading(
            digits: digits + Array(repeating: UInt8(ascii: "0"), count: max(0, shift - fractionDigits)),
            fractionDigits: max(0, fractionDigits - shift), isNegative: affixes.isNegative)
    }

    /// Whether the separators part thousands: all of one kind, one to three digits and then threes, or the
    /// Indian way, twos and a last three.
    private func isGrouped(_ separators: ArraySlice<(sign: Separator, position: Int)>) -> Bool {
        guard let first = separators.first else { return true }
        guard separators.allSatisfy({ $0.sign == first.sign }), first.position > 0,
            digits[0] != UInt8(ascii: "0")
        else { return false }
        let end =
            separators.endIndex < self.separators.endIndex
            ? self.separators[separators.endIndex].position : digits.count
        let starts = separators.map(\.position)
        let sizes = zip(starts, starts.dropFirst() + [end]).map { $1 - $0 }
        guard sizes.last == 3 else { return false }
        let isWestern = first.position <= 3 && sizes.allSatisfy { $0 == 3 }
        let isIndian = first.sign == .comma && first.position <= 2 && sizes.dropLast().allSatisfy { $0 == 2 }
        return isWestern || isIndian
    }
}

extension Numeral.Separator {
    /// Those that can be a decimal separator.
    var character: Character? {
        switch self {
        case .point: "."
        case .comma: ","
        case .apostrophe, .space: nil
        }
    }
}
