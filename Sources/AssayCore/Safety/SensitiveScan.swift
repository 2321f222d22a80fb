/// What sort of value is masked; begins its placeholder.
enum SensitiveKind: String, Sendable, Hashable {
    case email = "EMAIL"
    case iban = "IBAN"
    case taxID = "TAXID"
    case phone = "PHONE"
    case name = "NAME"
    /// Of a field that the schema calls sensitive.
    case value = "VALUE"
}

/// A value that must not leave, as printed.
struct SensitiveValue: Sendable, Hashable {
    let kind: SensitiveKind
    let text: String
}

/// Looks for values that are sensitive by their form or by the caption before them. Too much is better than too
/// little: check digits are not looked at, as a misread number is as telling as a right one.
enum SensitiveScan {
    /// In the order of their kinds; the same value may occur more than once.
    static func values(in text: String) -> [SensitiveValue] {
        var values: [SensitiveValue] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let words = Self.words(of: line)
            values += words.compactMap(email).map { SensitiveValue(kind: .email, text: $0) }
            values += accounts(words).map { SensitiveValue(kind: .iban, text: $0) }
            values += taxIDs(words).map { SensitiveValue(kind: .taxID, text: $0) }
            values += phones(words).map { SensitiveValue(kind: .phone, text: $0) }
            if let name = name(words) { values.append(SensitiveValue(kind: .name, text: name)) }
        }
        return values
    }

    private struct Word {
        let text: String
        /// Spaces before it; many at the beginning of a line.
        let gap: Int
    }

    private static func words(of line: Substring) -> [Word] {
        var words: [Word] = []
        var gap = 0
        var rest = line[...]
        while let first = rest.first {
            if first.isWhitespace {
                (gap, rest) = (gap + 1, rest.dropFirst())
                continue
            }
            let word = rest.prefix { !$0.isWhitespace }
            words.append(Word(text: String(word), gap: gap))
            (gap, rest) = (0, rest.dropFirst(word.count))
        }
        return words
    }

    // MARK: - E-mail

    private static func email(_ word: Word) -> String? {
        guard let at = word.text.firstIndex(of: "@") else { return nil }
        let local = word.text[..<at].reversed().prefix { $0.isLetter || $0.isNumber || "._%+-".contains($0) }
        var domain = word.text[word.text.index(after: at)...]
            .prefix { $0.isLetter || $0.isNumber || ".-".contains($0) }
        while domain.last == "." || domain.last == "-" { domain = domain.dropLast() }
        // RFC 5321: longer ones are no addresses, and searching for them would take long.
        guard (1...64).contains(local.count), domain.count <= 254, domain.contains(".") else { return nil }
        return String(local.reversed()) + "@" + domain
    }

    // MARK: - Accounts and tax ids

    /// IBANs, whole or in groups; one that lost or gained up to three characters in reading, too.
    private static func accounts(_ words: [Word]) -> [String] {
        words.indices.compactMap { start -> String? in
            let first = trimmed(words[start].text)
            guard let length = IBAN.length(ofCountry: String(first.prefix(2))),
                first.dropFirst(2).prefix(2).allSatisfy({ $0.isASCII && $0.isNumber }), first.count >= 4
            else { return nil }
            var run: [String] = []
            var best: (text: String, miss: Int)?
            var total = 0
            for word in words[start...] {
                let part = trimmed(word.text)
                guard run.isEmpty || word.gap <= 3,
                    part.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
                else { break }
                total += part.count
                guard total <= length + 3 else { break }
                run.append(part)
                let miss = abs(length - total)
                if miss <= min(3, best?.miss ?? 3) { best = (run.joined(separator: " "), miss) }
            }
            return best?.text
        }
    }

    /// VAT numbers with their country's letters, in one word or several.
    private static func taxIDs(_ words: [Word]) -> [String] {
        words.indices.compactMap { start -> String? in
            guard words[start].text.prefix(2).allSatisfy({ $0.isASCII && $0.isUppercase }) else { return nil }
            var run = ""
            var best: String?
            for word in words[start...].prefix(6) {
                guard run.isEmpty || word.gap == 1 else { break }
                run += (run.isEmpty ? "" : " ") + trimmed(word.text)
                if let number = VATNumber.parse(run), number.body.count(where: VATNumber.isDigit) >= 7 {
                    best = run
                }
            }
            return best
        }
    }

    // MARK: - Telephone numbers

    private static let phoneCaptions: Set<String> = [
        "tel", "telefon", "telephone", "téléphone", "teléfono", "phone", "ph", "fax", "telefax", "mobile",
        "mobil",
        "handy", "cell", "móvil", "portable", "tél", "fon", "hotline",
    ]

    /// Numbers that begin with a plus, or stand after a caption.
    private static func phones(_ words: [Word]) -> [String] {
        var phones: [String] = []
        for (place, word) in words.enumerated() {
            // "Tel.:030/123" is one word.
            let letters = word.text.prefix { $0.isLetter }
            let isCaption = phoneCaptions.contains(letters.lowercased())
            let tail = word.text.dropFirst(letters.count).drop { ".:".contains($0) }
            let start = isCaption && tail.isEmpty ? place + 1 : place
            guard isCaption || word.text.hasPrefix("+") || word.text.hasPrefix("(+") else { continue }
            var number = isCaption ? String(tail) : ""
            for next in words[min(start, words.count)...].dropFirst(isCaption && !tail.isEmpty ? 1 : 0) {
                guard next.gap <= 2 || number.isEmpty, isPhonePart(next.text) else { break }
                number += (number.isEmpty ? "" : " ") + next.text
            }
            let digits = number.count { $0.isASCII && $0.isNumber }
            if (6...16).contains(digits), isPhonePart(number.filter { $0 != " " }) { phones.append(number) }
        }
        return phones
    }

    private static func isPhonePart(_ text: String) -> Bool {
        text.allSatisfy { $0.isASCII && $0.isNumber || "+()/-.,;–".contains($0) }
    }

    // MARK: - Names

    private static let nameCaptions: Set<String> = [
        "contact", "contact person", "attn", "attention", "your contact", "ansprechpartner",
        "ansprechpartnerin",
        "ihr ansprechpartner", "ihre ansprechpartnerin", "kontakt", "sachbearbeiter", "sachbearbeiterin",
        "bearbeiter",
        "kontoinhaber", "account holder", "account name", "cardholder", "card holder", "cashier", "name",
        "employee",
        "interlocuteur", "titulaire", "contacto", "persona de contacto", "titular", "served by", "z. hd",
        "z.hd",
    ]

    /// What stands after such a caption and a colon, up to a gap.
    private static func name(_ words: [Word]) -> String? {
        for end in words.indices where words[end].text.hasSuffix(":") {
            let isCaption = (1...3).contains { count in
                guard end + 1 >= count else { return false }
                let caption = words[(end + 1 - count)...end].map(\.text).joined(separator: " ")
                return nameCaptions.contains(trimmed(caption).lowercased())
            }
            guard isCaption else { continue }
            var parts: [String] = []
            for word in words[(end + 1)...].prefix(6) {
                guard parts.isEmpty || word.gap == 1,
                    !word.text.contains(where: { $0.isNumber || $0 == ":" || $0 == "@" })
                else { break }
                parts.append(word.text)
            }
            let name = trimmed(parts.joined(separator: " "))
            if (3...200).contains(name.count(where: \.isLetter)) { return name }
        }
        return nil
    }

    /// Without signs around it.
    private static func trimmed(_ text: String) -> String {
        let isSign: (Character) -> Bool = { !$0.isLetter && !$0.isNumber }
        return String(text.drop(while: isSign).reversed().drop(while: isSign).reversed())
    }
}
