/// Who hires, where only a name's form or the first words about it tell: names with a legal form, and the one with which
/// the text about the employer begins.
extension RulesContext {
    func postingEmployers() -> [Candidate] {
        guard schema.posting != nil else { return [] }
        return (headNames().employer.map { [$0] } ?? []) + formedNames() + presented()
    }

    /// `Acme Ltd` in a sentence or a last line. A capital letter opens every word of a name; forms that are words, too, count
    /// only as they are written in a name.
    private func formedNames() -> [Candidate] {
        let names = scan.tokens.indices.dropFirst().lazy.compactMap(formedName)
        // Looking for each name again ends somewhere: a page that names very many companies is no posting.
        return names.prefix(20).compactMap { candidate($0, score: standsAgain($0) ? 0.54 : 0.5, risk: 0.1) }
    }

    /// The name that ends with the legal form at a token.
    private func formedName(_ token: Int) -> Range<Int>? {
        let form = scan.tokens[token].text.filter { $0 != "," && $0 != ")" }
        guard Self.forms.contains(form) || Self.forms.contains(form + "."),
            scan.tokens[token - 1].hasLetters,
            let name = name(endingBefore: token), name.upperBound == token, !isCommon(name)
        else { return nil }
        return name.lowerBound..<token + 1
    }

    private static let forms: Set<String> = [
        "GmbH", "mbH", "AG", "KG", "KGaA", "OHG", "AB", "Ltd", "Ltd.", "Inc", "Inc.", "LLC",
        "PLC", "plc", "SAS", "SARL",
        "S.A.", "SA", "B.V.", "BV", "N.V.", "NV", "S.L.", "SL", "S.r.l.", "Srl", "S.p.A.", "SpA", "Oy", "ApS",
        "A/S", "Lda", "Ltda",
    ]

    /// `About Acme` and below it `Acme makes …`; or the text begins with a name of several words that stands again.
    func presented() -> [Candidate] {
        scan.rows.indices.dropFirst().prefix(60).compactMap { row -> Candidate? in
            guard !scan.rows[row - 1].isWrapped,
                let name = nameOpening(row), !isCommon(name)
            else { return nil }
            let words = name.count { scan.tokens[$0].isWord }
            if isAbout(row - 1, name) { return candidate(name, score: 0.8, risk: 0.15) }
            guard words > 1, row <= 12 else { return nil }
            if isInstitution(name) { return candidate(name, score: 0.62, risk: 0.14) }
            if standsAgain(name) { return candidate(name, score: 0.52, risk: 0.08) }
            return isDescribed(name) ? candidate(name, score: 0.5, risk: 0.1) : nil
        }
    }

    /// `Green Alliance is a charity`.
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
