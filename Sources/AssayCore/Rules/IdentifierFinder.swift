/// Codes beside their captions: invoice numbers, order numbers, tax ids.
extension RulesContext {
    func identifiers(beside caption: Caption, field: Int) -> [Candidate] {
        let reference = isReference(caption, field) ? 0.7 : 0
        return places(of: caption).flatMap { place -> [Candidate] in
            let distance = reference + (place.isBelow ? 0 : distance(caption, place.tokens))
            var found: [Candidate] = []
            var rest = place.tokens
            var remarks = 0
            while found.count < 3, let start = identifierStart(in: rest) {
                let range = start..<identifierEnd(from: start, limit: place.tokens.upperBound)
                let before = 0.12 * Double(max(found.count - remarks, 0))
                let skipped = before + penalty(between: place.tokens.lowerBound..<start)
                if isRemark(range) { remarks += 1 }
                let code = identifier(
                    range, field: field,
                    score: weight(of: caption, for: field) - place.penalty - skipped - distance)
                // A word that is not known may make the caption another's; a tax number shows by its form what it is.
                let isOpen =
                    isModified(caption) && !schema.schema.fields[field].isRequired && !isOfParty(field)
                let isFaint =
                    skipped > 0.1 && schema.schema.fields[field].isRequired && range.count == 1
                    && scan.key(of: start).count < 3
                found += code.map { [isOpen || isFaint || reference > 0 ? $0.doubted : $0] } ?? []
                rest = range.upperBound..<place.tokens.upperBound
            }
            return found
        }
    }

    /// What stands far to the right of a caption more likely belongs to another column.
    private func distance(_ caption: Caption, _ place: Range<Int>) -> Double {
        guard let first = place.first else { return 0 }
        let gap = scan.tokens[first].box.left - scan.tokens[caption.tokens.upperBound - 1].box.right
        return gap > 6 * scan.rows[scan.tokens[first].row].height ? 0.1 : 0
    }

    /// Codes right behind a bare word for a number that begins a phrase: `No. 2031-117` below `INVOICE`.
    func numbersOfDocument(for field: Int) -> [Candidate] {
        let definition = schema.schema.fields[field]
        guard hasParties, definition.isRequired else { return [] }
        return scan.segments.compactMap { phrase -> Candidate? in
            let number = phrase.lowerBound + 1
            guard scan.page(of: phrase.lowerBound) == 0, depth(of: phrase.lowerBound) < 0.5,
                Self.numberWords.contains(word(phrase.lowerBound)), !isOfField(phrase.lowerBound),
                let next = number < phrase.upperBound
                    ? number : codeBeside(phrase), identifierStart(in: next..<next + 1) == next
            else { return nil }
            let range =
                next..<identifierEnd(from: next, limit: scan.segments[scan.tokens[next].segment].upperBound)
            let text = Self.trimmedCode(scan.text(of: range))
            guard text.utf8.count(where: { (0x30...0x39).contains($0) }) > 2,
                amountAt[next] < 0 || range.count > 1 || !amounts[amountAt[next]].hasCents
            else { return nil }
            return Candidate(
                .string(text), tokens: [range], score: 0.5 - 0.1 * depth(of: next), match: .exact)
        }
    }

    /// Whether a word is the caption of a field, not only of a table's column.
    private func isOfField(_ token: Int) -> Bool {
        guard captionAt[token] >= 0 else { return false }
        return captions[captionAt[token]].owners.contains { owner in
            switch owner {
            case .field: true
            case .column: false
            }
        }
    }

    /// `Number    : 2031-117`.
    private func codeBeside(_ phrase: Range<Int>) -> Int? {
        let next = phrase.upperBound
        let row = scan.rows[scan.tokens[phrase.lowerBound].row].tokens
        return scan.tokens[phrase.lowerBound].traits.contains(.beforeColon) && next < row.upperBound
            ? next : nil
    }

    private static let numberWords: Set<String> = [
        "no", "nr", "n", "num", "number", "nummer", "numero", "numer", "nro", "cislo",
    ]

    /// Codes that hold a caption of the field themselves: `TK-PO-3304` is called an order, whatever stands before it. Of a
    /// party's numbers (`CHE-990.417.288`) the only one counts, for whose it is nothing tells.
    func codesNamed(for field: Int) -> [Candidate] {
        let definition = schema.schema.fields[field]
        guard definition.kind == .identifier, !definition.isRequired else { return [] }
        let isOfParty = isOfParty(field)
        let names = Set(
            definition.labels.filter { (2...3).contains($0.utf8.count) && $0.allSatisfy(\.isUppercase) })
        guard !names.isEmpty else { return [] }
        let found = scan.tokens.indices.compactMap { token -> Candidate? in
            let text = Self.trimmedCode(scan.tokens[token].text)
            guard text.utf8.count <= 30, scan.tokens[token].hasDigits else { return nil }
            let parts = text.split { $0 == "-" || $0 == "/" }
            guard parts.count > 1, parts.contains(where: { names.contains(String($0)) }),
                !isOfParty || names.contains(String(parts[0])),
                parts.contains(where: { $0.count(where: \.isNumber) > (isOfParty ? 7 : 2) })
            else { return nil }
            return Candidate(
                .string(text), tokens: [token..<token + 1], score: 0.6 - 0.05 * depth(of: token),
                match: .exact)
        }
        return isOfParty && Set(found.map(\.value)).count > 1 ? [] : found
    }

