/// Account numbers wherever they stand: their form and check digits tell them without a caption.
extension RulesContext {
    /// A field's value must pass the schema's check of an IBAN for this to look for any.
    func accounts(for field: Int) -> [Candidate] {
        guard isAccount(field) else { return [] }
        return accounts.map {
            Candidate(.string($0.code), tokens: [$0.tokens], score: 1.2, match: .exact)
        }
    }

    /// Whether the schema asks for the check digits of an IBAN.
    func isAccount(_ field: Int) -> Bool {
        schema.schema.checks.contains { check in
            if case .checksum(let form) = check.form {
                form.field == schema.schema.fields[field].name && form.standard == .iban
            } else {
                false
            }
        }
    }
}

extension DocumentScan {
    /// Every account of the pages whose check digits hold.
    var accounts: [(tokens: Range<Int>, code: String)] {
        pages.indices.flatMap { page in
            let tokens = tokens(ofPage: page)
            return IBAN.accounts(in: tokens.map { self.tokens[$0].text }).map { account in
                (account.words.shifted(by: tokens.lowerBound), account.code)
            }
        }
    }
}
