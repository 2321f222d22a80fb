/// What a line of a receipt's head looks like: a part of an address, a telephone, a number of a register or the till, an
/// item.
extension RulesContext {
    /// How much a line looks like a part of an address: besides what `addressLikeness` counts, the numbers of houses and flats,
    /// codes of two groups, and words that only beside a number are those of streets.
    func addressShape(of line: Range<Int>) -> Double {
        let hasNumber = line.contains { scan.tokens[$0].hasDigits }
        let hasStreet = line.contains(where: isStreetWord)
        var score = addressLikeness(of: line)
        if line.contains(where: { isPostalCode(mendedText($0)) && !isPostalCode(scan.tokens[$0].text) }) {
            score += 0.4
        }
        if line.contains(where: { isParted($0, line) }) { score += 0.4 }
        if line.contains(where: isFlat) { score += 0.3 }
        if !hasStreet, hasNumber || line.contains(where: { scan.tokens[$0].text.hasSuffix(",") }),
            line.contains(where: { isStreetName($0) })
        {
            score += 0.3
        }
        if !hasStreet, beginsWithHouse(line) || isAboveTown(line) { score += 0.3 }
        if endsWithRegion(line) { score += 0.3 }
        return score
    }

    /// The rows of the best address of a recognised page: what stands below is no shop's name.
    var addressRows: ClosedRange<Int>? {
        guard let page = scan.pages.first, page.source == .ocr, schema.roles.contains(.address) else {
            return nil
        }
        guard let lines = addresses().max(by: { $0.score < $1.score })?.tokens, let first = lines.first,
            let last = lines.last
        else { return nil }
        return scan.tokens[first.lowerBound].row...scan.tokens[last.lowerBound].row
    }

    /// Whether a block holds a postal code; a number of four digits that it begins with is that of the house.
    func hasTown(_ block: [Range<Int>]) -> Bool {
        block.contains { line in
            line.contains { token in
                let isFirst = token == block.first?.lowerBound
                return isParted(token, line) || endsWithPostalCode(token)
                    || isPostalCode(mendedText(token)) && !(isFirst && digits(in: token) == 4)
            }
        }
    }

    /// A block without the lines above the one that begins with the house's number, and without codes before it: what stands
    /// there is the name of the shop.
    func withoutName(_ block: [Range<Int>]) -> [Range<Int>] {
        var lines = block[...]
        while lines.count > 1, let line = lines.first, let next = lines.dropFirst().first,
            addressShape(of: line) < 0.15 && !scan.tokens[line.lowerBound].hasDigits
                || isWords(line) && !isStreetWord(line.lowerBound)
                    && (beginsWithHouse(next) || isOnTop(line, of: next))
        {
            lines = lines.dropFirst()
        }
        // The street above its town is the first line of two where no comma leads to it.
        guard let street = lines.firstIndex(where: isAboveTown), street > lines.startIndex,
            lines[street - 1].last.map({ scan.tokens[$0].text.hasSuffix(",") }) == false
        else { return Array(lines) }
        return Array(lines[street...])
    }

    /// Whether a line is the first of the page, so that it can only be the name: but not a street above its town.
    private func isOnTop(_ line: Range<Int>, of next: Range<Int>) -> Bool {
        return !(statesTown(next) && line.last.map(isStreetWord) == true)
            && !hasNames(above: scan.tokens[line.lowerBound].row)
    }

    /// Whether lines that can be names stand above a row.
    func hasNames(above row: Int) -> Bool {
        (0..<row).contains { above in
            let line = scan.rows[above].tokens
            return isNameLike(line) && !isStained(above) && !isWelcome(line)
        }
    }

    /// No digits, and no comma that says that the address goes on.
    private func isWords(_ line: Range<Int>) -> Bool {
        !line.contains { scan.tokens[$0].hasDigits || scan.tokens[$0].text.hasSuffix(",") }
    }

    /// `47 Fell Lane`, `4-6, High Row`, `11 & 12, …`: at most four digits, then a capitalised word.
    func beginsWithHouse(_ line: Range<Int>) -> Bool {
        guard line.count > 1, line.count <= 9, isHouse(line.lowerBound),
            !line.contains(where: { dateAt[$0] >= 0 || isPrice($0) })
        else { return false }
        let next = line.dropFirst().first { !scan.tokens[$0].key.isEmpty && !scan.tokens[$0].hasDigits }
        return next.map { scan.tokens[$0].key.count > 2 && (isCapitalised($0) || isStreetWord($0)) } ?? false
    }

