/// Postal addresses by their looks.
extension RulesContext {
    /// Blocks of neighbouring lines of the first page's upper half that look like parts of an address.
    func addresses() -> [Candidate] {
        var candidates: [Candidate] = []
        var block: [Range<Int>] = []
        for row in 0..<endOfHead {
            let line = addressPart(of: row)
            if belongs(line, to: block, row: row) {
                block.append(line)
            } else {
                candidates += candidate(block)
                block = []
            }
        }
        return candidates + candidate(block)
    }

    /// The first page's upper half, up to the first item that is sold.
    private var endOfHead: Int {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        let limit = min(last, max(min(16, last), last / 2))
        return (0..<limit).first { isItem($0) } ?? limit
    }

    private func candidate(_ lines: [Range<Int>]) -> [Candidate] {
        let block = withoutName(lines)
        let score = block.reduce(0) { $0 + addressShape(of: $1) }
        guard score >= 0.44, let first = block.first else { return [] }
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
        .map { token in
            // A colon that stands alone is no token.
            let isAhead = scan.tokens[token].traits.contains(.beforeColon) && token + 1 < line.upperBound
            return Self.unmarked(mendedText(token))
                + (isAhead && !scan.tokens[token].text.hasSuffix(":") ? " :" : "")
        }
        .joined(separator: " ")
    }

    /// Without the quotation mark before it that nothing closes: a stain.
    private static func unmarked(_ text: String) -> String {
        guard let mark = text.first, "‘“'\"".contains(mark), text.utf8.count > 3,
            !text.dropFirst().contains(where: { "’”'\"".contains($0) })
        else { return text }
        return String(text.dropFirst())
    }

    /// A row without stains at its ends and without the word that says that an address follows: `HQ: 7, High Street`.
    func addressPart(of row: Int) -> Range<Int> {
        let line = withoutNoise(scan.rows[row].tokens)
        let colon = line.prefix(3).first { scan.tokens[$0].traits.contains(.beforeColon) }
        guard let colon, colon + 1 < line.upperBound, Self.addressCaptions.contains(word(colon)) else {
            return line
        }
        return colon + 1..<line.upperBound
    }

    private func withoutNoise(_ line: Range<Int>) -> Range<Int> {
        var range = withoutStains(line)
        while let first = range.first, isNoise(first), !scan.tokens[first].hasDigits, !isStreetWord(first) {
            range = first + 1..<range.upperBound
        }
        while let last = range.last, isNoise(last) { range = range.lowerBound..<last }
        return range
    }

    /// Words that were hardly recognised before one that was, and that begins a part of an address: `Lot 4`, `40810`.
    private func withoutStains(_ line: Range<Int>) -> Range<Int> {
        let start = line.first { token in
            scan.tokens[token].confidence >= 0.85
                && (isPostalCode(scan.tokens[token].text)
                    || isStreetWord(token) && token + 1 < line.upperBound && scan.tokens[token + 1].hasDigits)
        }
        guard let start, (line.lowerBound..<start).allSatisfy({ scan.tokens[$0].confidence < 0.2 }) else {
            return line
        }
        return start..<line.upperBound
    }

    /// Marks alone, and on a recognised page one or two characters that were hardly recognised.
    private func isNoise(_ token: Int) -> Bool {
        scan.tokens[token].key.isEmpty
            || scan.tokens[token].key.count <= 2 && scan.tokens[token].confidence < 0.6
                && !scan.tokens[token].traits.contains(.glued)
    }

    /// A line that looks like an address, or one of words between two that do, or the state below the town.
    private func belongs(_ line: Range<Int>, to block: [Range<Int>], row: Int) -> Bool {
        guard !line.isEmpty, !isNoAddress(line) else { return false }
        if let last = block.last, isApart(row) || hasTown(block) && isBranch(last) { return false }
        let shape = addressShape(of: line)
        guard let last = block.last else { return shape > 0 }
        if scan.tokens[last.upperBound - 1].text.hasSuffix(",") { return true }
        // Behind the postal code stands little else: codes of goods look like numbers of houses.
        let hasTown = hasTown(block)
        if shape > (hasTown ? 0.35 : 0) || hasTown && isBranch(line) { return true }
        guard scan.rows.indices.contains(row + 1) else { return false }
        let following = addressPart(of: row + 1)
        if !hasTown, !following.isEmpty, !isNoAddress(following), addressShape(of: following) >= 0.3 {
            return true
        }
        return closesAddress(line, after: last) && (following.isEmpty || isNoAddress(following))
    }

    /// `(Riverside Centre)` below the town says which of the shops it is.
    func isBranch(_ line: Range<Int>) -> Bool {
        line.count > 1 && isInBrackets(line) && line.allSatisfy { !scan.tokens[$0].hasDigits }
    }

    /// Whether a gap of two lines parts a row from the one above.
    private func isApart(_ row: Int) -> Bool {
        scan.rows[row].box.top - scan.rows[row - 1].box.bottom
            > 2 * max(scan.rows[row].height, scan.rows[row - 1].height)
    }

