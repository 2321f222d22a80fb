/// To whom a letter is addressed: the first lines of its address, which stands without a caption.
extension RulesContext {
    /// Persons whose address follows within a few lines: `Herrn`, below it `Max Mustermann`.
    func addressees() -> [Candidate] {
        let last = scan.rows.partitioningIndex { $0.page > 0 }
        return scan.rows.indices.prefix(max(min(16, last), last / 2)).compactMap { row in
            guard let title = phrases(of: scan.rows[row]).first(where: isTitleLine) else { return nil }
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
            statesTown(line)
                || line.contains { isPostalCode(scan.tokens[$0].text) }
                    && line.contains { scan.tokens[$0].isWord }
        }
    }

    /// A person's name without what a letter calls a person before it: `Frau Ada Quell`, or both in lines of their own.
    func withoutSalutation(_ name: Candidate) -> Candidate {
        guard let first = name.tokens.first, isPersonTitle(first.lowerBound),
            first.count > 2 || name.tokens.count > 1 && first.count == 1
        else { return name }
        let rest = first.dropFirst()
        let lines = (rest.isEmpty ? [] : [rest]) + Array(name.tokens.dropFirst())
        guard let next = lines.first, scan.tokens[next.lowerBound].isWord,
            !isTitleWord(next.lowerBound), !Self.joints.contains(scan.tokens[next.lowerBound].text)
        else { return name }
        return Candidate(
            .string(Self.joined(lines.map { scan.text(of: $0) })), tokens: lines, score: name.score,
            match: name.match, risk: name.risk)
    }

    /// Titles that stand before persons only.
    private func isPersonTitle(_ token: Int) -> Bool {
        isTitleWord(token) && !["firma", "familie", "messrs", "eheleute", "m"].contains(word(token))
    }

    func isTitleLine(_ line: Range<Int>) -> Bool {
        line.count <= 3 && isTitleWord(line.lowerBound) && isTitleWord(line.upperBound - 1)
            && line.dropFirst().dropLast().allSatisfy { Self.joints.contains(scan.tokens[$0].text) }
    }

    private func isTitleWord(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        return key.count <= 8 && Self.salutations.contains(String(decoding: key, as: UTF8.self))
    }

    /// `Herrn und Frau`.
    private static let joints: Set<String> = ["und", "and", "et", "y", "e", "en", "och", "og", "&", "+"]

    private static let salutations: Set<String> = [
        "herrn", "herr", "frau", "familie", "firma", "mr", "mrs", "ms", "messrs", "monsieur", "madame", "mme",
        "sr",
        "sra", "dhr", "mevr", "mw", "m", "eheleute",
    ]
}
