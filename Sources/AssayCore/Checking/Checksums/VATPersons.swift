/// Countries whose VAT numbers are a company's or a person's number, each with check digits of its own.
enum VATPersons {
    private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
        DigitChecksums.weighted(digits, weights)
    }

    /// Nine digits for companies; ten for citizens, foreigners and others.
    @Sendable static func bulgaria(_ digits: [Int]) -> Bool {
        if digits.count == 9 {
            let first = sum(digits, [1, 2, 3, 4, 5, 6, 7, 8]) % 11
            return (first == 10 ? sum(digits, [3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 : first) == digits[8]
        }
        let citizen = sum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10
        let foreigner = sum(digits, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10
        let other = (11 - sum(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
        // Years before 1900 have 20 added to the month, those from 2000 on 40.
        let isBirthDate = isDay(
            month: VATRules.value(digits[2..<4]) % 20, day: VATRules.value(digits[4..<6]))
        return isBirthDate && citizen == digits[9] || foreigner == digits[9] || other == digits[9]
    }

    /// Eight digits for companies, a birth number (rodné číslo), or nine digits that begin with 6.
    @Sendable static func czechia(_ digits: [Int]) -> Bool {
        if digits.count == 8 {
            let rest = (11 - sum(digits, [8, 7, 6, 5, 4, 3, 2]) % 11) % 11
            return digits[0] != 9 && (rest == 0 ? 1 : rest) % 10 == digits[7]
        }
        if digits.count == 9, digits[0] == 6 {
            let rest = sum(Array(digits[1..<8]), [8, 7, 6, 5, 4, 3, 2]) % 11
            if (18 - (10 - rest) % 11) % 10 == digits[8] { return true }
        }
        return isBirthNumber(digits)
    }

    /// Ten digits by MOD 11, or a birth number.
    @Sendable static func slovakia(_ digits: [Int]) -> Bool {
        let isCompany = digits[0] != 0 && [2, 3, 4, 7, 8, 9].contains(digits[2])
        return isCompany && VATRules.value(digits).isMultiple(of: 11) || isBirthNumber(digits)
    }

    /// Ten digits at most for companies (padded), thirteen for persons.
    @Sendable static func romania(_ digits: [Int]) -> Bool {
        if digits.count == 13 {
            let check = sum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
            return digits[0] != 0 && (check == 10 ? 1 : check) == digits[12]
                && isDay(month: VATRules.value(digits[3..<5]), day: VATRules.value(digits[5..<7]))
        }
        let padded = Array(repeating: 0, count: 10 - digits.count) + digits
        return digits[0] != 0 && sum(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10 == padded[9]
    }

    private static func isDay(month: Int, day: Int) -> Bool {
        (1...12).contains(month) && (1...31).contains(day)
    }

    /// yymmdd with 50 (and 20) added to the month, then three digits and, since 1954, a check digit.
    private static func isBirthNumber(_ digits: [Int]) -> Bool {
        let month = VATRules.value(digits[2..<4]) % 50 % 20
        guard isDay(month: month, day: VATRules.value(digits[4..<6])) else { return false }
        // Nine digits were given out until 1953.
        if digits.count == 9 { return !(54..<80).contains(VATRules.value(digits[..<2])) }
        return VATRules.value(digits[..<9]) % 11 % 10 == digits[9]
    }

    /// Companies begin with 4 or more; persons have their code, which since 2017 (32…) holds no date of birth.
    @Sendable static func latvia(_ digits: [Int]) -> Bool {
        if digits[0] > 3 { return sum(digits, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3 }
        let isBirthDate =
            digits[..<2] == [3, 2]
            || isDay(month: VATRules.value(digits[2..<4]), day: VATRules.value(digits[..<2]))
        return isBirthDate && (1 + sum(digits, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10 == digits[10]
    }

    /// DNI, NIE, the K, L and M numbers of persons, and the CIF of companies, which ends in a digit or a letter.
    @Sendable static func spain(_ body: [UInt8]) -> Bool {
        guard body.count == 9, let middle = VATRule.digits(body[1..<8]) else { return false }
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
        switch body[0] {
        case 0x30...0x39:
            guard let digits = VATRule.digits(body[..<8]) else { return false }
            return body[8] == letters[VATRules.value(digits) % 23]
        case UInt8(ascii: "X")...UInt8(ascii: "Z"):
            let digits = [Int(body[0] - UInt8(ascii: "X"))] + middle
            return body[8] == letters[VATRules.value(digits) % 23]
        case UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"):
            return body[8] == letters[VATRules.value(middle) % 23]
        default: return isCompany(body[0], middle, check: body[8])
        }
    }

    private static func isCompany(_ kind: UInt8, _ digits: [Int], check: UInt8) -> Bool {
        guard "ABCDEFGHJNPQRSUVW".utf8.contains(kind) else { return false }
        guard let digit = (0...9).first(where: { DigitChecksums.luhn(digits + [$0]) }) else { return false }
        return check == UInt8(0x30 + digit) || check == Array("JABCDEFGHI".utf8)[digit]
    }
}
