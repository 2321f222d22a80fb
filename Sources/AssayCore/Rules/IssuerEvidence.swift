/// Whose bill it is, where no caption says so: names that stand where only the issuer's stands, to be held against the
/// names at the head of the page.
///
/// A footer's line begins with the name and goes on with register, tax number or account; a payee's caption leads to the
/// account's holder; a letter ends with its writer; addresses of mail and web pages hold the name in letters.
struct IssuerEvidence {
    /// Whole names, as they stand.
    let names: [Range<Int>]
    /// The letters and digits of these names.
    private let keys: [[UInt8]]
    /// Those of signatures and of the page's domains, which may be the buyer's as well.
    private let hints: [[UInt8]]
    /// Whether the buyer is named by a caption, so that hints can only mean the other.
    let isBuyerCaptioned: Bool

    /// Shorter ones are in too many words by chance.
    private static let least = 5

    init(_ context: RulesContext) {
        names = context.registeredNames() + context.payees()
        keys = names.map(context.nameKey).filter { $0.count >= Self.least }
        hints = (context.signatures().map(context.nameKey) + context.domains()).filter {
            $0.count >= Self.least
        }
        isBuyerCaptioned = context.captions.contains { $0.isLeading && context.isAddressing($0) }
    }

    /// Whether another place of the page names the same.
    func vouches(for key: [UInt8]) -> Bool {
        guard key.count >= Self.least else { return false }
        return (isBuyerCaptioned ? keys + hints : keys).contains { $0.holds(key) || key.holds($0) }
    }
}

extension RulesContext {
    /// Whether the schema tells two parties apart, as a bill's seller and buyer.
    var hasParties: Bool { schema.roles.count { $0 == .organisation } > 1 }

    /// The letters and digits of a name, without its legal form.
    func nameKey(_ line: Range<Int>) -> [UInt8] {
        let form = legalForm(in: line).flatMap { $0 > line.lowerBound ? $0 : nil } ?? line.upperBound
        return (line.lowerBound..<form).flatMap { Array(scan.key(of: $0)) }
    }

    /// Names in the lower part of a page, with a legal form, whose line or the next goes on with what a business must
    /// print about itself.
    func registeredNames() -> [Range<Int>] {
        scan.rows.indices.compactMap { row -> Range<Int>? in
            let onPage = scan.tokens(ofPage: scan.rows[row].page)
            let first = scan.tokens[onPage.lowerBound].row
            let last = scan.tokens[onPage.upperBound - 1].row
            guard 2 * (row - first) > last - first else { return nil }
            let tokens = scan.rows[row].tokens
            guard let name = leadingName(of: tokens) else { return nil }
            let rest = name.upperBound..<(row < last ? scan.rows[row + 1].tokens : tokens).upperBound
            return rest.contains(where: isRegister) ? name : nil
        }
    }

    /// The words of a row up to its legal form, behind a mark such as `©`.
    private func leadingName(of row: Range<Int>) -> Range<Int>? {
        let start = row.first { !scan.tokens[$0].key.isEmpty } ?? row.lowerBound
        let line = start..<min(start + 8, row.upperBound)
        guard var end = legalForm(in: line), !line.contains(where: { $0 < end - 1 && isBreak($0) }) else {
            return nil
        }
        while end + 1 < line.upperBound, !isBreak(end), legalForm(in: end..<end + 2) == end + 1 { end += 1 }
        let name = start..<end + 1
        let isCaptioned = name.contains { captionAt[$0] >= 0 && captions[captionAt[$0]].hasColon }
        return isCaptioned || name.contains { scan.tokens[$0].hasDigits } ? nil : name
    }

    private func isBreak(_ token: Int) -> Bool {
        scan.tokens[token].endsClause && scan.tokens[token].text.utf8.count > 3
            && scan.tokens[token].text.utf8.last != UInt8(ascii: ".")
            || scan.tokens[token].key.isEmpty
                && scan.tokens[token].text != "&"
    }

    private func isRegister(_ token: Int) -> Bool {
        if captionAt[token] >= 0, captions[captionAt[token]].owners.contains(where: isPartyNumber) {
            return true
        }
        let key = scan.key(of: token)
        return key.count <= 16 && Self.registers.contains(String(decoding: key, as: UTF8.self))
    }

    /// The caption of a number that belongs to a party: its tax number.
    private func isPartyNumber(_ owner: CaptionIndex.Owner) -> Bool {
        switch owner {
        case .field(let field):
            schema.schema.fields[field].kind == .identifier && isOfParty(field)
        case .column: false
        }
    }

    private static let registers: Set<String> = [
        "hrb", "hra", "amtsgericht", "registergericht", "handelsregister", "geschaftsfuhrer",
        "geschaftsfuhrung",
        "geschaftsfuhrerin", "vorstand", "rcs", "siret", "siren", "capital", "registered", "registration",
        "kvk",
        "cvr", "uen", "abn", "acn", "krs", "regon", "rea", "fnr", "firmenbuch", "bolagsverket", "fskatt",
        "styrelsens",
        "company", "iban", "orgnr",
    ]
}

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

    private static let payeeCaptions: [[String]] = [
        "kontoinhaber", "kontoinhaberin", "kontoname", "zahlungsempfanger", "begunstigter", "account name",
        "account holder", "accountname", "beneficiary", "beneficiary name", "payable to", "payee",
        "in favour of",
        "compte payable a", "konto zahlbar an", "conto pagabile a", "titulaire du compte", "beneficiaire",
        "beneficiario", "titular de la cuenta", "titular da conta", "intestatario conto", "ten name van",
        "tnv",
        "op naam van", "kontonavn", "betalingsmottagare", "odbiorca przelewu", "wlasciciel rachunku",
    ].map { $0.split(separator: " ").map(String.init) }

    /// Lines of words alone at the document's end that head no address: whoever signed it.
    func signatures() -> [Range<Int>] {
        scan.rows.suffix(6).map(\.tokens).filter { line in
            (2...6).contains(line.count) && line.allSatisfy { scan.tokens[$0].isWord && captionAt[$0] < 0 }
                && !isSentence(line)
                && !block(from: line).dropFirst().contains { $0.contains { scan.tokens[$0].hasDigits } }
        }
    }

    /// The letters of the names in addresses of mail and web pages, without those of mail services.
    func domains() -> [[UInt8]] {
        scan.tokens.compactMap { token -> [UInt8]? in
            let text = token.text.lowercased()
            let host: Substring
            if let at = text.lastIndex(of: "@") {
                host = text[text.index(after: at)...]
            } else if text.hasPrefix("www.") {
                host = text.dropFirst(4)
            } else if text.hasPrefix("http") {
                host = text.split(separator: "/").dropFirst().first ?? ""
            } else {
                return nil
            }
            let labels = host.split { $0 == "." || $0 == "/" || $0 == ">" || $0 == "," }
            guard labels.count > 1, let name = labels.first(where: { $0 != "www" }),
                !Self.mailers.contains(String(name))
            else { return nil }
            return CaptionKey.bytes(String(name))
        }
    }

    private static let mailers: Set<String> = [
        "gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "posteo", "mailbox", "protonmail",
        "proton",
        "orange", "wanadoo", "laposte", "libero", "ziggo", "telia", "telenet", "skynet", "web", "online",
        "tonline",
        "example",
    ]
}

extension [UInt8] {
    /// Whether it stands somewhere in these bytes.
    func holds(_ other: [UInt8]) -> Bool {
        guard count >= other.count, !other.isEmpty else { return false }
        return (0...count - other.count).contains { self[$0...].starts(with: other) }
    }
}