    /// A country's letters, with digits behind them or in the next word.
    private func mayBeginNumber(_ token: Int, _ phrase: Range<Int>) -> Bool {
        guard scan.tokens[token].text.utf8.prefix(2).allSatisfy(Self.isLetter) else { return false }
        let key = scan.key(of: token).count
        if scan.tokens[token].hasDigits { return key > 2 }
        return (2...3).contains(key) && token + 1 < phrase.upperBound && scan.tokens[token + 1].hasDigits
    }

    /// nil where the text is too short for the field or is no code.
    private func identifier(_ whole: Range<Int>, field: Int, score: Double) -> Candidate? {
        let range = isOfParty(field) ? checkedPart(of: whole) : whole
        guard isAccount(field) || !accounts.contains(where: { $0.tokens.overlaps(range) }) else { return nil }
        let text = Self.trimmedCode(scan.text(of: range))
        if range.upperBound < scan.tokens.count, scan.tokens[range.upperBound].text == "%" { return nil }
        guard text.utf8.count >= schema.minLengths[field], !isPrice(range, text),
            !(isOfParty(field) && text.hasPrefix("IBAN")),
            text.utf8.contains(where: { (0x30...0x39).contains($0) })
        else { return nil }
        return Candidate(
            .string(text), tokens: [range],
            score: score + fit(of: text, range, field: field) - 0.05 * depth(of: range.lowerBound)
                + checkBonus(text, field),
            match: .exact)
    }

    /// `DE111111125 HRB 4711`: where a number's check digits hold before other letters, it ends there.
    private func checkedPart(of range: Range<Int>) -> Range<Int> {
        let end = range.dropFirst().first { token in
            scan.tokens[token].isWord
                && VATNumber.judge(Self.trimmedCode(scan.text(of: range.lowerBound..<token))) == .holds
        }
        return range.lowerBound..<(end ?? range.upperBound)
    }

    /// Numbers of parties told by their country's letters and their check digits, which stand beside no caption: `GB 980 7806 84`
    /// in a letterhead. Whose it is, nothing tells where there are several.
    func numbersByForm(for field: Int) -> [Candidate] {
        guard isOfParty(field), hasCheckDigits(field) else { return [] }
        let found = scan.tokens.indices.compactMap { token -> Range<Int>? in
            let phrase = scan.segments[scan.tokens[token].segment]
            guard mayBeginNumber(token, phrase), !isYours(behind: token),
                !accounts.contains(where: { $0.tokens.contains(token) })
            else { return nil }
            return (token + 1...min(token + 5, phrase.upperBound)).lazy.map { token..<$0 }
                .first { range in
                    // The name of the tax is a part of numbers of Norway.
                    if range.upperBound < phrase.upperBound, word(range.upperBound) == "mva" { return false }
                    let text = Self.trimmedCode(scan.text(of: range))
                    return text.utf8.count { (0x30...0x39).contains($0) } > 7
                        && VATNumber.judge(text) == .holds
                }
        }
        let values = Set(found.map { Self.trimmedCode(scan.text(of: $0)) })
        return found.map { range in
            let text = Self.trimmedCode(scan.text(of: range))
            let found = Candidate(
                .string(text), tokens: [range],
                score: (values.count > 1 ? 0.4 : 0.8) - 0.05 * depth(of: range.lowerBound), match: .exact)
            return values.count > 1 ? found.doubted : found
        }
    }

    /// A number whose check digits hold goes before one of another office.
    /// Without the letters of its country any office's number may have such digits.
    private func checkBonus(_ text: String, _ field: Int) -> Double {
        guard hasCheckDigits(field), text.utf8.prefix(2).allSatisfy(Self.isLetter) else { return 0 }
        return switch VATNumber.judge(text) {
        case .holds: 0.15
        case .fails, .notJudged: 0
        }
    }

    /// Whether the schema asks for the check digits of a VAT number.
    private func hasCheckDigits(_ field: Int) -> Bool {
        schema.schema.checks.contains { check in
            if case .checksum(let form) = check.form {
                form.field == schema.schema.fields[field].name && form.standard == .vatID
            } else {
                false
            }
        }
    }

