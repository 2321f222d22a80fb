/// What a page says about where the work is done.
extension RulesContext {
    /// The candidates without captions that were taken for values: `Homeoffice: vor Ort`, `Remote: no`.
    func withoutCaptions(_ all: [Candidate]) -> [Candidate] {
        let found = first(of: all)
        return found.compactMap { candidate in
            guard let tokens = candidate.tokens.first, tokens.count < 4 else { return candidate }
            if isDenied(tokens) || isFarOff(tokens) { return nil }
            if isOnRequest(tokens) { return nil }
            return answered(candidate, tokens, among: found)
        }.map { candidate in
            // What a sentence mentions says less than an entry of the head.
            guard !isCaptioned(candidate), let tokens = candidate.tokens.first,
                isInHead(tokens) || isWholly(tokens)
            else { return candidate }
            return candidate.adding(0.12)
        }
    }

    /// A candidate as what stands beside or below it says; nil where that says something else.
    private func answered(_ candidate: Candidate, _ words: Range<Int>, among found: [Candidate]) -> Candidate?
    {
        guard let answer = answer(to: words) else {
            guard let below = lineBelow(words), statesDays(below) else { return candidate }
            return shared(candidate)
        }
        if found.contains(where: { $0.tokens.first.map { answer.contains($0.lowerBound) } == true }) {
            return nil
        }
        if statesDays(answer) { return shared(candidate) }
        return answer.first.map { Self.yeses.contains(key($0)) } == true ? candidate : nil
    }

    /// `we don't do remote`, `not remote`.
    private func isDenied(_ tokens: Range<Int>) -> Bool {
        (max(tokens.lowerBound - 3, 0)..<tokens.lowerBound).contains { token in
            isClose(token..<token + 1, tokens, within: 2)
                && (isNo(token) || scan.key(of: token).elementsEqual("dont".utf8))
        }
    }

    /// `a remote district`: far off, and nothing about where the desk stands.
    private func isFarOff(_ tokens: Range<Int>) -> Bool {
        guard tokens.count == 1, scan.key(of: tokens.lowerBound).elementsEqual("remote".utf8),
            tokens.upperBound < scan.tokens.count, isContinued(tokens.lowerBound),
            !endsClause(tokens.lowerBound)
        else { return false }
        return Self.farOff.contains(key(tokens.upperBound))
    }

    private static let farOff: Set<String> = [
        "area", "areas", "district", "districts", "village", "villages", "community", "communities", "region",
        "regions", "island", "islands", "site", "sites", "sensing", "control", "places", "schools", "corner",
    ]

    /// `Homeoffice: two days`: both places.
    private func shared(_ candidate: Candidate) -> Candidate {
        Candidate(
            .string("hybrid"), tokens: candidate.tokens, score: max(candidate.score, 0.9), match: .normalised)
    }

    /// `Homeoffice nach Absprache`: now and then, and nothing that is settled.
    private func isOnRequest(_ words: Range<Int>) -> Bool {
        guard !scan.key(of: words.lowerBound).elementsEqual("remote".utf8) else { return false }
        return (words.upperBound..<min(words.upperBound + 3, scan.tokens.count)).contains { token in
            isContinued(token - 1) && !endsClause(token - 1) && isCondition(token)
                && !(token + 1 < scan.tokens.count && isNo(token + 1))
        }
    }

    private func isCondition(_ token: Int) -> Bool {
        let key = scan.key(of: token)
        return Self.conditions.contains { key.starts(with: $0.utf8) }
    }

    private static let conditions = [
        "absprache", "moglich", "vereinbarung", "possible", "arrangement", "agreement", "determined",
        "occasional",
        "ponctuel", "accord", "overenskommelse", "aftale", "avtale", "overleg", "mogelijk", "posible",
        "acuerdo",
        "teilweise", "partiel", "eligible",
    ]

    private static let yeses: Set<String> = [
        "yes", "ja", "oui", "si", "sim", "tak", "100", "fully", "full", "vollstandig", "volledig",
        "permanent",
    ]

    /// The line below words that are a line alone.
    private func lineBelow(_ words: Range<Int>) -> Range<Int>? {
        let row = scan.tokens[words.lowerBound].row
        guard scan.rows[row].tokens == words, row + 1 < scan.rows.count,
            scan.rows[row + 1].page == scan.rows[row].page, scan.rows[row + 1].tokens.count <= 8
        else { return nil }
        return scan.rows[row + 1].tokens
    }

    /// What follows words at the start of a line, behind a colon or in another column.
    private func answer(to words: Range<Int>) -> Range<Int>? {
        let line = scan.rows[scan.tokens[words.lowerBound].row].tokens
        let before = line.lowerBound..<words.lowerBound
        guard before.allSatisfy({ !scan.tokens[$0].hasLetters }), words.upperBound < line.upperBound else {
            return nil
        }
        let isParted =
            scan.tokens[words.upperBound - 1].traits.contains(.beforeColon)
            || scan.tokens[words.upperBound].traits.contains(.afterColon)
            || scan.tokens[words.upperBound].segment != scan.tokens[words.lowerBound].segment
        return isParted ? words.upperBound..<line.upperBound : nil
    }

