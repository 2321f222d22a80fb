/// To whom a letter is addressed: the first lines of its address, which stands without a caption.
extension RulesContext {
    /// Persons whose address follows within a few lines: `Herrn`, below it `Max Mustermann`.
    func addressees() -> [Candidate] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        return scan.rows.indices.prefix(last / 2).compactMap { row in
            guard let title = phrases(of: scan.rows[row]).first(where: isSalutation) else { return nil }
            let lines = block(from: title)
            guard lines.count > 2, hasAddress(lines.dropFirst(2)) else { return nil }
            let name = Array(lines.prefix(2))
            return Candidate(
                .string(Self.joined(name.map { scan.text(of: $0) })), tokens: name,
                score: 0.95 - 0.2 * depth(of: title.lowerBound), match: .exact, risk: 0.25)
        }
    }

    private func hasAddress(_ lines: ArraySlice<Range<Int>>) -> Bool {
        lines.prefix(4).contains { line in
            line.contains { isPostalCode(scan.tokens[$0].text) } && line.contains { scan.tokens[$0].isWord }
        }
    }

    private func isSalutation(_ line: Range<Int>) -> Bool {
        let key = scan.key(of: line.lowerBound)
        return line.count == 1 && key.count <= 8
            && Self.salutations.contains(String(decoding: key, as: UTF8.self))
    }

    private static let salutations: Set<String> = [
        "herrn", "herr", "frau", "familie", "firma", "mr", "mrs", "ms", "messrs", "monsieur", "madame", "mme",
        "sr",
        "sra", "dhr", "mevr", "mw",
    ]
}
