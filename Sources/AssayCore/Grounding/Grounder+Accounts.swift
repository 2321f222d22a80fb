extension Grounder {
    /// A value whose check digits say that it is an account, where the document names another one: to which of the two is
    /// to be paid, nothing in the words can vouch for.
    func otherAccounts(values: JSON) -> [Finding] {
        schema.checks.compactMap { check in
            guard case .checksum(let form) = check.form, form.standard == .iban,
                let value = values[form.field]?.string,
                let other = accounts.first(where: { $0.key != FoldedText(value).bytes })
            else { return nil }
            let path = FieldPath(form.field)
            return Finding(
                .unclear, .ambiguous, at: path,
                message: "\(path): the document states another account, too: \(Self.quoted(other.text)).")
        }
    }

    /// Every account number in the visible words.
    var accounts: [(key: [UInt8], text: String)] {
        index.wordsByPage.flatMap { page in
            IBAN.accounts(in: page.map { index.words[$0].text }).map { account in
                let words = account.words.map { index.words[page.lowerBound + $0].text }
                return (FoldedText(account.code).bytes, words.joined(separator: " "))
            }
        }
    }
}
