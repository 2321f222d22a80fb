extension JSONNumber {
    /// Sign, digits without zeros at either end, and the power of ten: equal for equal values.
    struct Normalised: Hashable {
        let isNegative: Bool
        let digits: [UInt8]
        let exponent: Int
    }

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
                // An exponent beyond Int is as good as infinite either way; the digits still tell values apart.
                exponent += Int(Substring(bytes)) ?? (bytes.first == UInt8(ascii: "-") ? -1 << 40 : 1 << 40)
                bytes = bytes[bytes.endIndex...]
            default:
                digits.append(byte)
                if seenPoint { exponent -= 1 }
            }
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        return digits.isEmpty
            ? Normalised(isNegative: false, digits: [], exponent: 0)
            : Normalised(isNegative: isNegative, digits: digits, exponent: exponent)
    }
}
