/// VAT identification numbers of the European Union, Northern Ireland, Great Britain, Switzerland and Norway.
/// Numbers without a country's letters, and those that are plainly something else (a German Steuernummer, a
/// SIREN), are not judged.
enum VATNumber {
    static func judge(_ text: String) -> ChecksumJudgement {
        guard let number = parse(text), let rule = VATRules.byCountry[number.country] else {
            return .notJudged
        }
        if rule.holds(number.body) { return .holds }
        return .fails("the check digits of the \(number.country) VAT number do not match")
    }

    /// The country's letters and the rest in capitals; nil where it is no VAT number by its looks.
    static func parse(_ text: String) -> (country: String, body: [UInt8])? {
        guard text.utf8.count <= 40, let compact = compact(text), compact.count >= 4 else { return nil }
        let letters = String(decoding: compact[..<2], as: UTF8.self)
        let country = letters == "GR" ? "EL" : letters
        let body = withoutTail(Array(compact[2...]), country)
        let digits = body.count { isDigit($0) }
        guard let rule = VATRules.byCountry[country], body.count <= 15, digits * 2 > body.count,
            digits >= rule.fewestDigits
        else { return nil }
        // "SIREN 123 456 789", "HRB 1234": letters where that country has digits.
        let opening = body.prefix { !isDigit($0) }
        guard opening.isEmpty || rule.openings.contains(where: { $0.matches(opening) }) else { return nil }
        return (country, body)
    }

    /// Capitals and digits without what parts groups; nil where there is anything else, a slash for one.
    private static func compact(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.uppercased().unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A: bytes.append(UInt8(scalar.value))
            case 0x2D, 0x2E, 0x2010, 0x2011: break
            default: if !scalar.isSpace { return nil }
            }
        }
        return bytes
    }

    /// Swiss and Norwegian numbers end in the name of the tax.
    private static func withoutTail(_ body: [UInt8], _ country: String) -> [UInt8] {
        let tails = country == "CH" ? ["MWST", "TVA", "IVA", "TPV"] : country == "NO" ? ["MVA"] : []
        let tail = tails.first {
            body.count > $0.utf8.count && body.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
        return Array(body.dropLast(tail?.utf8.count ?? 0))
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// How a country's numbers look and what their check digits are.
struct VATRule {
    /// Letters that may stand before the first digit.
    enum Opening: Hashable {
        case word(String)
        /// One capital, or two: French keys, the Spanish kinds of person.
        case oneLetter, twoLetters

        func matches(_ letters: ArraySlice<UInt8>) -> Bool {
            switch self {
            case .word(let word): letters.elementsEqual(word.utf8)
            case .oneLetter: letters.count == 1
            case .twoLetters: letters.count == 2
            }
        }
    }

    let openings: [Opening]
    /// With fewer it is another sort of number.
    let fewestDigits: Int
    /// Capitals and digits after the country's letters.
    let holds: @Sendable ([UInt8]) -> Bool

    init(openings: [Opening] = [], fewestDigits: Int = 6, holds: @escaping @Sendable ([UInt8]) -> Bool) {
        self.openings = openings
        self.fewestDigits = fewestDigits
        self.holds = holds
    }

    /// For numbers that are digits alone, of the given lengths.
    init(
        digits lengths: Int..., fewestDigits: Int = 6, holds: @escaping @Sendable ([Int]) -> Bool
    ) {
        self.init(fewestDigits: fewestDigits) { body in
            guard lengths.contains(body.count), let digits = Self.digits(body) else { return false }
            return holds(digits)
        }
    }

    /// nil where there is anything else.
    static func digits(_ bytes: some Collection<UInt8>) -> [Int]? {
        bytes.allSatisfy(VATNumber.isDigit) ? bytes.map { Int($0) - 0x30 } : nil
    }
}
