/// The check digits of each country, as the tax offices publish them (collected in the European Commission's
/// "VIES VAT number algorithms").
enum VATRules {
    static let byCountry: [String: VATRule] = [
        "AT": VATRule(openings: [.word("U")], holds: austria),
        "BE": VATRule(digits: 9, 10) { digits in
            let padded = digits.count == 9 ? [0] + digits : digits
            return padded[0] <= 1 && 97 - value(padded[..<8]) % 97 == value(padded[8...])
        },
        "BG": VATRule(digits: 9, 10, holds: VATPersons.bulgaria),
        "CH": VATRule(openings: [.word("E")]) { body in
            guard body.count == 10, body[0] == UInt8(ascii: "E"), let digits = VATRule.digits(body[1...])
            else { return false }
            return (11 - sum(digits, [5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == digits[8]
        },
        "CY": VATRule(holds: cyprus),
        "CZ": VATRule(digits: 8, 9, 10, holds: VATPersons.czechia),
        "DE": VATRule(digits: 9) { $0[0] != 0 && DigitChecksums.mod11_10($0) },
        "DK": VATRule(digits: 8) { $0[0] != 0 && sum($0, [2, 7, 6, 5, 4, 3, 2, 1]).isMultiple(of: 11) },
        "EE": VATRule(digits: 9) { sum($0, [3, 7, 1, 3, 7, 1, 3, 7, 1]).isMultiple(of: 10) },
        "EL": VATRule(digits: 8, 9) { digits in
            let padded = digits.count == 8 ? [0] + digits : digits
            return sum(padded, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == padded[8]
        },
        "ES": VATRule(openings: [.oneLetter], holds: VATPersons.spain),
        "FI": VATRule(digits: 8) { sum($0, [7, 9, 10, 5, 8, 4, 2, 1]).isMultiple(of: 11) },
        "FR": VATRule(openings: [.oneLetter, .twoLetters], holds: france),
        "GB": VATRule(openings: [.word("GD"), .word("HA")], fewestDigits: 3, holds: britain),
        "HR": VATRule(digits: 11) { DigitChecksums.mod11_10($0) },
        "HU": VATRule(digits: 8) { sum($0, [9, 7, 3, 1, 9, 7, 3, 1]).isMultiple(of: 10) },
        "IE": VATRule(holds: ireland),
        "IT": VATRule(digits: 11) { digits in
            let office = value(digits[7..<10])
            let isOffice = (1...100).contains(office) || [120, 121, 888, 999].contains(office)
            return isOffice && value(digits[..<7]) > 0 && DigitChecksums.luhn(digits)
        },
        "LT": VATRule(digits: 9, 12, holds: lithuania),
        "LU": VATRule(digits: 8) { value($0[..<6]) % 89 == value($0[6...]) },
        "LV": VATRule(digits: 11, holds: VATPersons.latvia),
        "MT": VATRule(digits: 8) { $0[0] != 0 && sum($0, [3, 4, 6, 7, 8, 9, 10, 1]).isMultiple(of: 37) },
        "NL": VATRule(holds: netherlands),
        // "No. 12345" looks Norwegian, so that anything but nine digits is not judged.
        "NO": VATRule(digits: 9, fewestDigits: 9) {
            (11 - sum($0, [3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == $0[8]
        },
        "PL": VATRule(digits: 10) { sum($0, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == $0[9] },
        "PT": VATRule(digits: 9) {
            $0[0] != 0 && (11 - sum($0, [9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == $0[8]
        },
        "RO": VATRule(digits: 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, fewestDigits: 2, holds: VATPersons.romania),
        "SE": VATRule(digits: 12) { $0[10...] == [0, 1] && DigitChecksums.luhn($0[..<10]) },
        "SI": VATRule(digits: 8) { digits in
            let check = 11 - sum(digits, [8, 7, 6, 5, 4, 3, 2]) % 11
            return digits[0] != 0 && (check == 10 ? 0 : check) == digits[7]
        },
        "SK": VATRule(digits: 10, holds: VATPersons.slovakia),
        "XI": VATRule(openings: [.word("GD"), .word("HA")], fewestDigits: 3, holds: britain),
    ]

    static func sum(_ digits: [Int], _ weights: [Int]) -> Int { DigitChecksums.weighted(digits, weights) }

    static func value(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

    @Sendable private static func austria(_ body: [UInt8]) -> Bool {
        guard body.count == 9, body[0] == UInt8(ascii: "U"), let digits = VATRule.digits(body[1...]) else {
            return false
        }
        let sum = zip(digits[..<7], [1, 2, 1, 2, 1, 2, 1]).reduce(4) { sum, pair in
            let product = pair.0 * pair.1
            return sum + product / 10 + product % 10
        }
        return (10 - sum % 10) % 10 == digits[7]
    }

    @Sendable private static func cyprus(_ body: [UInt8]) -> Bool {
        guard body.count == 9, let digits = VATRule.digits(body[..<8]), value(digits[..<2]) != 12 else {
            return false
        }
        let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        let sum = digits.enumerated().reduce(0) {
            $0 + ($1.offset.isMultiple(of: 2) ? odd[$1.element] : $1.element)
        }
        return Int(body[8]) == 0x41 + sum % 26
    }

    /// The key before the SIREN is two digits, or holds one or two letters (no I, no O).
    @Sendable private static func france(_ body: [UInt8]) -> Bool {
        guard body.count == 11, let siren = VATRule.digits(body[2...]) else { return false }
        // Numbers of Monaco begin with 000 and have no SIREN.
        guard siren[..<3] == [0, 0, 0] || DigitChecksums.luhn(siren) else { return false }
        if let key = VATRule.digits(body[..<2]) { return (value(siren) * 100 + 12) % 97 == value(key) }
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
        guard let first = alphabet.firstIndex(of: body[0]), let second = alphabet.firstIndex(of: body[1])
        else { return false }
        let key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
        return (value(siren) + 1 + key / 11) % 11 == key % 11
    }

    /// Nine digits, or twelve with a branch; departments of government and of health have three.
    @Sendable private static func britain(_ body: [UInt8]) -> Bool {
        if let digits = VATRule.digits(body.dropFirst(2)), digits.count == 3, !VATNumber.isDigit(body[0]) {
            return body[0] == UInt8(ascii: "G") ? value(digits) < 500 : value(digits) >= 500
        }
        guard [9, 12].contains(body.count), let digits = VATRule.digits(body) else { return false }
        let rest = sum(digits, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97
        return value(digits[..<3]) >= 100 ? [0, 42, 55].contains(rest) : rest == 0
    }

    /// Seven digits and one or two letters, or (before 2013) a letter or sign in second place.
    @Sendable private static func ireland(_ body: [UInt8]) -> Bool {
        guard [8, 9].contains(body.count) else { return false }
        let alphabet = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
        guard let check = alphabet.firstIndex(of: body[7]) else { return false }
        if let digits = VATRule.digits(body[..<7]) {
            guard body.count == 9 else { return sum(digits, [8, 7, 6, 5, 4, 3, 2]) % 23 == check }
            guard let second = alphabet.firstIndex(of: body[8]) else { return false }
            return (sum(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * second) % 23 == check
        }
        guard body.count == 8, let digits = VATRule.digits([body[0]] + body[2..<7]) else { return false }
        return sum([0] + digits[1...] + [digits[0]], [8, 7, 6, 5, 4, 3, 2]) % 23 == check
    }

    @Sendable private static func lithuania(_ digits: [Int]) -> Bool {
        guard digits[digits.count - 2] == 1 else { return false }
        let body = digits.dropLast().enumerated()
        let first = body.reduce(0) { $0 + (1 + $1.offset % 9) * $1.element } % 11
        let second = body.reduce(0) { $0 + (1 + ($1.offset + 2) % 9) * $1.element } % 11 % 10
        return (first == 10 ? second : first) == digits[digits.count - 1]
    }

    /// Companies by the test of eleven, the self-employed (since 2020) by MOD 97-10 over the whole number.
    @Sendable private static func netherlands(_ body: [UInt8]) -> Bool {
        guard body.count == 12, body[9] == UInt8(ascii: "B"), let digits = VATRule.digits(body[..<9]),
            let branch = VATRule.digits(body[10...]), value(branch) > 0
        else { return false }
        if value(digits) > 0, sum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]).isMultiple(of: 11) { return true }
        return DigitChecksums.mod97("NL".utf8 + body) == 1
    }
}
