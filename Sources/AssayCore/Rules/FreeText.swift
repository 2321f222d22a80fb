/// Texts that stand on the page without a caption: the seller's name at the top, a posting's title, an address.
extension RulesContext {
    /// For a text field that has no captioned candidate.
    func textsAnywhere(for field: Int) -> [Candidate] {
        let definition = schema.schema.fields[field]
        switch schema.roles[field] {
        case .organisation:
            return headLines().map { line in
                Candidate(
                    .string(Self.joined([scan.text(of: line)])), tokens: [line],
                    score: prominence(of: line) + 0.35 * Double(companySuffixes(in: line)), match: .exact)
            }.filter { definition.isRequired || $0.score > 0.6 }
        case .address: return definition.isRequired || definition.labels.count < 8 ? addresses() : []
        case .other:
            guard definition.isRequired else { return [] }
            return headLines().map { line in
                Candidate(
                    .string(Self.joined([scan.text(of: line)])), tokens: [line], score: prominence(of: line),
                    match: .exact)
            }
        }
    }

    /// Phrases of the first page's upper part that can be a name or a heading: words, no amount, date or caption.
    func headLines() -> [Range<Int>] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        let limit = max(min(12, last), last / 4)
        return scan.rows[..<min(limit, last)].flatMap { row in
            Set(row.tokens.map { scan.tokens[$0].segment }).sorted().map { scan.segments[$0] }
        }.filter(isNameLike)
    }

    private func isNameLike(_ line: Range<Int>) -> Bool {
        let words = line.count { scan.tokens[$0].isWord }
        guard words > 0, line.count <= 12, 2 * words >= line.count else { return false }
        let letters = line.reduce(0) { $0 + (scan.tokens[$1].hasLetters ? scan.tokens[$1].key.count : 0) }
        guard letters >= 3 else { return false }
        return !line.contains { token in
            dateAt[token] >= 0
                || captionAt[token] >= 0 && captions[captionAt[token]].isLeading && !isName(line)
                || scan.tokens[token].traits.contains(.beforeColon)
                || scan.tokens[token].traits.contains(.afterColon)
                || scan.tokens[token].text.contains("@")
        }
    }

    /// A legal form at its end makes a name even of a caption's word (`Supplier Ltd`).
    private func isName(_ line: Range<Int>) -> Bool { companySuffixes(in: line) > 0 }

    /// Large letters near the top.
    private func prominence(of line: Range<Int>) -> Double {
        let row = scan.rows[scan.tokens[line.lowerBound].row]
        let height = line.map { scan.tokens[$0].box.height }.max() ?? row.height
        let size = min(max(height / max(typicalHeight, 1) - 1, 0), 1.5)
        let rank = Double(scan.tokens[line.lowerBound].row)
        let digits = line.contains { scan.tokens[$0].hasDigits } ? 0.15 : 0
        return 0.5 + 0.25 * size - 0.04 * min(rank, 12) - digits
    }

    /// Legal forms and words that end a company's name.
    private func companySuffixes(in line: Range<Int>) -> Int {
        line.contains { token in
            let key = scan.folded[scan.tokens[token].key]
            return key.count <= 12 && token > line.lowerBound
                && Self.legalForms.contains(String(decoding: key, as: UTF8.self))
        } ? 1 : 0
    }

    static let legalForms: Set<String> = [
        "gmbh", "ag", "kg", "kgaa", "ohg", "ug", "ev", "eg", "mbh", "se", "ltd", "limited", "llc", "llp",
        "plc", "inc",
        "incorporated", "corp", "corporation", "co", "company", "sa", "sas", "sarl", "eurl", "sasu", "snc",
        "srl", "spa",
        "sl", "slu", "bv", "nv", "vof", "ab", "oy", "oyj", "aps", "as", "asa", "bhd", "sdn", "pte", "pty",
        "ltda", "lda",
        "spzoo", "zoo", "sro", "kft", "doo", "cojsc", "cjsc", "ojsc", "jsc", "enterprise", "enterprises",
        "trading",
        "holdings", "group", "bank", "foundation", "agency", "services", "restaurant", "restoran", "hardware",
        "mart",
        "supermarket", "store", "stores", "pharmacy", "hotel", "cafe", "bakery",
    ]
}
