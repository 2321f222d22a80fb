/// Postal addresses by their looks.
extension RulesContext {
    /// Blocks of neighbouring lines of the first page's upper half that look like parts of an address.
    func addresses() -> [Candidate] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        var candidates: [Candidate] = []
        var block: [Range<Int>] = []
        for row in scan.rows.indices.prefix(max(min(16, last), last / 2)) {
            let line = withoutNoise(scan.rows[row].tokens)
            if belongs(line, to: block, before: row + 1) {
                block.append(line)
            } else {
                candidates += candidate(block)
                block = []
            }
        }
        return candidates + candidate(block)
    }

    private func candidate(_ block: [Range<Int>]) -> [Candidate] {
        let score = block.reduce(0) { $0 + likeness(of: $1) }
        guard score >= 0.5, let first = block.first else { return [] }
        return [
            Candidate(
                .string(Self.joined(block.map(plain))), tokens: block,
                score: 0.3 + min(score, 1.5) * 0.4 - 0.4 * depth(of: first.lowerBound), match: .exact,
                risk: 0.25)
        ]
    }

    /// The text of a line without marks that a recogniser takes from rules and stains.
    private func plain(_ line: Range<Int>) -> String {
        line.filter {
            !scan.tokens[$0].key.isEmpty || scan.tokens[$0].text == "&" || scan.tokens[$0].text == "-"
        }
        .map { scan.tokens[$0].text }.joined(separator: " ")
    }

    private func withoutNoise(_ line: Range<Int>) -> Range<Int> {
        var range = line
        while let first = range.first, scan.tokens[first].key.isEmpty { range = first + 1..<range.upperBound }
        while let last = range.last, scan.tokens[last].key.isEmpty { range = range.lowerBound..<last }
        return range
    }

    /// A line that looks like an address, or one of words between two that do.
    private func belongs(_ line: Range<Int>, to block: [Range<Int>], before next: Int) -> Bool {
        guard !line.isEmpty, !isOther(line) else { return false }
        if likeness(of: line) > 0 { return true }
        guard let last = block.last else { return false }
        if scan.tokens[last.upperBound - 1].text.hasSuffix(",") { return true }
        guard scan.rows.indices.contains(next) else { return false }
        let following = withoutNoise(scan.rows[next].tokens)
        return !following.isEmpty && !isOther(following) && likeness(of: following) >= 0.3
    }

    /// Names, captions, codes, contacts, amounts.
    private func isOther(_ line: Range<Int>) -> Bool {
        let words = line.count { scan.tokens[$0].hasLetters && scan.tokens[$0].key.count > 1 }
        guard words > 0, legalForm(in: line) == nil else { return true }
        if scan.tokens[line.lowerBound].text.hasPrefix("("),
            line.contains(where: { scan.tokens[$0].hasDigits })
        {
            return true
        }
        if line.count == 1, scan.tokens[line.lowerBound].hasDigits { return true }
        if line.contains(where: isCompanyNumber) { return true }
        return line.contains { token in
            dateAt[token] >= 0 || captionAt[token] >= 0 && captions[captionAt[token]].isLeading
                || scan.tokens[token].traits.contains(.beforeColon) || isContactWord(token)
                || scan.tokens[token].text.contains("@")
                || amountAt[token] >= 0
                    && (amounts[amountAt[token]].hasCents || amounts[amountAt[token]].mark != nil)
        }
    }

    /// Five digits and more, a line, a letter: `273500-U`, `(867388-U)`.
    private func isCompanyNumber(_ token: Int) -> Bool {
        let text = scan.tokens[token].text.utf8.drop { $0 == UInt8(ascii: "(") }
        let digits = text.prefix { (0x30...0x39).contains($0) }
        let rest = text.dropFirst(digits.count)
        return digits.count >= 5 && rest.first == UInt8(ascii: "-")
            && rest.dropFirst().first.map { (0x41...0x5A).contains($0) } ?? false
    }

    /// Words that open a telephone, tax or registration number.
    func isContactWord(_ token: Int) -> Bool {
        let key = scan.folded[scan.tokens[token].key]
        return key.count <= 10 && Self.contactWords.contains(String(decoding: key, as: UTF8.self))
    }

    /// House and postal numbers, street words, commas.
    private func likeness(of line: Range<Int>) -> Double {
        var score = 0.0
        for token in line {
            let text = scan.tokens[token].text
            let key = scan.folded[scan.tokens[token].key]
            if isPostalCode(text) { score += 0.4 }
            if text.hasSuffix(",") { score += 0.15 }
            if key.count <= 12, Self.streetWords.contains(String(decoding: key, as: UTF8.self)) {
                score += 0.3
            }
            if scan.tokens[token].hasDigits, scan.tokens[token].hasLetters || text.contains("-") {
                score += 0.1
            }
        }
        return score
    }

    func isPostalCode(_ text: String) -> Bool {
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        return (4...6).contains(digits) && text.utf8.count <= digits + 1
    }

    private static let contactWords: Set<String> = [
        "tel", "telp", "telefon", "telephone", "phone", "fax", "telfax", "hp", "mobile", "whatsapp", "email",
        "www", "gst",
        "gstid", "gstno", "gstreg", "reg", "regno", "coreg", "companyno", "vat", "siret", "siren", "invoice",
        "receipt",
        "cashier", "http", "https",
    ]
    private static let streetWords: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "boulevard", "blvd", "suite", "floor",
        "block",
        "lot", "no", "unit", "level", "ground", "jalan", "jln", "taman", "tmn", "lorong", "persiaran",
        "bandar", "kampung",
        "strasse", "str", "weg", "platz", "allee", "rue", "bd", "chemin", "place", "calle", "avenida",
        "plaza", "via",
        "piazza", "corso", "straat", "laan", "plein", "gatan", "vagen", "rua", "box", "bp", "cedex", "mall",
    ]
}
