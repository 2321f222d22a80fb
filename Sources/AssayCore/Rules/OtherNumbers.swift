/// Captions that a word before them makes another's: `Our order no.` is the seller's, `replaces invoice no.` an earlier one.
extension RulesContext {
    /// For numbers of the document as a whole; whose a tax number is, is told by the blocks of the page.
    func isOfAnother(_ caption: Caption, _ field: Int) -> Bool {
        let definition = schema.schema.fields[field]
        let (first, next) = (caption.tokens.lowerBound, caption.tokens.upperBound)
        let segment = scan.segments[scan.tokens[first].segment]
        if isOfParty(field), isYours(caption) { return true }
        if next < segment.upperBound, !caption.hasColon {
            // `Invoice previous`, and `PO Box`, which is an address.
            if Self.earlier.contains(word(next)) || Self.boxes.contains(word(next)) { return true }
        }
        // `(facture FA90417)` explains something else.
        if definition.isRequired, scan.tokens[first].text.hasPrefix("(") { return true }
        guard first > segment.lowerBound, !scan.tokens[first - 1].traits.contains(.beforeColon) else {
            return false
        }
        let word = word(first - 1)
        // The bill is the seller's own; an order is the buyer's.
        return Self.earlier.contains(word)
            || !definition.isRequired && !isOfParty(field) && Self.own.contains(word)
    }

    /// Without an order whose number the document's own holds: a shop numbers both, and the buyer neither.
    func withoutOwn(_ chosen: [Choice?]) -> [Choice?] {
        let fields = schema.schema.fields
        let own = fields.indices.filter { fields[$0].kind == .identifier && fields[$0].isRequired }
            .compactMap { chosen[$0]?.candidate.value.string.map(CaptionKey.bytes) }
        return fields.indices.map { field in
            guard fields[field].kind == .identifier, !fields[field].isRequired, !isOfParty(field),
                !isAccount(field), let number = chosen[field]?.candidate.value.string.map(CaptionKey.bytes)
            else { return chosen[field] }
            return number.count > 4 && own.contains { $0.holds(number) } ? nil : chosen[field]
        }
    }

    /// `Regarding:   invoice 4711`, `Réf. facture 4711`: more likely an earlier one, where another number is called the document's.
    func isReference(_ caption: Caption, _ field: Int) -> Bool {
        let before = caption.tokens.lowerBound - 1
        guard schema.schema.fields[field].isRequired, !isOfParty(field), before >= 0,
            scan.tokens[before].row == scan.tokens[before + 1].row
        else { return false }
        return Self.references.contains(word(before))
    }

    private static let references: Set<String> = [
        "re", "ref", "reference", "referenz", "betreft", "betr", "betrifft", "bezug", "concerne", "objet",
        "oggetto",
        "asunto", "vedr", "vedrorende", "avser", "gaelder", "dotyczy", "della", "alla",
    ]

    /// `Customer ID`, `Client no`: the caption of a number, and of no name.
    func leadsToNumber(_ caption: Caption) -> Bool {
        let next = caption.tokens.upperBound
        return !caption.hasColon && next < scan.segments[scan.tokens[next - 1].segment].upperBound
            && Self.numberSigns.contains(word(next))
    }

    private static let numberSigns: Set<String> = [
        "id", "no", "nr", "number", "nummer", "num", "code", "ref", "reference", "account", "nro",
    ]

    /// `Your VAT no`, `UID des Kunden`: the number of whoever is written to, in the caption's words or right beside them.
    private func isYours(_ caption: Caption) -> Bool {
        let segment = scan.segments[scan.tokens[caption.tokens.lowerBound].segment]
        let first = max(segment.lowerBound, caption.tokens.lowerBound - 2)
        var end = caption.tokens.upperBound
        while end < segment.upperBound, end < caption.tokens.upperBound + 3, scan.tokens[end].isWord {
            end += 1
        }
        return (first..<end).contains { Self.yours.contains(word($0)) }
    }

    /// Whether a word of the same phrase says so of a number that it stands before.
    func isYours(behind token: Int) -> Bool {
        let phrase = scan.segments[scan.tokens[token].segment]
        return (max(phrase.lowerBound, token - 4)..<token).contains { Self.yours.contains(word($0)) }
    }

    private static let yours: Set<String> = [
        "your", "customer", "customers", "client", "clients", "buyer", "ihre", "ihr", "kunde", "kunden",
        "kundin", "auftraggeber", "votre", "vos", "preneur", "acheteur", "su", "cliente", "vostro", "vostra",
        "uw", "klant", "afnemer", "er", "ert", "kund", "kundens", "deres", "kjoper", "kober", "nabywcy",
    ]

    /// `seller_tax_id` beside `seller_name`.
    func isOfParty(_ field: Int) -> Bool {
        guard let mark = schema.schema.fields[field].name.firstIndex(of: "_") else { return false }
        let party = schema.schema.fields[field].name[...mark]
        return schema.roles.indices.contains {
            schema.roles[$0] == .organisation && schema.schema.fields[$0].name.hasPrefix(party)
        }
    }

    private static let earlier: Set<String> = [
        "original", "previous", "replaces", "corrects", "cancels", "credits", "earlier", "last", "cancelled",
        "ursprungliche", "ursprunglichen", "vorherige", "storniert", "ersetzt", "korrigiert", "origine",
        "annule",
        "remplace", "rectifie", "originale", "precedente", "rettifica", "annulla", "anterior", "rectifica",
        "sustituye",
        "precedent", "prior", "letzte", "letzten", "vorige", "oorspronkelijke", "vervangt", "ursprunglig",
        "oprindelig", "korygowana", "against", "regarding", "contra", "vedr", "vedrorende", "betreffend",
        "rectificada", "rectifiee", "rettificata", "korrigierte", "stornierte", "gutgeschriebene", "avser",
        "zu",
    ]
    /// `Previous balance`, `Balance brought forward`: what an earlier bill left.
    func isOfEarlierBill(_ caption: Caption) -> Bool {
        let segment = scan.segments[scan.tokens[caption.tokens.lowerBound].segment]
        let (first, next) = (caption.tokens.lowerBound, caption.tokens.upperBound)
        return first > segment.lowerBound && Self.forwarded.contains(word(first - 1))
            || next < segment.upperBound && !caption.hasColon && Self.forwarded.contains(word(next))
    }

    private static let forwarded: Set<String> = [
        "previous", "prior", "last", "earlier", "brought", "carried", "forward", "letzte", "letzten",
        "letzter",
        "vorherige", "vorheriger", "precedent", "anterior", "precedente", "vorige", "vorig", "tidigare",
        "tidligere",
    ]
    private static let boxes: Set<String> = ["box", "bag", "boite"]
    private static let own: Set<String> = [
        "our", "internal", "sales", "supplier", "suppliers", "work", "job", "delivery", "unser", "unsere",
        "unserer",
        "notre", "nos", "nuestro", "nuestra", "nostro", "nostra", "ns", "ons", "onze", "var", "vart", "vores",
        "nosso", "nossa", "nasz", "nasze",
    ]
}
