/// What the words of a line say about whether it is a name, and where the name ends.
extension RulesContext {
    /// Names are short and their words begin with capitals but for small ones.
    func isSentence(_ line: Range<Int>) -> Bool {
        line.count > 8
            || line.dropFirst().contains { token in
                let text = scan.tokens[token].text
                // `e.V.` and `mbH` are no words of a sentence.
                return text.count > 1 && text.first?.isLowercase == true && scan.tokens[token].isWord
                    && !text.contains(where: \.isUppercase) && !isSmallWord(token)
            }
    }

    /// A remark beside a name, and no name.
    func isInBrackets(_ line: Range<Int>) -> Bool {
        line.first.map { scan.tokens[$0].text.hasPrefix("(") } ?? false
            && line.last.map { scan.tokens[$0].text.hasSuffix(")") } ?? false
    }

    /// What a till says before the shop's name: `WELCOME TO`.
    func isWelcome(_ line: Range<Int>) -> Bool {
        guard let first = line.first, legalForm(in: line) == nil else { return false }
        return scan.tokens[first].key.count <= 10 && Self.welcomes.contains(word(first))
    }

    private static let welcomes: Set<String> = [
        "welcome", "willkommen", "bienvenue", "bienvenido", "bienvenidos", "benvenuti", "velkommen",
        "valkommen",
        "welkom", "thank", "thanks",
    ]

    private func isSmallWord(_ token: Int) -> Bool {
        let key = scan.folded[scan.tokens[token].key]
        return key.count <= 3 && Self.smallWords.contains(String(decoding: key, as: UTF8.self))
    }

    private static let smallWords: Set<String> = [
        "of", "and", "for", "the", "in", "de", "du", "des", "la", "le", "les", "et", "y", "e", "da", "do",
        "di", "del",
        "der", "die", "und", "fur", "von", "zu", "van", "den", "och", "en", "dba", "co", "own", "by", "at",
    ]

    /// A name ends where a date begins, and the word that leads to it goes, too: `Posted by Acme on 3 March`.
    func beforeDate(_ line: Range<Int>) -> Range<Int> {
        guard var end = line.first(where: { dateAt[$0] >= 0 }), end > line.lowerBound else { return line }
        while end > line.lowerBound, isFiller(end - 1) || isSmall(end - 1) || isWeekday(end - 1) {
            end -= 1
        }
        return line.lowerBound..<end
    }

    /// `Jo Miller <jo@example.org>`: the address of a mail's sender is no part of the name.
    func beforeAddress(_ line: Range<Int>) -> Range<Int> {
        let address = line.first { scan.tokens[$0].text.hasPrefix("<") && scan.tokens[$0].text.contains("@") }
        return line.lowerBound..<(address ?? line.upperBound)
    }

    /// `Acme plc, Pond House, Hale M50 2XX`: behind a comma the address begins.
    func beforeStreet(_ line: Range<Int>) -> Range<Int> {
        let comma = line.dropLast().first { token in
            scan.tokens[token].text.hasSuffix(",") && !isFormWord(token + 1)
                && scan.tokens[token].segment == scan.tokens[token + 1].segment
        }
        guard let comma, statesTown(comma + 1..<line.upperBound) else { return line }
        return line.lowerBound..<comma + 1
    }

    /// `Acme Ltd, VAT 990417288`, `Acme Ltd, c/o Jo Miller`, `Jo Miller (2 persons)`: what follows states something else.
    func beforeRemark(_ line: Range<Int>) -> Range<Int> {
        let end = line.dropFirst().first { token in
            let text = scan.tokens[token].text
            if text.hasPrefix("("), scan.tokens[token].hasDigits { return true }
            guard scan.tokens[token - 1].text.hasSuffix(",") else { return false }
            return text.lowercased().hasPrefix("c/o")
                || captionAt[token] >= 0 && captions[captionAt[token]].owners.contains(where: isPartyNumber)
        }
        return line.lowerBound..<(end ?? line.upperBound)
    }

    /// `Ltd` and `XRQ` belong to the name, `on` and `den` to the date.
    private func isSmall(_ token: Int) -> Bool {
        scan.tokens[token].key.count <= 3
            && scan.tokens[token].text.unicodeScalars.first { $0.properties.isAlphabetic }?.properties
                .isUppercase
                != true
    }

    private func isWeekday(_ token: Int) -> Bool {
        if isFormWord(token) { return false }
        let text = scan.tokens[token].text.filter(\.isLetter)
        guard text.utf8.count <= 12, let word = FoldedWord(text.unicodeScalars) else { return false }
        return DateWord.meaning(of: word)?.isWeekday == true
    }

    /// Names are made of words more than of codes.
    func isNamed(_ range: Range<Int>) -> Bool {
        let words = range.count { scan.tokens[$0].isWord && scan.tokens[$0].key.count > 1 }
        return words > 0 && 2 * words >= range.count
    }
}
