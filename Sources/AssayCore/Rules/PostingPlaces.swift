/// Places as they are printed with what else is said about the work: `Leeds, hybrid (2 days at home)`.
extension RulesContext {
    /// A place without the words behind it that say how or how much is worked there; doubted where such words can't be told
    /// from it.
    func withoutWorkplace(_ whole: Candidate) -> Candidate {
        let place = withoutRemark(whole)
        guard place.tokens.count == 1, let line = place.tokens.first,
            let said = firstChoice(in: line), let first = line.first
        else { return isOdd(place) ? place.doubted : place }
        var end = opening(of: said, in: line)
        // `Remote`, `Remote (US)`: where from is all that it says.
        guard end > first else {
            return said.upperBound == line.upperBound ? place : behind(said, place, line)
        }
        // From afar is one of the places, or printed with them: sure beside a caption alone.
        if isRemote(said) {
            let isSentence = (said.upperBound..<line.upperBound).count(where: isSmallWord) > 1
            return place.score > 0.85 && !isSentence ? place : place.doubted
        }
        let isApart = isParted(before: end)
        while end > first, Self.isParting(scan.tokens[end - 1].text) || Self.joints.contains(word(end - 1)) {
            end -= 1
        }
        guard end > first else { return place.doubted }
        let cut = first..<end
        let text = Self.trimmedPlace(scan.text(of: cut))
        guard !text.isEmpty else { return place.doubted }
        let found = Candidate(
            .string(text), tokens: [cut], score: place.score, match: place.match, risk: place.risk)
        return isApart ? found : found.doubted
    }

    /// `Hale, with trips to the coast`, `Hale. The work is done outdoors`: behind the mark something else is said.
    private func withoutRemark(_ place: Candidate) -> Candidate {
        guard let line = place.tokens.first else { return place }
        // `Our office in Hale, three days of the week`: no name begins like that.
        if line.first.map({ Self.openings.contains(word($0)) }) == true, line.count > 3 {
            return place.doubted
        }
        let end = line.dropFirst().first { token in
            let before = scan.tokens[token - 1].text
            if scan.tokens[token].text.hasPrefix("(") { return isRemark(token, in: line) }
            if before.hasSuffix("."), isCapitalised(token), Self.openings.contains(word(token)) {
                return true
            }
            if endsSentence(token - 1), before.hasSuffix(".") {
                return before.count > 4 && isCapitalised(token)
            }
            let isParted = ",;".contains(before.last ?? " ") || Self.isParting(before)
            return isParted && isSmallWord(token) && !Self.inPlaces.contains(word(token))
        }
        guard let end else { return place }
        let cut = line.lowerBound..<end
        let text = Self.trimmedPlace(scan.text(of: cut))
        let isSentence = cut.count { isSmallWord($0) && !Self.inPlaces.contains(word($0)) } > 2
        guard !text.isEmpty, firstChoice(in: cut) == nil, !isSentence else { return place }
        return Candidate(
            .string(text), tokens: [cut], score: place.score, match: place.match, risk: place.risk)
    }

    /// With these a sentence begins, and no name of a place goes on.
    private static let openings: Set<String> = [
        "this", "you", "we", "it", "our", "your", "they", "there", "all", "must", "some", "hybrid", "remote",
        "two", "three",
        "wir", "sie", "du", "vi", "je", "nous", "vous",
    ]

    private func isSmallWord(_ token: Int) -> Bool {
        scan.tokens[token].isWord && !isCapitalised(token) && scan.key(of: token).count > 1
    }

    /// A bracket of two words and more, in small letters.
    private func isRemark(_ open: Int, in line: Range<Int>) -> Bool {
        let close =
            (open..<line.upperBound).first { scan.tokens[$0].text.contains(")") } ?? line.upperBound - 1
        let words = (open...close).filter { scan.tokens[$0].isWord }
        let capitals = words.count { scan.tokens[$0].text.first(where: \.isLetter)?.isUppercase == true }
        return capitals * 2 < words.count && words.count > 2 || words.count == 2 && capitals == 0
    }