    private func isNo(_ token: Int) -> Bool {
        ["no", "nein", "non", "nee", "nej", "nie", "nao", "not"].contains(
            String(decoding: scan.key(of: token).prefix(5), as: UTF8.self))
    }

    /// What leaves the workplace in doubt: two of them, one that only a sentence mentions, and words about working from
    /// elsewhere that state none.
    func workplaceTraces(_ all: [[Candidate]]) -> [Trace] {
        guard let field = schema.posting?.workplace else { return [] }
        let name = schema.schema.fields[field].name
        let found = all[field]
        guard let best = found.first, let words = best.tokens.first else {
            let hints = Self.elsewhere.matches(in: scan.tokens.indices, scan).filter { hint in
                !(answer(to: hint)?.first.map(isNo) ?? false)
            }
            let isDenied = captions(of: field).contains { answer(to: $0.tokens)?.first.map(isNo) ?? false }
            return ((isDenied ? [] : unreadCaptions(of: field)) + hints.prefix(1).map { quote(around: $0) })
                .map { Trace(name, .null, quote: $0) }
        }
        guard !isCaptioned(best) else { return [] }
        let isSure = isInHead(words) || isWholly(words)
        let rival = found.dropFirst().first { other in
            guard best.value != "hybrid" || !isSure, let tokens = other.tokens.first else { return false }
            return !isSure || isInHead(tokens) || isWholly(tokens)
        }
        return [
            rival.flatMap { other in
                other.tokens.first.map { Trace(name, .others(than: other.value), quote: quote(around: $0)) }
            }, isSure ? nil : Trace(name, .value(best.value), quote: quote(around: words)),
        ].compactMap(\.self)
    }

    /// An entry of a line in the upper part, or of a short line.
    private func isInHead(_ tokens: Range<Int>) -> Bool {
        let row = scan.tokens[tokens.lowerBound].row
        // `(virtual)` in a list further down is about an interview, a course or a visit.
        let isItem = row > 15 && isBullet(scan.rows[row].tokens)
        if isInBrackets(tokens) && !isItem || isAfterCaption(tokens) { return true }
        return !isProse(row) && (isEntry(tokens) || isTitleRow(row))
    }

    /// Behind a caption for places: `Location: Leeds or remote`.
    private func isAfterCaption(_ tokens: Range<Int>) -> Bool {
        guard let place = schema.posting?.place else { return false }
        let row = scan.tokens[tokens.lowerBound].row
        return captions(of: place).contains { caption in
            let above = scan.tokens[caption.tokens.lowerBound].row
            return caption.isLeading && caption.tokens.upperBound <= tokens.lowerBound
                && (above == row && (caption.hasColon || isEntry(tokens))
                    || above < row && scan.rows[above..<row].allSatisfy(\.isWrapped) && caption.hasColon)
        }
    }

    private func isTitleRow(_ row: Int) -> Bool {
        row < 24 && mainTitle()?.tokens.contains { scan.tokens[$0.lowerBound].row == row } == true
    }

    /// `fully remote`, `100 % Homeoffice`, `a hybrid role`.
    private func isWholly(_ tokens: Range<Int>) -> Bool {
        let before = max(tokens.lowerBound - 3, 0)..<tokens.lowerBound
        let after = tokens.upperBound..<min(tokens.upperBound + 2, scan.tokens.count)
        return before.contains { Self.wholly.contains(key($0)) && isClose($0..<$0 + 1, tokens, within: 2) }
            || after.contains { Self.roles.contains(key($0)) && isClose(tokens, $0..<$0 + 1, within: 1) }
    }

    private func key(_ token: Int) -> String {
        String(decoding: scan.key(of: token).prefix(12), as: UTF8.self)
    }

    private static let wholly: Set<String> = [
        "fully", "100", "entirely", "completely", "vollstandig", "komplett", "entierement", "totalmente",
        "helt", "volledig", "completamente", "w",
    ]
    private static let roles: Set<String> = [
        "role", "position", "job", "vacancy", "model", "modell", "working", "arrangement",
    ]

    /// A few words around some, as they stand in their line.
    func quote(around tokens: Range<Int>) -> String {
        let line = scan.rows[scan.tokens[tokens.lowerBound].row].tokens
        return scan.text(
            of: max(line.lowerBound, tokens.lowerBound - 3)..<min(line.upperBound, tokens.upperBound + 3))
    }

    /// Words about work away from the employer's place.
    private static let elsewhere = PhraseSet([
        "remote", "remotely", "hybrid", "homeoffice", "home office", "from home", "home working",
        "homeworking",
        "telework", "teleworking", "telecommute", "telecommuting", "mobiles arbeiten", "mobile arbeit",
        "mobilen arbeiten", "mobiler arbeit", "von zu hause", "heimarbeit", "zuhause", "télétravail",
        "télétravailler", "distanciel", "teletrabajo", "trabajo a distancia", "en casa", "thuiswerk",
        "thuiswerken", "thuis werken", "thuis te werken", "thuiswerkdagen", "hemifrån", "distansarbete",
        "på distans", "smart working", "lavoro agile", "da casa", "telelavoro", "teletrabalho",
        "trabalho remoto", "de casa", "hjemmefra", "hjemmearbejde", "hjemmekontor", "zdalnie", "zdalna",
        "praca zdalna", "working from", "work from",
    ])
}
