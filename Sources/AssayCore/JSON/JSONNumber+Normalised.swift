extension JSONNumber {
    /// Sign, digits without zeros at either end, and the power of ten: equal for equal values.
    struct Normalised: Sendable, Hashable {
        let isNegative: Bool
        /// ASCII digits; empty for zero.
        let digits: [UInt8]
        /// The value is the digits, read as a whole number, times ten to this power; 0 for zero.
        let exponent: Int
    }

    /// Largest exponent that is told apart; the parser refuses what is beyond, so that sums of an exponent
    /// and a count of digits can't overflow.
    static let largestExponent = 1 << 48

    var normalised: Normalised {
        var digits: [UInt8] = []
        var exponent = 0
        var isNegative = false
        var seenPoint = false
        var bytes = text.utf8[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                exponent += Self.exponent(bytes)
                bytes = bytes[bytes.endIndex...]
            default:
                if seenPoint { exponent -= 1 }
                if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
            }
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        return digits.isEmpty
            ? Normalised(isNegative: false, digits: [], exponent: 0)
            : Normalised(isNegative: isNegative, digits: digits, exponent: exponent)
    }

    private static func exponent(_ bytes: Substring.UTF8View) -> Int {
        let limit = largestExponent
        guard let value = Int(Substring(bytes)) else {
            return bytes.first == UInt8(ascii: "-") ? -limit : limit
        }
        return min(max(value, -limit), limit)
    }
}

extension JSONNumber.Normalised: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        switch (left.sign, right.sign) {
        case (1, 1): left.hasSmallerMagnitude(than: right)
        case (-1, -1): right.hasSmallerMagnitude(than: left)
        case (let leftSign, let rightSign): leftSign < rightSign
        }
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func hasSmallerMagnitude(than other: Self) -> Bool {
        let ownPlaces = digits.count + exponent
        let otherPlaces = other.digits.count + other.exponent
        // Of the same length before the point, the digits decide, and a prefix is smaller.
        return ownPlaces == otherPlaces
            ? digits.lexicographicallyPrecedes(other.digits) : ownPlaces < otherPlaces
    }
}

extension JSONNumber.Normalised {
    /// The one JSON number of this value: plain where it is short, else with one digit before the point and
    /// an exponent. The thresholds are ECMAScript's (ECMA-262, Number::toString), the digits all of them.
    var text: String {
        guard !digits.isEmpty else { return "0" }
        let places = digits.count + exponent
        let body: [UInt8]
        if exponent >= 0, places <= 21 {
            body = digits + zeros(exponent)
        } else if (1...21).contains(places) {
            body = digits[..<places] + [UInt8(ascii: ".")] + digits[places...]
        } else if (-5...0).contains(places) {
            body = [UInt8(ascii: "0"), UInt8(ascii: ".")] + zeros(-places) + digits
        } else {
            let fraction = digits.count == 1 ? [] : [UInt8(ascii: ".")] + digits[1...]
            body = digits[..<1] + fraction + Array("e\(places - 1)".utf8)
        }
        return (isNegative ? "-" : "") + String(decoding: body, as: UTF8.self)
    }

    private func zeros(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "0"), count: count) }
}
