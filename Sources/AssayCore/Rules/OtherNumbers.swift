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
    private static let boxes: Set<String> = ["box", "bag", "boite"]
    private static let own: Set<String> = [
        "our", "internal", "sales", "supplier", "suppliers", "work", "job", "delivery", "unser", "unsere",
        "unserer",
        "notre", "nos", "nuestro", "nuestra", "nostro", "nostra", "ns", "ons", "onze", "var", "vart", "vores",
        "nosso", "nossa", "nasz", "nasze",
    ]
}
