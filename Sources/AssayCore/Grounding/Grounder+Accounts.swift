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

    /// Every account number in the visible words, by its form: a country, two digits, as long as the country's are.
    var accounts: [(key: [UInt8], text: String)] {
        index.words.indices.compactMap { first in
            guard let length = Self.accountLength(index.folded.bytes[index.ranges[first]]) else { return nil }
            var end = first
            while end < index.words.count, end - first < 10, index.pages[end] == index.pages[first] {
                let key = index.folded.bytes[index.ranges[first].lowerBound..<index.ranges[end].upperBound]
                if key.count > length { return nil }
                if key.count == length {
                    // Nobody can pay to a number without its check digits; a tax number before a street has the form, too.
                    let isPayable = IBAN.isLikely(String(decoding: key, as: UTF8.self).uppercased())
                    let text = index.words[first...end].map(\.text).joined(separator: " ")
                    return isPayable ? (Array(key), text) : nil
                }
                end += 1
            }
            return nil
        }
    }

    private static func accountLength(_ key: ArraySlice<UInt8>) -> Int? {
        let start = Array(key.prefix(4))
        guard start.count == 4, start[..<2].allSatisfy({ (0x61...0x7A).contains($0) }),
            start[2...].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return IBAN.length(ofCountry: String(decoding: start[..<2], as: UTF8.self).uppercased())
    }
}
