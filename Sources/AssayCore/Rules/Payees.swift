/// Whose account is to be paid into.
extension RulesContext {
    /// The names behind captions of an account's holder: on the same line, else on one of the next.
    func payees() -> [Range<Int>] {
        scan.tokens.indices.compactMap { token -> Range<Int>? in
            guard let end = payeeCaption(at: token), !isDebited(near: token) else { return nil }
            let row = scan.tokens[end - 1].row
            let line = end..<max(end, scan.segments[scan.tokens[end - 1].segment].upperBound)
            if let name = name(in: line) { return name }
            let next = end < scan.rows[row].tokens.upperBound ? end : -1
            if next >= 0, scan.tokens[end - 1].traits.contains(.beforeColon),
                let name = name(in: scan.segments[scan.tokens[next].segment])
            {
                return name
            }
            let left = scan.tokens[token].box.left
            for below in scan.rows(below: row, within: 4 * scan.rows[row].height).prefix(2) {
                let first = scan.rows[below].tokens.first {
                    abs(scan.tokens[$0].box.left - left) < scan.rows[row].height
                }
                if let first,
                    let name = name(in: first..<scan.segments[scan.tokens[first].segment].upperBound)
                {
                    return name
                }
            }
            return nil
        }
    }

    /// An account that is debited is the buyer's.
    private func isDebited(near token: Int) -> Bool {
        let row = scan.tokens[token].row
        return (max(row - 1, 0)...row).contains { row in
            scan.rows[row].tokens.contains { token in
                let word = word(token)
                return Self.debits.contains { word.hasPrefix($0) }
            }
        }
    }

    private static let debits = [
        "debit", "lastschrift", "sepalastsc", "einzug", "abgebucht", "abbuch", "prelev", "mandat", "domicili",
        "incasso",
        "autogiro", "addebit",
    ]

    private func payeeCaption(at token: Int) -> Int? {
        let row = scan.rows[scan.tokens[token].row].tokens
        for caption in Self.payeeCaptions {
            var end = token
            for word in caption {
                while end < row.upperBound, end > token, scan.tokens[end].key.isEmpty { end += 1 }
                guard end < row.upperBound, scan.key(of: end).elementsEqual(word.utf8) else {
                    end = -1
                    break
                }
                end += 1
            }
            if end > token { return end }
        }
        return nil
    }

    /// The words up to a mark or a number: nothing that is no name.
    private func name(in line: Range<Int>) -> Range<Int>? {
        let start = line.first { !scan.tokens[$0].key.isEmpty } ?? line.upperBound
        var end = start
        while end < line.upperBound, end - start < 8, !scan.tokens[end].hasDigits,
            end == start || !endsSentence(end - 1, before: end),
            end == start || !isBreak(end - 1) || isFormWord(end),
            captionAt[end] < 0 || isFormWord(end)
        {
            end += 1
        }
        let name = start..<end
        guard !name.isEmpty, isNamed(name), !isSentence(name),
            scan.tokens[start].text.first?.isUppercase == true || legalForm(in: name) != nil
        else { return nil }
        return name
    }

    /// `… payable to Acme Ltd. A fee`: behind the legal form and its point something else begins.
    private func endsSentence(_ token: Int, before next: Int) -> Bool {
        scan.tokens[token].text.hasSuffix(".") && isFormWord(token)
            && !(isFormWord(next) && scan.tokens[next].text.utf8.count > 1)
    }

    private static let payeeCaptions: [[String]] = [
        "kontoinhaber", "kontoinhaberin", "kontoname", "zahlungsempfanger", "begunstigter", "account name",
        "account holder", "accountname", "beneficiary", "beneficiary name", "payable to", "payee",
        "in favour of",
        "compte payable a", "konto zahlbar an", "conto pagabile a", "titulaire du compte", "beneficiaire",
        "beneficiario", "titular de la cuenta", "titular da conta", "intestatario conto", "ten name van",
        "tnv",
        "op naam van", "kontonavn", "betalingsmottagare", "odbiorca przelewu", "wlasciciel rachunku",
    ].map { $0.split(separator: " ").map(String.init) }
}
