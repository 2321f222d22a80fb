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
        let sender = context.senderLine().flatMap { context.isUnderOtherName($0) ? nil : $0 }
        keys = ((names + (sender.map { [$0] } ?? [])).map(context.nameKey) + context.domains(ofPages: true))
            .filter { $0.count >= Self.least }
        hints = (context.signatures().map(context.nameKey) + context.domains()).filter {
            $0.count >= Self.least
        }
        isBuyerCaptioned = context.captions.contains {
            $0.isLeading && context.isAddressing($0) && !context.leadsToNumber($0)
        }
    }

    /// Whether another place of the page names the same.
    func vouches(for key: [UInt8]) -> Bool {
        guard key.count >= Self.least else { return false }
        return (isBuyerCaptioned ? keys + hints : keys).contains { $0.holds(key) || key.holds($0) }
    }

    /// Whether a domain or a signature names the same: it may be the buyer's, and is no more than a hint.
    func hints(at key: [UInt8]) -> Bool {
        key.count >= Self.least && hints.contains { $0.holds(key) || key.holds($0) }
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
        while let next = nextForm(behind: end, in: line) { end = next }
        let name = start..<end + 1
        let isCaptioned = name.contains { captionAt[$0] >= 0 && captions[captionAt[$0]].hasColon }
        return isCaptioned || name.contains { scan.tokens[$0].hasDigits } ? nil : name
    }

    /// A legal form may be of several words: `GmbH & Co. KG`, `Pty Ltd`.
    func nextForm(behind end: Int, in line: Range<Int>) -> Int? {
        let next = end + 1
        guard next < line.upperBound, !isBreak(end) else { return nil }
        // Behind a point a sentence may begin.
        if isFormWord(next) {
            let isNew = scan.tokens[end].text.hasSuffix(".") && scan.tokens[next].text.utf8.count < 2
            return isNew ? nil : next
        }
        let isJoint = ["&", "+", "und", "and"].contains(scan.tokens[next].text)
        return isJoint && next + 1 < line.upperBound && isFormWord(next + 1) ? next + 1 : nil
    }

    func isBreak(_ token: Int) -> Bool {
        scan.tokens[token].endsClause && scan.tokens[token].text.utf8.count > 3
            && scan.tokens[token].text.utf8.last != UInt8(ascii: ".")
            || scan.tokens[token].key.isEmpty
                && scan.tokens[token].text != "&"
    }

    func isRegister(_ token: Int) -> Bool {
        if captionAt[token] >= 0, captions[captionAt[token]].owners.contains(where: isPartyNumber) {
            return true
        }
        let key = scan.key(of: token)
        return key.count <= 16 && Self.registers.contains(String(decoding: key, as: UTF8.self))
    }

    /// The caption of a number that belongs to a party: its tax number.
    func isPartyNumber(_ owner: CaptionIndex.Owner) -> Bool {
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
        "cvr", "uen", "abn", "acn", "krs", "regon", "rea", "fnr", "bolagsverket", "fskatt",
        "styrelsens",
        "company", "iban", "orgnr", "registro", "mercantil", "inscrita", "rpm", "firmenbuch", "landesgericht",
        "handelsgericht", "cciaa", "naf", "incorporated",
    ]
}

extension [UInt8] {
    /// Whether it stands somewhere in these bytes.
    func holds(_ other: [UInt8]) -> Bool {
        guard count >= other.count, !other.isEmpty else { return false }
        return (0...count - other.count).contains { self[$0...].starts(with: other) }
    }
}