    /// A number of a house as it begins or ends a line: one to four digits, of which the first is no zero, with a letter.
    private func isHouse(_ token: Int) -> Bool {
        let text = scan.tokens[token].text.utf8
        guard let first = text.first, (0x31...0x39).contains(first), text.count <= 8 else { return false }
        let letters = text.count { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        return text.prefix { (0x30...0x39).contains($0) }.count <= 4 && letters <= 1
    }

    /// `Mattgasse 5` above `3797 Halden`.
    private func isAboveTown(_ line: Range<Int>) -> Bool {
        let row = scan.tokens[line.lowerBound].row
        guard line.count > 1, let last = line.last, isHouse(last), scan.tokens[line.lowerBound].hasLetters,
            scan.rows.indices.contains(row + 1)
        else { return false }
        let below = addressPart(of: row + 1)
        guard let code = below.first, below.count > 1 else { return false }
        return (4...5).contains(digits(in: code)) && isPostalCode(scan.tokens[code].text)
            && scan.tokens[code + 1].isWord
    }

    /// `Kampung Baru, Kedah`.
    private func endsWithRegion(_ line: Range<Int>) -> Bool {
        guard line.count > 1, let last = line.last, scan.tokens[last - 1].text.hasSuffix(",") else {
            return false
        }
        return scan.tokens[last].key.count <= StreetWords.longest && StreetWords.regions.contains(word(last))
    }

    /// `#02-10`.
    private func isFlat(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        return text.hasPrefix("#") && text.contains("-") && digits(in: token) >= 2
    }

    /// `Parkway`, `Hauptstr.`.
    private func isStreetName(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        guard key.count <= 40 else { return false }
        if key.count <= StreetWords.longest, StreetWords.besideNumbers.contains(word(token)) { return true }
        return StreetWords.endings.contains {
            key.count > $0.utf8.count + 2 && key.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
    }

    /// A legal form that is none of the codes of states that look like one: `Boulder CO 80302`.
    func isNamed(byFormIn line: Range<Int>) -> Bool {
        guard let form = legalForm(in: line) else { return false }
        return
            !(form + 1 < line.upperBound && scan.tokens[form].key.count == 2
            && isPostalCode(scan.tokens[form + 1].text))
    }

    /// An item that is sold: words, and at the end of the row its price, perhaps with the letter of its tax.
    func isItem(_ row: Int) -> Bool {
        let line = scan.rows[row].tokens
        guard let price = line.suffix(2).first(where: isPrice), price > line.lowerBound else { return false }
        let isLast =
            price + 1 >= line.upperBound || scan.tokens[price + 1].key.count <= 2
            || amountAt[price + 1] == amountAt[price]
        return isLast
            && line.prefix { $0 < price }.contains { scan.tokens[$0].isWord && scan.tokens[$0].key.count > 2 }
    }

    /// A telephone, a number of a register, or what the till says of itself.
    func isNumbersLine(_ line: Range<Int>) -> Bool {
        isTill(line) || hasTelephone(line)
            || line.contains { digits(in: $0) >= 7 && !isLongCode($0) && !scan.tokens[$0].text.contains(",") }
            || line.contains { token in
                scan.tokens[token].key.count <= 8 && Self.registers.contains(word(token))
                    && (token + 1..<line.upperBound).contains { digits(in: $0) >= 4 }
            }
    }

    /// `TILL 03`, `Store 21 Kota Baru`.
    func isTill(_ line: Range<Int>) -> Bool {
        guard let first = line.first, scan.tokens[first].key.count <= 8, Self.tillWords.contains(word(first))
        else { return false }
        return line.dropFirst().prefix(2).contains { scan.tokens[$0].hasDigits }
    }

    /// Groups of digits, nine and more in all, or seven that begin as telephones do: `(03) 5550 0101`, `1300-11-2233`.
    private func hasTelephone(_ line: Range<Int>) -> Bool {
        var count = 0
        var isDialled = false
        for token in line {
            let text = scan.tokens[token].text.utf8
            let isGroup = text.allSatisfy { (0x30...0x39).contains($0) || Self.dialMarks.contains($0) }
            guard isGroup, !isLongCode(token) else {
                (count, isDialled) = (0, false)
                continue
            }
            if count == 0 {
                isDialled = text.first.map { [0x28, 0x2B, 0x30].contains($0) } ?? false
            }
            count += digits(in: token)
            if count >= 9 || count >= 7 && isDialled { return true }
        }
        return false
    }

    /// Postal codes with a line in them: `12345-6789`, `01234-567`.
    private func isLongCode(_ token: Int) -> Bool {
        let parts = scan.tokens[token].text.utf8.split(separator: UInt8(ascii: "-"))
        return parts.count == 2 && parts[0].count == 5 && (3...4).contains(parts[1].count)
    }

    private func digits(in token: Int) -> Int {
        scan.tokens[token].hasDigits
            ? scan.tokens[token].text.utf8.count { (0x30...0x39).contains($0) } : 0
    }

    private static let dialMarks = Array("()+-/.".utf8)
    private static let registers: Set<String> = [
        "abn", "acn", "uen", "sst", "lic", "licence", "license", "lesen", "trn", "nif", "cif", "siret", "ust",
        "ustid", "ustidnr", "mwst", "tva", "vat", "gst", "tin", "ein", "kvk", "cvr", "orgnr",
    ]
    private static let tillWords: Set<String> = [
        "till", "pos", "terminal", "register", "reg", "store", "site", "tran", "trx", "shift", "clerk",
        "cashier", "operator", "op", "kasse", "caisse", "caja", "cassa", "bon", "table", "tbl", "tisch",
        "chk",
        "check", "pump", "bay", "receipt", "bill",
    ]
}