    /// `7,52` beside `VAT` is the tax, and no number that identifies anybody.
    private func isPrice(_ range: Range<Int>, _ text: String) -> Bool {
        guard range.count <= 2, amountAt[range.lowerBound] >= 0 else { return false }
        let amount = amounts[amountAt[range.lowerBound]]
        return amount.tokens.upperBound >= range.upperBound && (amount.hasCents || amount.mark != nil)
            && text.utf8.count < 11
    }

    /// The first token with a digit, or the letters right before it that belong to the code (`FR 83 404`).
    private func identifierStart(in range: Range<Int>) -> Int? {
        for token in range where !scan.tokens[token].isPercentage {
            if dateAt[token] >= 0 {
                if token == range.lowerBound, isSerial(token) { return token }
                continue
            }
            if scan.tokens[token].hasDigits { return token }
            let next = token + 1
            if isCodeLetters(token), next < range.upperBound, scan.tokens[next].hasDigits, dateAt[next] < 0,
                scan.tokens[next].segment == scan.tokens[token].segment
            {
                return token
            }
        }
        return nil
    }

    /// `7/04/2031` right behind a caption: a number, a month and a year, which nobody writes a day like.
    private func isSerial(_ token: Int) -> Bool {
        let parts = scan.tokens[token].text.split(separator: "/").map(\.count)
        return hasParties && parts == [1, 2, 4]
    }

    /// Up to four capitals that stand before digits.
    private func isCodeLetters(_ token: Int) -> Bool {
        let candidate = scan.tokens[token]
        return candidate.isWord && !candidate.traits.contains(.lowerCase) && candidate.key.count <= 4
            && !candidate.traits.contains(.beforeColon) && !candidate.text.hasSuffix(".")
            && !candidate.text.hasSuffix("°") && !candidate.text.hasSuffix("º")
            && candidate.text.utf8.first.map(Self.isLetter) == true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    /// Groups of digits go on as long as they stand in one phrase and are no date, no amount, no next caption.
    private func identifierEnd(from start: Int, limit: Int) -> Int {
        var end = start + 1
        while end < limit, end - start < 9, scan.tokens[end].segment == scan.tokens[start].segment,
            scan.tokens[end].hasDigits || end == start + 1 && isCodeLetters(start) || isOwnGroup(end, limit)
                || isTail(end) || isYearGroup(end, limit),
            dateAt[end] < 0, !scan.tokens[end].isPercentage,
            !scan.tokens[end - 1].text.hasSuffix(","), !scan.tokens[end - 1].text.hasSuffix(";")
        {
            end += 1
        }
        return end
    }

    /// A slash between a number and a year, both set apart: `17 / 2031`.
    private func isYearGroup(_ token: Int, _ limit: Int) -> Bool {
        let next = token + 1
        guard next < limit, ["/", "-"].contains(scan.tokens[token].text), scan.tokens[token - 1].hasDigits,
            scan.tokens[next].segment == scan.tokens[token].segment
        else { return false }
        let year = scan.key(of: next)
        return year.count == 4 && year.starts(with: [0x32, 0x30]) && !scan.tokens[next].hasLetters
    }

    /// Letters behind a slash without a blank: `0911/00/N`.
    private func isTail(_ token: Int) -> Bool {
        scan.tokens[token].traits.contains(.glued) && scan.tokens[token].text.hasPrefix("/")
            && !scan.tokens[token].traits.contains(.lowerCase)
    }

    /// A number in brackets comments on the caption.
    private func isRemark(_ range: Range<Int>) -> Bool {
        scan.tokens[range.lowerBound].text.hasPrefix("(")
            && scan.tokens[range.upperBound - 1].text.hasSuffix(")")
    }

    /// Capitals in the middle of a code: `NL 8104 B 01`.
    private func isOwnGroup(_ token: Int, _ limit: Int) -> Bool {
        isCodeLetters(token) && token + 1 < limit && scan.tokens[token + 1].hasDigits
            && scan.tokens[token + 1].segment == scan.tokens[token].segment && dateAt[token + 1] < 0
    }

    private func fit(of text: String, _ range: Range<Int>, field: Int) -> Double {
        var fit = 0.1
        if amountAt[range.lowerBound] >= 0 {
            let amount = amounts[amountAt[range.lowerBound]]
            if amount.hasCents || amount.mark != nil && text.utf8.count < 8 { fit -= 0.4 }
        }
        if text.utf8.count < 3 { fit -= 0.2 }
        if isRemark(range) { fit -= 0.35 }
        return fit
    }

    static func trimmedCode(_ text: String) -> String {
        let marks: Set<Character> = [",", ".", ";", ":", "(", ")", "[", "]", "#", "*", "|", "'", "\"", " "]
        var code = String(text.drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed())
        if code.contains("("), !code.contains(")") { code += ")" }
        return code
    }
}
