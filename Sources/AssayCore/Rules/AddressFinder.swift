/// Postal addresses by their looks.
extension RulesContext {
    /// Blocks of neighbouring lines of the first page's upper half that look like parts of an address.
    func addresses() -> [Candidate] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        var candidates: [Candidate] = []
        var block: [Range<Int>] = []
        func close() {
            let score = block.reduce(0) { $0 + likeness(of: $1) }
            if score >= 0.5, let first = block.first {
                candidates.append(
                    Candidate(
                        .string(Self.joined(block.map { scan.text(of: $0) })), tokens: block,
                        score: min(score, 1.2) * 0.5 - 0.2 * depth(of: first.lowerBound), match: .exact))
            }
            block = []
        }
        for row in scan.rows.indices.prefix(max(min(14, last), last / 2)) {
            let line = scan.rows[row].tokens
            if isAddressLine(line) { block.append(line) } else { close() }
        }
        close()
        return candidates
    }

    private func isAddressLine(_ line: Range<Int>) -> Bool {
        let isOther = line.contains { token in
            dateAt[token] >= 0 || captionAt[token] >= 0 && captions[captionAt[token]].isLeading
                || scan.tokens[token].traits.contains(.beforeColon) || scan.tokens[token].text.contains("@")
        }
        return !isOther && likeness(of: line) > 0
    }

    /// House and postal numbers, street words, commas.
    private func likeness(of line: Range<Int>) -> Double {
        var score = 0.0
        for token in line {
            let text = scan.tokens[token].text
            let key = scan.folded[scan.tokens[token].key]
            if isPostalCode(text) { score += 0.4 }
            if text.hasSuffix(",") { score += 0.15 }
            if key.count <= 12, Self.streetWords.contains(String(decoding: key, as: UTF8.self)) {
                score += 0.3
            }
            if scan.tokens[token].hasDigits, scan.tokens[token].hasLetters || text.contains("-") {
                score += 0.1
            }
        }
        return score
    }

    private func isPostalCode(_ text: String) -> Bool {
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
        return (4...6).contains(digits) && text.utf8.count <= digits + 1
    }

    private static let streetWords: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "boulevard", "blvd", "suite", "floor",
        "block",
        "lot", "no", "unit", "level", "jalan", "jln", "jin", "taman", "tmn", "lorong", "persiaran", "bandar",
        "kampung",
        "strasse", "str", "weg", "platz", "allee", "rue", "bd", "chemin", "place", "calle", "avenida",
        "plaza", "via",
        "piazza", "corso", "straat", "laan", "plein", "gatan", "vagen", "rua", "box", "bp", "cedex",
    ]
}
