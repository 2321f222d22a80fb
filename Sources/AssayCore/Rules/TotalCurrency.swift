/// In which currency a document is to be paid, where it names several.
extension RulesContext {
    /// The currency in the row of the amount that others add up to, for a field that has no caption on the page; nil where
    /// that row names none.
    func paidIn(_ choices: [Choice?], _ field: Int) -> Choice? {
        guard !schema.schema.fields[field].labels.isEmpty, choices[field]?.candidate.match == .implied,
            let amount = sum(choices)?.tokens.first
        else { return nil }
        let row = scan.rows[scan.tokens[amount.lowerBound].row].tokens
        let marks =
            [amount]
            + row.filter { !amount.contains($0) && !scan.tokens[$0].hasDigits }
            .sorted { abs($0 - amount.lowerBound) < abs($1 - amount.lowerBound) }.map { $0..<$0 + 1 }
        for tokens in marks {
            guard tokens == amount || isCode(tokens.lowerBound),
                let code = CurrencyText.code(in: scan.text(of: tokens), conventions: conventions)
            else { continue }
            return Choice(Candidate(.string(code), tokens: [tokens], score: 1, match: .implied))
        }
        return nil
    }

    /// Three capitals, or a sign.
    private func isCode(_ token: Int) -> Bool {
        let word = scan.tokens[token]
        return !word.hasLetters || word.key.count == 3 && !word.traits.contains(.lowerCase)
    }

    private func sum(_ choices: [Choice?]) -> Candidate? {
        for check in schema.schema.checks {
            guard case .sum(let sum) = check.form, !sum.equals.contains("."),
                let field = schema.schema.fields.firstIndex(where: { $0.name == sum.equals })
            else { continue }
            return choices[field]?.candidate
        }
        return nil
    }
}
