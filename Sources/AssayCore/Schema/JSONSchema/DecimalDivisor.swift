/// `multipleOf`, exactly: 19.99 is a multiple of 0.01, and 1e308 divides without being written out.
struct DecimalDivisor: Sendable {
    let number: JSONNumber
    private let significand: UInt64
    private let exponent: Int

    /// nil where the number is not positive or has more than 18 significant digits.
    init?(_ number: JSONNumber) {
        let value = number.normalised
        guard !value.isNegative, (1...18).contains(value.digits.count) else { return nil }
        self.number = number
        significand = value.digits.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        exponent = value.exponent
    }

    func divides(_ number: JSONNumber) -> Bool {
        let value = number.normalised
        guard !value.digits.isEmpty else { return true }
        // Digits end in no zero: nothing is left to be divided by a higher power of ten.
        guard value.exponent >= exponent else { return false }
        let digits = value.digits.reduce(UInt64(0)) { rest, digit in
            remainder(rest, 10, plus: UInt64(digit - UInt8(ascii: "0")))
        }
        return remainder(digits, powerOfTen(value.exponent - exponent)) == 0
    }

    private func powerOfTen(_ exponent: Int) -> UInt64 {
        var result = 1 % significand
        var square = 10 % significand
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = remainder(result, square) }
            square = remainder(square, square)
            rest >>= 1
        }
        return result
    }

    /// `(left * right + addend) mod significand`; `left` is below the significand.
    private func remainder(_ left: UInt64, _ right: UInt64, plus addend: UInt64 = 0) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        let (low, overflow) = product.low.addingReportingOverflow(addend)
        return significand.dividingFullWidth((product.high + (overflow ? 1 : 0), low)).remainder
    }
}
