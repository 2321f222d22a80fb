/// Codes beside their captions: invoice numbers, order numbers, tax ids.
extension RulesContext {
    func identifiers(beside caption: Caption, field: Int) -> [Candidate] {
        places(of: caption).flatMap { place -> [Candidate] in
            var found: [Candidate] = []
            var rest = place.tokens
            var remarks = 0
            while found.count < 3, let start = identifierStart(in: rest) {
                let range = start..<identifierEnd(from: start, limit: place.tokens.upperBound)
                let before = 0.12 * Double(max(found.count - remarks, 0))
                let skipped = before + penalty(between: place.tokens.lowerBound..<start)
                if isRemark(range) { remarks += 1 }
                let code = identifier(
                    range, field: field, score: weight(of: caption, for: field) - place.penalty - skipped)
                // A word that is not known may make the caption another's; a tax number shows by its form what it is.
                let isOpen =
                    isModified(caption) && !schema.schema.fields[field].isRequired && !isOfParty(field)
                found += code.map { [isOpen ? $0.doubted : $0] } ?? []
                rest = range.upperBound..<place.tokens.upperBound
            }
            return found
        }
    }

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

    /// nil where the text is too short for the field or is no code.
    private func identifier(_ range: Range<Int>, field: Int, score: Double) -> Candidate? {
        let text = Self.trimmedCode(scan.text(of: range))
        if range.upperBound < scan.tokens.count, scan.tokens[range.upperBound].text == "%" { return nil }
        guard text.utf8.count >= schema.minLengths[field], !isPrice(range, text),
            !(isOfParty(field) && text.hasPrefix("IBAN")),
            text.utf8.contains(where: { (0x30...0x39).contains($0) })
        else { return nil }
        return Candidate(
            .string(text), tokens: [range],
            score: score + fit(of: text, range, field: field) - 0.05 * depth(of: range.lowerBound)
                + (isChecked(text, field) ? 0.15 : 0),
            match: .exact)
    }

    /// Whether it has the form and the check digits that a check of the schema asks for: it goes before a number of
    /// another office.
    private func isChecked(_ text: String, _ field: Int) -> Bool {
        // With the letters of its country: without them any office's number may have such digits.
        guard text.utf8.prefix(2).allSatisfy(Self.isLetter) else { return false }
        return schema.schema.checks.contains { check in
            if case .checksum(let form) = check.form {
                form.field == schema.schema.fields[field].name && form.standard == .vatID
                    && VATNumber.judge(text) == .holds
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
            if dateAt[token] >= 0 { continue }
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