    /// `Selangor` below `47400 Petaling Jaya`.
    private func closesAddress(_ line: Range<Int>, after last: Range<Int>) -> Bool {
        line.count <= 2 && line.allSatisfy { scan.tokens[$0].isWord && scan.tokens[$0].confidence >= 0.6 }
            && !scan.tokens[line.lowerBound].text.hasPrefix("(")
            && last.contains { isPostalCode(mendedText($0)) || endsWithPostalCode($0) }
    }

    /// Names, captions, codes, contacts, amounts.
    func isNoAddress(_ line: Range<Int>) -> Bool {
        let words = line.count { scan.tokens[$0].hasLetters && scan.tokens[$0].key.count > 1 }
        guard words > 0, !isNamed(byFormIn: line), !isNumbersLine(line) else { return true }
        if scan.tokens[line.lowerBound].text.hasPrefix("("),
            line.contains(where: { scan.tokens[$0].hasDigits })
        {
            return true
        }
        if line.count == 1, scan.tokens[line.lowerBound].hasDigits { return true }
        if line.contains(where: isCompanyNumber) || isRegistrationCaption(line) { return true }
        let isLikely = addressShape(of: line) >= 0.45
        return line.contains { token in
            dateAt[token] >= 0 || captionAt[token] >= 0 && captions[captionAt[token]].isLeading
                || isCaptionEnd(token, in: line) || isContactWord(token)
                || mendedText(token).contains("@") || !isLikely && isPrice(token)
        }
    }

    /// Whether a colon follows that leads to something else: not one at the end of the line, which stands alone there as
    /// stains do, nor that of `Lot No : 31`.
    private func isCaptionEnd(_ token: Int, in line: Range<Int>) -> Bool {
        guard scan.tokens[token].traits.contains(.beforeColon) else { return false }
        let next = token + 1
        guard next < line.upperBound else { return scan.tokens[token].text.hasSuffix(":") }
        let isSign = token == line.lowerBound || isStreetWord(token - 1)
        return !(isSign && isStreetWord(token) && scan.tokens[next].hasDigits)
    }

    func isPrice(_ token: Int) -> Bool {
        amountAt[token] >= 0
            && (amounts[amountAt[token]].hasCents || amounts[amountAt[token]].mark != nil)
    }

    /// Five digits and more, a line, a letter: `990417-U`, `(417990-U)`.
    func isCompanyNumber(_ token: Int) -> Bool {
        let text = scan.tokens[token].text.utf8.drop { $0 == UInt8(ascii: "(") }
        let digits = text.prefix { (0x30...0x39).contains($0) }
        let rest = text.dropFirst(digits.count)
        return digits.count >= 5 && rest.first == UInt8(ascii: "-")
            && rest.dropFirst().first.map { (0x41...0x5A).contains($0) } ?? false
    }

    /// Words that open a telephone, tax or registration number.
    func isContactWord(_ token: Int) -> Bool {
        scan.tokens[token].key.count <= 10 && Self.contactWords.contains(word(token))
    }

    /// House and postal numbers, street words, commas.
    func addressLikeness(of line: Range<Int>) -> Double {
        var score = 0.0
        for token in line {
            let text = scan.tokens[token].text
            if isPostalCode(text) { score += 0.4 }
            if text.hasSuffix(",") { score += 0.15 }
            if isStreetWord(token) { score += 0.3 }
            if scan.tokens[token].hasDigits, scan.tokens[token].hasLetters || text.contains("-") {
                score += 0.1
            }
        }
        return score
    }

    func isStreetWord(_ token: Int) -> Bool {
        scan.tokens[token].key.count <= StreetWords.longest && StreetWords.all.contains(word(token))
    }

    func isPostalCode(_ text: String) -> Bool {
        // A recogniser that sees a section sign before digits saw a five.
        let isMisread = text.hasPrefix("§")
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        // `18.90` and `12/17` are none; `00-950` is one of Poland.
        let isParted = text.utf8.dropFirst().dropLast().contains {
            $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "/")
                || $0 == UInt8(ascii: ":")
        }
        if isParted { return false }
        return isMisread
            ? digits == 4 && text.utf8.count <= digits + 3
            : (4...6).contains(digits) && text.utf8.count <= digits + 1
    }

    /// `Tampoi,81200`.
    func endsWithPostalCode(_ token: Int) -> Bool {
        let parts = scan.tokens[token].text.split(separator: ",")
        return parts.count > 1 && parts.last.map { isPostalCode(String($0)) } ?? false
    }

    private static let addressCaptions: Set<String> = [
        "address", "add", "addr", "hq", "ho", "adresse", "anschrift", "alamat", "direccion", "indirizzo",
    ]
    private static let contactWords: Set<String> = [
        "tel", "telp", "telefon", "telephone", "phone", "fax", "faks", "telfax", "hotline", "helpline", "hp",
        "mobile", "whatsapp", "email",
        "www", "gst",
        "gstid", "gstno", "gstreg", "reg", "regno", "coreg", "companyno", "vat", "siret", "siren", "invoice",
        "receipt",
        "cashier", "http", "https",
    ]
}
