/// Technologies that a posting names: what is looked for where no heading leads to a list of skills.
extension RulesContext {
    /// Names of technologies, each once, as printed; `PHP 8` with its version: those among the requirements and wishes, where
    /// there are none those of the text.
    func namedSkills() -> [Candidate] {
        let required = requiredTechnologies()
        return once(required.isEmpty ? toldTechnologies() : required)
    }

    private func requiredTechnologies() -> [Candidate] {
        requiredItems().flatMap { technologies(in: $0.tokens, isItem: true) }
    }

    private func requiredItems() -> [Candidate] {
        guard let posting = schema.posting else { return [] }
        return [posting.requirements, posting.wishes].compactMap(\.self).flatMap(items(of:))
    }

    /// What is sure to be a technology, outside of requirements and wishes.
    func toldTechnologies() -> [Candidate] {
        var isListed = [Bool](repeating: false, count: scan.rows.count)
        for run in requiredItems().flatMap(\.tokens) { isListed[scan.tokens[run.lowerBound].row] = true }
        return scan.rows.indices.filter { !isListed[$0] && isWorkText($0) }
            .flatMap { technologies(in: [scan.rows[$0].tokens], isItem: false) }
    }

    private func once(_ candidates: [Candidate]) -> [Candidate] {
        var seen: Set<String> = []
        return candidates.filter { candidate in
            guard let name = candidate.value.string?.lowercased(), !isVersion(of: seen, name) else {
                return false
            }
            return seen.insert(name).inserted
        }
    }

    /// `PHP5` behind `PHP`.
    private func isVersion(of seen: Set<String>, _ name: String) -> Bool {
        let base = String(name.reversed().drop { $0.isNumber }.reversed())
        return base.count > 2 && base.count < name.count && seen.contains(base)
    }

    /// A line of a sentence or a list, and nothing about applying: there a page asks for code to look at.
    private func isWorkText(_ row: Int) -> Bool {
        let line = scan.rows[row].tokens
        return line.count > 3
            && !line.contains { token in
                scan.tokens[token].text.contains("@") || Self.applyingWords.contains(word(token))
            }
    }

    private static let applyingWords: Set<String> = [
        "cv", "resume", "curriculo", "curriculum", "apply", "bewerbung", "candidature", "ansok", "ansokan",
        "lebenslauf",
    ]

    private func technologies(in runs: [Range<Int>], isItem: Bool) -> [Candidate] {
        var found: [Range<Int>] = []
        for run in runs {
            // Beside a sure one words are names in sentences, too.
            let isSureLine =
                isItem || run.contains { TechnologyNames.sure.contains(Self.bare(scan.tokens[$0].text)) }
            var token = run.lowerBound
            while token < run.upperBound {
                let opens = token == runs.first?.lowerBound || token > 0 && endsSentence(token - 1)
                let isBeside =
                    found.last.map { $0.upperBound == token || isJoint($0.upperBound, token) } ?? false
                if let name = technology(at: token, in: run, opens: opens, isItem: isItem, isSure: isSureLine)
                {
                    // `Foo, Bar or Python`: what is listed with one is one.
                    found += enumerated(before: name.lowerBound, in: run, found.last?.upperBound)
                    found.append(name)
                    token = name.upperBound
                } else if let last = found.last, isBeside, isListed(token, behind: last), isName(token) {
                    found.append(token..<token + 1)
                    token += 1
                } else if isItem && isMixed(token) || isCued(token) {
                    found.append(token..<token + 1)
                    token += 1
                } else {
                    token += 1
                }
            }
        }
        return found.flatMap(named)
    }

    /// `systemet Lark`: the word before says that it is software.
    private func isCued(_ token: Int) -> Bool {
        token > 0 && TechnologyNames.cues.contains(word(token - 1)) && isCapitalised(token)
            && isContinued(token - 1)
            && !endsClause(token - 1)
    }

