/// Who hires, where only a name's form or the first words about it tell: names with a legal form, and the one with which
/// the text about the employer begins.
extension RulesContext {
    func postingEmployers() -> [Candidate] {
        guard schema.posting != nil else { return [] }
        return (headNames().employer.map { [$0] } ?? []) + formedNames() + presented() + imprints()
            + addressedNames()
    }

    /// `Acme Ltd` in a sentence or a last line. A capital letter opens every word of a name; forms that are words, too, count
    /// only as they are written in a name.
    func formedNames() -> [Candidate] {
        let names = scan.tokens.indices.dropFirst().lazy.compactMap(formedName)
        // Looking for each name again ends somewhere: a page that names very many companies is no posting.
        return names.prefix(20).compactMap { name in
            // A line of its own, as in an imprint or under a title.
            let isAlone = entries(of: scan.tokens[name.lowerBound].row).contains(name)
            return candidate(
                name, score: standsAgain(name) ? isAlone ? 0.6 : 0.54 : 0.5, risk: 0.1)
        }
    }

    /// The name that ends with the legal form at a token.
    private func formedName(_ token: Int) -> Range<Int>? {
        let form = scan.tokens[token].text.filter { $0 != "," && $0 != ")" }
        guard Self.forms.contains(form) || Self.forms.contains(form + "."),
            scan.tokens[token - 1].hasLetters,
            let name = formedStart(before: token), name.upperBound == token, !isCommon(name)
        else { return nil }
        return name.lowerBound..<token + 1
    }

    /// The capitalised words before a form, small words between them: `Pianos do Rio, S.A.`
    private func formedStart(before form: Int) -> Range<Int>? {
        if let name = name(endingBefore: form), name.upperBound == form, name.count > 1 { return name }
        var start = form
        while start > 0, form - start < 7, isContinued(start - 1) {
            let isClosed =
                endsClause(start - 1) && !(start == form && scan.tokens[start - 1].text.hasSuffix(","))
            let isLinked =
                start < form
                && Self.links.contains(String(decoding: scan.key(of: start - 1).prefix(4), as: UTF8.self))
            guard !isClosed, isNamePart(start - 1) || isLinked else { break }
            start -= 1
        }
        while start < form, !isCapitalised(start) { start += 1 }
        // Short words in a row are a list: `R, SAS`.
        guard start < form, scan.text(of: start..<form).count(where: \.isLetter) > 4 else { return nil }
        return trimmed(start..<form)
    }

    private static let links: Set<String> = [
        "do", "da", "de", "du", "des", "del", "di", "van", "von", "und", "et", "y", "e",
    ]

    private static let forms: Set<String> = [
        "inc.", "Ltée", "GmbH", "mbH", "AG", "KG", "KGaA", "OHG", "AB", "Ltd", "Ltd.", "Inc", "Inc.", "LLC",
        "PLC", "plc", "SAS", "SARL",
        "S.A.", "SA", "B.V.", "BV", "N.V.", "NV", "S.L.", "SL", "S.r.l.", "Srl", "S.p.A.", "SpA", "Oy", "ApS",
        "A/S", "Lda", "Ltda",
    ]

    /// `Acme | Imprint | Privacy`: the last lines of a page say whose it is, which may be a board.
    private func imprints() -> [Candidate] {
        scan.rows.indices.suffix(4).compactMap { row in
            let entries = entries(of: row)
            guard entries.count > 1, let name = entries.first, name.count <= 6,
                isCapitalised(name.lowerBound),
                entries.dropFirst().contains(where: { Self.imprint.match(at: $0.lowerBound, in: scan) != nil }
                ),
                Self.imprint.match(at: name.lowerBound, in: scan) == nil, dateAt[name.lowerBound] < 0
            else { return nil }
            let isSure = legalForm(in: name) != nil || isInstitution(name)
            return candidate(name, score: isSure ? 0.6 : 0.45, risk: isSure ? 0.1 : 0.3)
        }
    }

    private static let imprint = PhraseSet([
        "impressum", "imprint", "datenschutz", "privacy", "terms", "mentions légales", "aviso legal",
        "política de privacidad", "politica de privacidade", "cookies", "note legali", "integritetspolicy",
        "privacyverklaring", "disclaimer", "legal notice", "contact", "kontakt", "accessibility",
    ])

    /// Somebody else hires: an agency speaks for a client, and its own name is all over the page.
    func employerTraces(_ found: [[Candidate]]) -> [Trace] {
        guard let field = schema.posting?.employer,
            let sign = scan.tokens.indices.first(where: { Self.clients.match(at: $0, in: scan) != nil }),
            let best = found[field].first,
            best.score < 0.9 || !captions(of: field).contains(where: { $0.hasColon && $0.isLeading })
        else { return [] }
        return [
            Trace(schema.schema.fields[field].name, .value(best.value), quote: quote(around: sign..<sign + 1))
        ]
    }

