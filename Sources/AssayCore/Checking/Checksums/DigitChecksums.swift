// Checksums: the arithmetic of check digits, by standard.

/// Check digits over plain digits. Digits are values 0 to 9.
enum DigitChecksums {
    /// Double-add-double from the right (ISO/IEC 7812-1 annex B), the last digit being the check digit.
    static func luhn(_ digits: some BidirectionalCollection<Int>) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
            let value = entry.offset.isMultiple(of: 2) ? entry.element : entry.element * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum.isMultiple(of: 10)
    }

    /// ISO/IEC 7064 MOD 11,10, the last digit being the check digit.
    static func mod11_10(_ digits: some Collection<Int>) -> Bool {
        let check = digits.dropLast().reduce(5) { check, digit in
            let sum = (check == 0 ? 10 : check) * 2 % 11 + digit
            return sum % 10
        }
        guard let last = digits.dropFirst(digits.count - 1).first else { return false }
        return ((check == 0 ? 10 : check) * 2 % 11 + last) % 10 == 1
    }

    /// ISO/IEC 7064 MOD 97-10 over digits and capitals (A = 10 ... Z = 35): remainder 1. nil where there is anything
    /// else.
    static func mod97(_ text: some Sequence<UInt8>) -> Int? {
        var rest = 0
        for byte in text {
            switch byte {
            case 0x30...0x39: rest = (rest * 10 + Int(byte) - 0x30) % 97
            case 0x41...0x5A: rest = (rest * 100 + Int(byte) - 0x41 + 10) % 97
            default: return nil
            }
        }
        return rest
    }

    /// The sum of digits times weights; the shorter one ends it.
    static func weighted(_ digits: some Sequence<Int>, _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// GS1 General Specifications 7.9: weights 3 and 1 from the right.
    static func judgeGTIN(_ text: String) -> ChecksumJudgement {
        guard let digits = digits(text) else { return .fails("a GTIN has digits alone") }
        guard [8, 12, 13, 14].contains(digits.count) else {
            return .fails("a GTIN has 8, 12, 13 or 14 digits, this one \(digits.count)")
        }
        let sum = digits.reversed().enumerated().reduce(0) {
            $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 1 : 3)
        }
        return sum.isMultiple(of: 10) ? .holds : .fails("the check digit of the GTIN does not match")
    }

    static func judgeLuhn(_ text: String) -> ChecksumJudgement {
        guard let digits = digits(text), digits.count > 1 else {
            return .fails("it is no number with a check digit")
        }
        return luhn(digits) ? .holds : .fails("the check digit (Luhn) does not match")
    }

    /// The digits of a text that has nothing else but spaces and hyphens.
    private static func digits(_ text: String) -> [Int]? {
        var digits: [Int] = []
        for scalar in text.unicodeScalars where scalar != "-" && !scalar.isSpace {
            guard Numeral.isDigit(scalar) else { return nil }
            digits.append(Int(scalar.value) - 0x30)
        }
        return digits
    }
}