    /// `SQLite/Room` are two.
    private func named(_ name: Range<Int>) -> [Candidate] {
        let text = Self.bare(scan.text(of: name))
        let parts = text.split(separator: "/").map(String.init)
        let isOne =
            name.count > 1 || TechnologyNames.sure.contains(text) || parts.count < 2
            || !parts.contains { TechnologyNames.sure.contains($0) || TechnologyNames.words.contains($0) }
        return (isOne ? [text] : parts).map {
            Candidate(.string($0), tokens: [name], score: 0.6, match: .exact)
        }
    }

    /// The names right before a technology, parted from it by commas or a joint.
    private func enumerated(before first: Int, in run: Range<Int>, _ end: Int?) -> [Range<Int>] {
        var names: [Range<Int>] = []
        var token = first - 1
        while token > max(run.lowerBound, (end ?? 0) - 1) {
            if Self.joints.contains(word(token)) {
                token -= 1
                continue
            }
            let isParted = scan.tokens[token].text.hasSuffix(",") || isJoint(token + 1, token + 2)
            guard isParted, isName(token) else { break }
            names.append(token..<token + 1)
            token -= 1
        }
        return names.reversed()
    }

    /// Capitals within a word, or nothing but capitals: no word of the language.
    func isName(_ token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        return text.count > 1 && scan.tokens[token].hasLetters
            && text.dropFirst().contains(where: \.isUppercase)
    }

    private func isListed(_ token: Int, behind last: Range<Int>) -> Bool {
        scan.tokens[last.upperBound - 1].text.hasSuffix(",") || token > last.upperBound
    }

    /// Whether nothing but a joint stands between two places.
    private func isJoint(_ from: Int, _ to: Int) -> Bool {
        from + 1 == to && from < scan.tokens.count && Self.joints.contains(word(from))
    }

    private static let joints: Set<String> = [
        "and", "or", "und", "oder", "et", "ou", "y", "o", "och", "eller", "en", "of", "e", "lub", "albo",
    ]

    private func technology(at token: Int, in run: Range<Int>, opens: Bool, isItem: Bool, isSure: Bool)
        -> Range<Int>?
    {
        let text = Self.bare(scan.tokens[token].text)
        let isLast = self.isLast(token, in: run)
        let parts = text.split(separator: "/").map(String.init)
        let isNamed =
            TechnologyNames.sure.contains(text)
            || parts.count > 1 && parts.contains(where: TechnologyNames.sure.contains)
        // `Excel in all you do`, `Go the extra mile`.
        let isWord = TechnologyNames.words.contains(text) && isSure && (!opens || isLast)
        let isMade =
            TechnologyNames.makers.contains(text) && !isLast && isProduct(token + 1, in: run, of: text)
        guard isNamed || isWord || isMade else { return nil }
        var end = token + 1
        while end < run.upperBound, end - token < 3, !self.isLast(end - 1, in: run),
            isProduct(end, in: run, of: text)
        {
            end += 1
        }
        // The version is asked for among the requirements; elsewhere it is what there was or will be.
        if isItem || isMade, !self.isLast(end - 1, in: run), end < run.upperBound, isVersion(end) { end += 1 }
        return token..<end
    }

    private func isLast(_ token: Int, in run: Range<Int>) -> Bool {
        token + 1 == run.upperBound || ",;/).:".contains(scan.tokens[token].text.last ?? " ")
    }

    private func isProduct(_ token: Int, in run: Range<Int>, of maker: String) -> Bool {
        guard run.contains(token) else { return false }
        let text = Self.bare(scan.tokens[token].text)
        if maker == "ISO" || maker == "Windows" { return scan.tokens[token].text.first?.isNumber == true }
        return TechnologyNames.products.contains(text)
    }

    /// `PHP 8`, `Python 3.11`, but no `C++ (14 years)`.
    private func isVersion(_ token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        guard scan.tokens[token].text.first?.isNumber == true, text.count <= 5 else { return false }
        return text.allSatisfy { $0.isNumber || $0 == "." } && (Double(text) ?? 100) < 30
    }

    static func bare(_ text: String) -> String {
        let marks: Set<Character> = [",", ";", ")", "(", "/", ":", "•", "\"", "“", "”", "!", "?", "*", "_"]
        let end = text.drop { marks.contains($0) }.reversed().drop { marks.contains($0) || $0 == "." }
        return String(end.reversed())
    }
}