    private static let clients = PhraseSet([
        "our client", "my client", "behalf of our client", "unseres kunden", "unseren kunden", "unser kunde",
        "unser mandant",
        "unseren mandanten", "notre client", "nos clients", "pour le compte de", "nuestro cliente",
        "onze opdrachtgever", "onze klant", "vår kund", "il nostro cliente", "nosso cliente", "vores kunde",
        "naszego klienta", "azienda cliente", "direktvermittlung", "arbeitnehmerüberlassung",
    ])

    /// `About Acme` and below it `Acme makes …`; or the text begins with a name of several words that stands again.
    func presented() -> [Candidate] {
        scan.rows.indices.dropFirst().prefix(60).compactMap { row -> Candidate? in
            guard !scan.rows[row - 1].isWrapped,
                let name = nameOpening(row), !isCommon(name), name.count > 1 || !isPlaceConfirmed(name)
            else { return nil }
            let words = name.count { scan.tokens[$0].isWord }
            if isAbout(row - 1, name) { return candidate(name, score: 0.8, risk: 0.15) }
            guard words > 1, row <= 12 else { return nil }
            if isInstitution(name) { return candidate(name, score: 0.62, risk: 0.14) }
            if standsAgain(name) { return candidate(name, score: 0.52, risk: 0.08) }
            return isDescribed(name) ? candidate(name, score: 0.5, risk: 0.1) : nil
        }
    }

    /// `Heron Trust is a charity`.
    private func isDescribed(_ name: Range<Int>) -> Bool {
        guard name.upperBound < scan.tokens.count else { return false }
        let key = scan.key(of: name.upperBound)
        return key.count <= 4
            && ["is", "ist", "est", "es", "ar", "er"].contains(String(decoding: key, as: UTF8.self))
    }

    /// The capitalised words at the start of a line, before a word in small letters.
    private func nameOpening(_ row: Int) -> Range<Int>? {
        let line = scan.rows[row].tokens
        guard line.count > 3, !scan.tokens[line.lowerBound].isBullet else { return nil }
        let end = line.first { !isNamePart($0) } ?? line.upperBound
        guard end > line.lowerBound, end < line.upperBound, end - line.lowerBound <= 7,
            scan.tokens[end].isWord, scan.tokens[end].traits.contains(.lowerCase),
            !(line.lowerBound..<end).contains(where: { endsClause($0) })
        else { return nil }
        return trimmed(line.lowerBound..<end)
    }

    /// Whether a line of a few words says `About` and the first of a name.
    private func isAbout(_ row: Int, _ name: Range<Int>) -> Bool {
        let line = scan.rows[row].tokens
        guard line.count <= 6, let first = line.first,
            let about = PostingWords.abouts.match(at: first, in: scan),
            about.upperBound < line.upperBound
        else { return false }
        return scan.key(of: about.upperBound).elementsEqual(scan.key(of: name.lowerBound))
    }

    /// Where the work is done, by the head of the posting, else by an address in it.
    func postingPlaces() -> [Candidate] {
        guard schema.posting != nil else { return [] }
        return (headNames().place.map { [$0] } ?? []) + addressPlaces() + datelinePlaces()
    }

    /// `…, 26802 Moorland`: an address to apply to, and so no more than a guess.
    private func addressPlaces() -> [Candidate] {
        scan.tokens.indices.dropFirst().dropLast().compactMap { token -> Candidate? in
            let text = scan.tokens[token].text
            guard isPostalCode(text), scan.tokens[token - 1].text.hasSuffix(","), isCapitalised(token + 1),
                scan.tokens[token + 1].isWord, dateAt[token] < 0
            else { return nil }
            return candidate(token..<token + 2, score: 0.4, risk: 0.2)
        }
    }

    /// A notice is given where its author sits: `Upton, 3 May 2024`.
    private func datelinePlaces() -> [Candidate] {
        dates.compactMap { span -> Candidate? in
            let line = scan.rows[scan.tokens[span.tokens.lowerBound].row].tokens
            let lead = line.lowerBound..<max(span.tokens.lowerBound, line.lowerBound)
            guard isDateline(lead), let comma = lead.first(where: { scan.tokens[$0].text.hasSuffix(",") })
            else {
                return nil
            }
            return candidate(line.lowerBound..<comma + 1, score: 0.48, risk: 0.2)
        }
    }
}
