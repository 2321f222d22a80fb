/// Account numbers wherever they stand: their form and check digits tell them without a caption.
extension RulesContext {
    /// A field's value must pass the schema's check of an IBAN for this to look for any.
    func accounts(for field: Int) -> [Candidate] {
        let name = schema.schema.fields[field].name
        let isAccount = schema.schema.checks.contains { check in
            if case .checksum(let form) = check.form {
                form.field == name && form.standard == .iban
            } else {
                false
            }
        }
        guard isAccount else { return [] }
        return scan.pages.indices.flatMap { page -> [Candidate] in
            let tokens = scan.tokens(ofPage: page)
            return IBAN.accounts(in: tokens.map { scan.tokens[$0].text }).map { account in
                let range =
                    tokens.lowerBound + account.words.lowerBound..<tokens.lowerBound
                    + account.words.upperBound
                return Candidate(.string(account.code), tokens: [range], score: 1.2, match: .exact)
            }
        }
    }
}
