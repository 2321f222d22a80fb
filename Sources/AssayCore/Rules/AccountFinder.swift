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
        return scan.tokens.indices.compactMap(account)
    }

    /// Its groups may go on in the next row of a paragraph.
    private func account(beginningAt first: Int) -> Candidate? {
        guard var text = capitals(first), text.count >= 4, let length = length(of: text) else { return nil }
        var end = first + 1
        while text.count < length, end < scan.tokens.count, end - first < 12,
            scan.page(of: end) == scan.page(of: first), let more = capitals(end)
        {
            text += more
            end += 1
        }
        let code = String(decoding: text, as: UTF8.self)
        guard text.count == length, IBAN.isLikely(code) else { return nil }
        return Candidate(.string(code), tokens: [first..<end], score: 1.2, match: .exact)
    }

    private func length(of text: [UInt8]) -> Int? {
        guard text[..<2].allSatisfy({ (0x41...0x5A).contains($0) }),
            text[2..<4].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return IBAN.length(ofCountry: String(decoding: text[..<2], as: UTF8.self))
    }

    /// Letters and digits of a token; nil where it has something else but marks around them.
    private func capitals(_ token: Int) -> [UInt8]? {
        let text = Array(Self.trimmedCode(scan.tokens[token].text).uppercased().utf8)
        let isCode = text.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        return isCode && !text.isEmpty ? text : nil
    }
}
