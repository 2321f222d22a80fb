/// International bank account numbers (ISO 13616): length by country and check digits (ISO/IEC 7064 MOD 97-10).
enum IBAN {
    static func judge(_ text: String) -> ChecksumJudgement {
        // A number that is printed masked can't be judged.
        if text.contains("*") { return .notJudged }
        let compact = compact(text)
        guard compact.count >= 4, compact[..<2].allSatisfy({ (0x41...0x5A).contains($0) }) else {
            return .fails("an IBAN begins with the letters of a country and two digits")
        }
        let country = String(decoding: compact[..<2], as: UTF8.self)
        let length = lengths[country]
        if let length, compact.count != length {
            return .fails("an IBAN of \(country) has \(length) characters, this one \(compact.count)")
        }
        if length == nil, !(15...34).contains(compact.count) {
            return .fails("an IBAN has 15 to 34 characters")
        }
        guard let rest = DigitChecksums.mod97(compact[4...] + compact[..<4]) else {
            return .fails("an IBAN has letters and digits alone")
        }
        return rest == 1 ? .holds : .fails("the check digits of the IBAN do not match")
    }

    /// Whether words that nobody called an account are one: the check digits hold, and most of it is digits, as one in a
    /// hundred pieces of an address has a form whose check digits hold.
    private static func isLikely(_ text: String) -> Bool {
        judge(text) == .holds && 2 * text.utf8.count { (0x30...0x39).contains($0) } > text.utf8.count
    }

    /// Account numbers among words that follow each other, by their form (a country, two digits, as long as the country's
    /// are) and check digits; each with its words and as plain capitals.
    static func accounts(in words: [String]) -> [(words: Range<Int>, code: String)] {
        let codes = words.map { word in
            Array(word.uppercased().utf8.filter { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        }
        return codes.indices.compactMap { first in
            guard let length = length(beginning: codes[first]) else { return nil }
            var (code, end) = (codes[first], first + 1)
            while code.count < length, end < codes.count, end - first < 12 {
                code += codes[end]
                end += 1
            }
            let text = String(decoding: code, as: UTF8.self)
            // Nobody can pay to a number without its check digits; a tax number before a street has the form, too.
            return code.count == length && isLikely(text) ? (first..<end, text) : nil
        }
    }

    private static func length(beginning code: [UInt8]) -> Int? {
        guard code.count >= 4, code[..<2].allSatisfy({ (0x41...0x5A).contains($0) }),
            code[2..<4].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return length(ofCountry: String(decoding: code[..<2], as: UTF8.self))
    }

    /// Characters of a country's IBANs; nil where it has none. The country is two capitals.
    static func length(ofCountry country: String) -> Int? { lengths[country] }

    /// Capitals without spaces, points and hyphens, and without the word IBAN before it.
    private static func compact(_ text: String) -> [UInt8] {
        let bytes = text.uppercased().unicodeScalars.compactMap { scalar -> UInt8? in
            let isGap = scalar.isSpace || "-.:".unicodeScalars.contains(scalar)
            return isGap ? nil : UInt8(exactly: scalar.value) ?? UInt8(ascii: "?")
        }
        return bytes.starts(with: "IBAN".utf8) ? Array(bytes.dropFirst(4)) : bytes
    }

    /// SWIFT IBAN registry, release 99.
    private static let lengths: [String: Int] = {
        let table =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 "
            + "EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 "
            + "KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 "
            + "OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 "
            + "TN24 TR26 UA29 VA22 VG24 XK20 YE30"
        return table.split(separator: " ").reduce(into: [:]) { lengths, entry in
            lengths[String(entry.prefix(2))] = Int(entry.dropFirst(2))
        }
    }()
}
