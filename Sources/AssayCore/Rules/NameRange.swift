/// Which words of a line are the name of an organisation.
extension RulesContext {
    /// The line without a registration number in brackets at its end and without codes before the first word.
    func nameRange(in line: Range<Int>) -> Range<Int> {
        var range = line
        while let first = range.first,
            scan.tokens[first].key.isEmpty || isRegistration(first) || scan.tokens[first].text.hasPrefix("#")
        {
            range = first + 1..<range.upperBound
        }
        // `Name · Place`: marks part what stands beside the name.
        let marks: Set<String> = schema.posting == nil ? ["·", "|", "•"] : ["·", "|", "•", "–", "—"]
        if schema.posting != nil, let form = legalForm(in: range) {
            let start = range.prefix { $0 < form }.last { marks.contains(scan.tokens[$0].text) }
            if let start, start + 1 == form {
                // `Clinic – Co. Mayo`: a county, and no company.
                range = range.lowerBound..<start
            } else {
                range = (start.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
            }
        }
        let end = range.upperBound
        let mark = range.dropFirst().first { token in
            marks.contains(scan.tokens[token].text)
                || schema.posting != nil && scan.tokens[token].text == "-" && token + 1 < end
                    && isAnnouncement(token + 1..<end)
        }
        if let mark {
            range = range.lowerBound..<mark
        }
        // `Acme Ltd – building materials`: behind the legal form a dash parts what they do.
        if hasParties, let form = legalForm(in: range), form + 1 < range.upperBound,
            ["–", "—", "-"].contains(scan.tokens[form + 1].text)
        {
            range = range.lowerBound..<form + 1
        }
        // `Acme Ltd t/as above`.
        if let sign = range.dropFirst().first(where: {
            scan.tokens[$0].text.contains("/") && ["ta", "tas"].contains(word($0))
        }) {
            range = range.lowerBound..<sign
        }
        // `Acme Ltd INVOICE`: a caption behind the legal form is no part of the name.
        if let form = legalForm(in: range),
            let caption = (form + 1..<range.upperBound).first(where: { captionAt[$0] >= 0 && !isFormWord($0) }
            )
        {
            range = range.lowerBound..<caption
        }
        // `Acme Ltd is looking for a clerk`.
        if schema.posting != nil, let form = legalForm(in: range), form + 1 < range.upperBound,
            scan.tokens[form + 1].isWord, !isCapitalised(form + 1), isSentence(form..<range.upperBound)
        {
            range = range.lowerBound..<form + 1
        }
        // `Name Ltd, Place`.
        if schema.posting != nil, let form = legalForm(in: range), scan.tokens[form].text.hasSuffix(",") {
            range = range.lowerBound..<form + 1
        }
        // What stands behind a registration number stands beside the name: `ACME CO. (M) BHD (104718-K) 12`.
        if let form = legalForm(in: range),
            let number = (form + 1..<range.upperBound).first(where: isRegistration)
        {
            range = range.lowerBound..<number
        }
        while let last = range.last, last > range.lowerBound,
            isRegistration(last) || scan.tokens[last].key.isEmpty
        {
            range = range.lowerBound..<last
        }
        return range
    }

    /// A code in brackets: `(867388-U)`.
    private func isRegistration(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        return scan.tokens[token].hasDigits
            && (text.hasPrefix("(") || text.utf8.count { (0x30...0x39).contains($0) } >= 5)
    }

    func isFormWord(_ token: Int) -> Bool {
        let key = scan.folded[scan.tokens[token].key]
        if key.elementsEqual("sb".utf8) { return scan.tokens[token].text.hasPrefix("S/B") }
        return key.count <= 12 && LegalForms.all.contains(String(decoding: key, as: UTF8.self))
    }

    /// The legal form in a line, after its first word.
    func legalForm(in line: Range<Int>) -> Int? {
        line.first { token in
            let key = scan.folded[scan.tokens[token].key]
            if key.count > 8, key.suffix(4).elementsEqual("gmbh".utf8) { return true }
            return token > line.lowerBound && isFormWord(token) && !isCounty(token, in: line)
        }
    }

    /// `Market Square, Tarn, Co. Mayo`.
    private func isCounty(_ token: Int, in line: Range<Int>) -> Bool {
        return scan.key(of: token).elementsEqual("co".utf8) && scan.tokens[token - 1].text.hasSuffix(",")
            && token + 1 < line.upperBound && scan.tokens[token + 1].isWord && !isFormWord(token + 1)
    }

    /// A name of which only one word stands before the legal form goes on from the line above, where that has
    /// none itself.
    func precedingLine(of name: Range<Int>, form: Int?) -> Range<Int>? {
        guard let form, form - name.lowerBound <= 1, form + 1 >= name.upperBound - 1 else { return nil }
        let row = scan.tokens[name.lowerBound].row
        guard row > 0, scan.rows[row - 1].page == scan.rows[row].page,
            scan.rows[row].box.top - scan.rows[row - 1].box.bottom < scan.rows[row].height
        else { return nil }
        let box = scan.box(of: name)
        return phrases(of: scan.rows[row - 1]).first { line in
            let above = scan.box(of: line)
            // A logo says the same once more.
            return above.left < box.right && above.right > box.left && isNameLike(line)
                && legalForm(in: line) == nil && !nameKey(name).holds(nameKey(line))
        }
    }
}
