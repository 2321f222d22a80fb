/// Who hires, by signs that none of them is sure of alone: the name in the address to apply to, a sentence that says what
/// somebody is, `At Acme, we …`.
extension RulesContext {
    /// Names that an address of mail spells: `Reedmace Tea` and `hello@reedmacetea.example`. Where such a name stands
    /// several times, or a sentence begins with it, it can be vouched for.
    func addressedNames() -> [Candidate] {
        let labels = addressLabels()
        guard !labels.isEmpty else { return [] }
        let found = scan.tokens.indices.lazy.filter(isCapitalised).compactMap { first -> Range<Int>? in
            labels.lazy.compactMap { self.name(spelling: $0, from: first) }.first
        }
        let names = found.prefix(20).map(widened)
        return names.compactMap { name in
            guard !isCommon(name) else { return nil }
            let isSure = names.count > 1 || isSubject(name)
            return candidate(name, score: isSure ? 0.68 : 0.56, risk: isSure ? 0.14 : 0.3)
        }
    }

    /// The parts of mail addresses' hosts but for the last, folded.
    private func addressLabels() -> [[UInt8]] {
        var labels: [[UInt8]] = []
        for token in scan.tokens where token.text.contains("@") {
            let parts = token.text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, let sender = parts.first, let host = parts.last else { continue }
            let local = sender.lowercased().filter { $0.isLetter }
            guard !Self.servants.contains(local) else { continue }
            for label in host.split(separator: ".").dropLast() {
                let bytes = FoldedText(String(label.filter { $0.isLetter || $0.isNumber })).bytes
                if bytes.count > 4, labels.count < 8, !labels.contains(bytes) { labels.append(bytes) }
            }
        }
        return labels
    }

    /// Whose address a board prints for itself.
    private static let servants: Set<String> = [
        "support", "help", "webmaster", "privacy", "abuse", "noreply", "unsubscribe", "datenschutz",
    ]

    /// The tokens from one on that spell a host's part, `&` between them left out.
    private func name(spelling label: [UInt8], from first: Int) -> Range<Int>? {
        var (rest, token) = (label[...], first)
        while token < scan.tokens.count, token == first || isContinued(token - 1) {
            let key = scan.key(of: token)
            if scan.tokens[token].text == "&", token > first {
                token += 1
                continue
            }
            guard !key.isEmpty, !scan.tokens[token].text.contains("@"), rest.starts(with: key) else {
                return nil
            }
            rest = rest.dropFirst(key.count)
            token += 1
            if rest.isEmpty { return first..<token }
            if endsClause(token - 1) { return nil }
        }
        return nil
    }

    /// With the legal form behind it, and with words beside it where they stand beside it again.
    private func widened(_ name: Range<Int>) -> Range<Int> {
        var name = name
        var end = name.upperBound
        while end < scan.tokens.count, end - name.upperBound < 4, isContinued(end - 1),
            !scan.tokens[end - 1].endsClause || scan.tokens[end - 1].text.hasSuffix("."), isCapitalised(end)
        {
            end += 1
            if legalForm(in: end - 1..<end) != nil { return name.lowerBound..<end }
        }
        let next = name.upperBound
        if next < scan.tokens.count, isContinued(next - 1), !endsClause(next - 1), isCapitalised(next),
            !scan.key(of: next).isEmpty, stands(name.lowerBound..<next + 1, times: 2)
        {
            name = name.lowerBound..<next + 1
        }
        let before = name.lowerBound - 1
        if before >= 0, isContinued(before), !endsClause(before), isCapitalised(before), !isArticle(before),
            !isLocative(before), !scan.key(of: before).isEmpty, stands(before..<name.upperBound, times: 2)
        {
            name = before..<name.upperBound
        }
        return name
    }

    private func stands(_ words: Range<Int>, times: Int) -> Bool {
        let keys = words.filter { !scan.key(of: $0).isEmpty }.map { scan.key(of: $0) }
        guard let first = keys.first else { return false }
        return scan.tokens.indices.lazy.filter { token in
            self.scan.key(of: token).elementsEqual(first) && self.isCapitalised(token)
                && self.matches(keys, at: token)
        }.prefix(times).count >= times
    }

    /// `Acme is`, `Acme supplies` at the beginning of a sentence.
    private func isSubject(_ name: Range<Int>) -> Bool {
        let next = name.upperBound
        guard next < scan.tokens.count, isContinued(next - 1), scan.tokens[next].traits.contains(.lowerCase),
            scan.tokens[next].isWord, !isCapitalised(next), !isLocative(next), !endsClause(next - 1)
        else { return false }
        let first = name.lowerBound
        return first == 0 || scan.rows[scan.tokens[first].row].tokens.lowerBound == first
            || ".!?".contains(scan.tokens[first - 1].text.last ?? " ")
    }

    /// `At Acme, we …`, `I mend nets at Acme, we’re a chandler`: a guess, as it may be a part of the employer.
    func hosts() -> [Candidate] {
        scan.tokens.indices.dropLast().lazy.compactMap { token -> Candidate? in
            guard
                Self.hostWords.contains(String(decoding: self.scan.key(of: token).prefix(6), as: UTF8.self)),
                self.isContinued(token), !self.endsClause(token)
            else { return nil }
            var end = token + 1
            while end < self.scan.tokens.count, end - token < 7, self.isNamePart(end) {
                end += 1
                if self.endsClause(end - 1) || !self.isContinued(end - 1) { break }
            }
            guard end < self.scan.tokens.count, self.scan.tokens[end - 1].text.hasSuffix(","),
                Self.selves.contains(self.selfWord(end)), let name = self.trimmed(token + 1..<end),
                !self.isCommon(name)
            else { return nil }
            return self.candidate(name, score: 0.56, risk: 0.2)
        }.prefix(4).map { $0 }
    }

    private func selfWord(_ token: Int) -> String {
        String(
            decoding: scan.tokens[token].text.lowercased().utf8.prefix { (0x61...0x7A).contains($0) },
            as: UTF8.self)
    }

    private static let hostWords: Set<String> = ["at", "bei", "chez", "hos", "bij", "presso"]
    private static let selves: Set<String> = ["we", "our", "you", "wir", "nous", "vi", "wij", "noi"]
}