    /// Small words that names of places and their lists hold.
    private static let inPlaces: Set<String> = [
        "de", "la", "le", "les", "sur", "upon", "am", "an", "der", "den", "im", "bei", "near", "nahe", "and",
        "or",
        "y", "et", "ou", "o", "und", "och", "en", "del", "des", "di", "da", "do", "the", "co", "vid", "by",
        "also",
        "e", "of", "oder", "eller", "in", "kreis", "bezirk", "remote", "hybrid", "ul", "al", "os", "str",
        "rue", "via", "calle", "rua", "avenida", "av", "ulica",
    ]

    private func isRemote(_ said: Range<Int>) -> Bool {
        guard let workplace = schema.posting?.workplace, let index = schema.choices[workplace] else {
            return false
        }
        return PhraseFinder(index: index.phrases, scan: scan, isFuzzy: false).hits(in: said)
            .contains { hit in
                index.phrases.phrases[hit.phrase].owners.contains { index.values[$0] == "remote" }
            }
    }

    /// `Hybrid, London`, but `Remote, UK` as printed.
    private func behind(_ said: Range<Int>, _ place: Candidate, _ line: Range<Int>) -> Candidate {
        let rest = said.upperBound..<line.upperBound
        guard scan.key(of: said.lowerBound).starts(with: "hybrid".utf8),
            let start = rest.first(where: { !Self.isParting(scan.tokens[$0].text) }), isCapitalised(start)
        else { return place }
        let name = start..<line.upperBound
        return Candidate(
            .string(Self.trimmedPlace(scan.text(of: name))), tokens: [name], score: place.score,
            match: place.match, risk: place.risk
        ).doubted
    }

    /// The first writing of a workplace or a kind of employment.
    private func firstChoice(in line: Range<Int>) -> Range<Int>? {
        [schema.posting?.workplace, schema.posting?.terms].compactMap { field -> Range<Int>? in
            guard let field, let index = schema.choices[field] else { return nil }
            return PhraseFinder(index: index.phrases, scan: scan, isFuzzy: false).hits(in: line)
                .filter { $0.quality == 1 && $0.length > 3 && $0.tokens.upperBound <= line.upperBound }
                .map(\.tokens).min { $0.lowerBound < $1.lowerBound }
        }.min { $0.lowerBound < $1.lowerBound }
    }

    /// Where the part with some words begins: at its bracket, or behind the comma before it.
    private func opening(of words: Range<Int>, in line: Range<Int>) -> Int {
        var token = words.lowerBound
        while token > line.lowerBound {
            if scan.tokens[token].text.hasPrefix("(") { return token }
            if endsClause(token - 1) || Self.isParting(scan.tokens[token - 1].text) { break }
            token -= 1
        }
        let bracket = (line.lowerBound..<words.lowerBound).last { scan.tokens[$0].text.contains("(") }
        if let bracket, !(bracket..<words.lowerBound).contains(where: { scan.tokens[$0].text.hasSuffix(")") })
        {
            return bracket
        }
        return token > line.lowerBound ? token : words.lowerBound
    }

    private func isParted(before token: Int) -> Bool {
        scan.tokens[token].text.hasPrefix("(") || endsClause(token - 1)
            || Self.isParting(scan.tokens[token - 1].text)
    }

    private static let joints: Set<String> = [
        "or", "and", "oder", "und", "ou", "et", "o", "y", "of", "en", "eller",
    ]

    static func trimmedPlace(_ text: String) -> String {
        let marks: Set<Character> = [" ", ",", ";", "-", "–", "—", "|", "/", "·", "•", ":", "."]
        return String(text.reversed().drop { marks.contains($0) }.reversed())
    }

    /// `Your tasks` below a word like `Place` is no place.
    func isHeading(_ place: Candidate) -> Bool {
        guard let line = place.tokens.first else { return false }
        let row = scan.tokens[line.lowerBound].row
        return scan.rows[row].tokens == line && isHeadingAlone(row)
    }

    /// Pay, a day or a sentence is no place.
    private func isOdd(_ place: Candidate) -> Bool {
        place.tokens.contains { run in
            run.contains {
                dateAt[$0] >= 0 || amountAt[$0] >= 0 && amounts[amountAt[$0]].mark != nil
                    || scan.tokens[$0].isPercentage
            } || run.count > 14
        }
    }
}
