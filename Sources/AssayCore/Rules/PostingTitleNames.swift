/// Names that are attached to a title: `Clerk (m/f/d), Geneva`, `Clerk at Acme Ltd in Leeds`.
extension RulesContext {
    private struct Cut {
        let end: Int
        let name: Range<Int>
        let isPlace: Bool
        /// A name that belongs to the title as it is printed: `Clerk till Acme`.
        var isKept = false
    }

    /// The title without them.
    func withoutNames(_ title: Candidate) -> Candidate {
        guard schema.posting != nil else { return title }
        let title = withoutCall(title)
        guard let cut = cuts(of: title).last(where: { !$0.isKept }), let first = title.tokens.first else {
            return title
        }
        let text = Self.joined([scan.text(of: first.lowerBound..<cut.end)])
        return withoutCall(
            Candidate(
                .string(text), tokens: [first.lowerBound..<cut.end], score: title.score, match: .exact,
                risk: title.risk))
    }

    /// `COOK WANTED` is a cook; and a list's name in brackets stands before a mail's subject.
    private func withoutCall(_ title: Candidate) -> Candidate {
        guard title.tokens.count == 1, var line = title.tokens.first, line.count > 1 else { return title }
        // Also before a comma: `COOK WANTED, for the summer`.
        if let call = line.dropFirst().first(where: {
            scan.tokens[$0].isWord && Self.calls.contains(word($0))
                && ($0 + 1 == line.upperBound || endsClause($0))
        }) {
            line = line.lowerBound..<call
        }
        if let call = hirerCall(in: line) { line = afterArticles(call.upperBound..<line.upperBound) }
        if scan.tokens[line.lowerBound].text.hasPrefix("["), scan.tokens[line.lowerBound].text.hasSuffix("]"),
            line.count > 1
        {
            line = line.lowerBound + 1..<line.upperBound
        }
        line = withoutAnnouncement(line)
        guard line != title.tokens.first else { return title }
        return Candidate(
            .string(Self.joined([scan.text(of: line)])), tokens: [line], score: title.score,
            match: title.match,
            risk: title.risk)
    }

    /// The verb in `Acme i Lund söker kontorist`, `Acme Ltd is hiring a clerk`: a name before it, the title behind it.
    private func hirerCall(in line: Range<Int>) -> Range<Int>? {
        guard line.count < 14, isCapitalised(line.lowerBound) else { return nil }
        return Self.hirerCalls.matches(in: line, scan).first { call in
            let name = line.lowerBound..<call.lowerBound
            return !name.isEmpty && name.count < 8 && !isCommon(name) && call.upperBound < line.upperBound
                && name.allSatisfy { isNamePart($0) || isLocative($0) }
        }
    }

    private static let hirerCalls = PhraseSet([
        "söker", "sucht", "recrute", "recherche", "seeks", "is hiring", "is looking for", "is seeking",
        "is recruiting",
        "invites applications for", "zoekt", "busca", "cerca", "søger", "søker", "needs", "szuka", "zatrudni",
        "procura",
    ])

    private func afterArticles(_ line: Range<Int>) -> Range<Int> {
        var first = line.lowerBound
        while first + 1 < line.upperBound, Self.articles.contains(word(first)) { first += 1 }
        return first..<line.upperBound
    }

    /// `Vacancy: Clerk`, `URGENTLY HIRING!!! Clerk`, `Vi söker en kontorist`.
    private func withoutAnnouncement(_ line: Range<Int>) -> Range<Int> {
        if let call = PostingWords.calls.match(at: line.lowerBound, in: scan),
            call.upperBound < line.upperBound
        {
            let rest = afterArticles(call.upperBound..<line.upperBound)
            return Self.articles.contains(word(rest.lowerBound)) ? line : rest
        }
        let mark = line.prefix(4).first { token in
            let isDash = ["-", "–", "—"].contains(scan.tokens[token].text)
            return isDash || ":!".contains(scan.tokens[token].text.last ?? " ")
        }
        guard let mark, mark + 1 < line.upperBound, isAnnouncement(line.lowerBound..<mark + 1) else {
            return line
        }
        return mark + 1..<line.upperBound
    }

    private static let articles: Set<String> = [
        "en", "ett", "a", "an", "einen", "eine", "ein", "een", "un", "une", "una", "nu", "per", "ab",
        "sofort",
    ]

    private static let calls: Set<String> = [
        "required", "wanted", "needed", "sought", "gesucht", "gezocht", "sokes", "soges", "cercasi",
    ]

    func namesInTitle(_ title: Candidate) -> HeadNames {
        var names = HeadNames()
        if let line = title.tokens.first, let call = hirerCall(in: line) {
            let whole = line.lowerBound..<call.lowerBound
            let sign = whole.dropFirst().first(where: isLocative) ?? whole.upperBound
            names.employer = candidate(whole.lowerBound..<sign, score: 0.75, risk: 0.2)
            if sign + 1 < whole.upperBound { names.place = place(sign + 1..<whole.upperBound) }
        }
        for cut in cuts(of: title) where isCapitalised(cut.name.lowerBound) && !isOtherEntry(cut.name) {
            if cut.isPlace {
                names.place =
                    names.place
                    ?? candidate(cut.name, score: cut.isKept ? 0.6 : 0.75, risk: cut.isKept ? 0.2 : 0.15)
            } else if cut.isKept {
                names.employer = names.employer ?? candidate(cut.name, score: 0.52, risk: 0.25)
            } else {
                let parts = commaParts(cut.name)
                names.employer = names.employer ?? candidate(parts.first ?? cut.name, score: 0.8, risk: 0.2)
                if let last = parts.last, parts.count > 1, hasPlaceMark(last) {
                    names.place = names.place ?? candidate(last, score: 0.6, risk: 0.25)
                }
            }
        }
        return names
    }

    /// From the last word to the first, while what is cut off is known for a name.
    private func cuts(of title: Candidate) -> [Cut] {
        guard let first = title.tokens.first, let last = title.tokens.last,
            scan.text(of: first.lowerBound..<last.upperBound).utf8.count < 300
        else { return [] }
        let line = first.lowerBound..<last.upperBound
        var cuts: [Cut] = []
        var end = line.upperBound
        for token in line.dropFirst().reversed() where token < end {
            if let cut = cut(at: token, upTo: end, line, didCut: !cuts.isEmpty) {
                cuts.append(cut)
                end = cut.end
            }
        }
        return cuts
    }

    private func cut(at token: Int, upTo end: Int, _ line: Range<Int>, didCut: Bool) -> Cut? {
        let key = String(decoding: scan.key(of: token).prefix(8), as: UTF8.self)
        if Self.hosts.contains(key) || scan.tokens[token].text == "@", token + 1 < end {
            let name = token + 1..<end
            let place = name.dropFirst().first { isLocative($0) || scan.tokens[$0].text.hasPrefix("(") }
            let host = name.lowerBound..<(place ?? end)
            let isNamed =
                legalForm(in: host) != nil || isInstitution(host)
                || (key == "at" || key.isEmpty) && host.allSatisfy(isNamePart) && isEmployed(host)
            if !isNamed, key == "till" || key == "til", isCapitalised(host.lowerBound), host.count < 6,
                standsAgain(host), !isPlaceConfirmed(host)
            {
                return Cut(end: token, name: host, isPlace: false, isKept: true)
            }
            guard isCapitalised(host.lowerBound), isNamed else { return nil }
            return Cut(end: token, name: host, isPlace: false)
        }
        if isLocative(token), token + 1 < end, line.contains(where: { isHost($0, before: token) }) {
            let name = token + 1..<end
            return isPlaceConfirmed(name) || hasPlaceMark(name)
                ? Cut(end: token, name: name, isPlace: true) : nil
        }
        let isMark = ["-", "–", "—", "|", "·"].contains(scan.tokens[token].text)
        guard isMark || scan.tokens[token - 1].text.hasSuffix(",") else { return nil }
        let name = (isMark ? token + 1 : token)..<end
        // `Clerk - Hale - £30k`: what is paid stands behind a mark.
        if isMark, name.contains(where: { amountAt[$0] >= 0 && amounts[amountAt[$0]].mark != nil }) {
            return Cut(end: token, name: name, isPlace: false)
        }
        guard !name.isEmpty, name.count <= 6, isCapitalised(name.lowerBound) else { return nil }
        if isMark, didCut, isPlaceConfirmed(name) || hasPlaceMark(name) || isCaptioned(name) {
            return Cut(end: token, name: name, isPlace: true)
        }
        if legalForm(in: name) != nil || isInstitution(name) {
            return Cut(end: token, name: name, isPlace: false)
        }
        // Behind the mark for all genders the title is over.
        let isOver =
            hasGenders(token - 1..<token) || isMark && hasGenders(max(token - 2, line.lowerBound)..<token)
        let isPlace = isOver && (isCaptioned(name) || isPlaceConfirmed(name) || hasPlaceMark(name))
        if isPlace { return Cut(end: token, name: name, isPlace: true) }
        if name.count < 3, !name.contains(where: { scan.tokens[$0].hasDigits }),
            hasPlaceMark(name) || isCaptioned(name) || isStatedPlace(name)
        {
            return Cut(end: token, name: name, isPlace: true, isKept: true)
        }
        return nil
    }

    /// Whether signs of the text, too, say that somebody hires.
    private func isEmployed(_ host: Range<Int>) -> Bool {
        guard standsAgain(host) else { return false }
        let keys = host.filter { !scan.key(of: $0).isEmpty }.map { scan.key(of: $0) }
        return (addressedNames() + hosts() + presented()).contains { candidate in
            candidate.tokens.first.map { matches(keys, at: $0.lowerBound) } == true
        }
    }

    private func isHost(_ token: Int, before end: Int) -> Bool {
        token < end && Self.hosts.contains(String(decoding: scan.key(of: token).prefix(8), as: UTF8.self))
            && legalForm(in: token + 1..<end) != nil
    }

    /// Whether words like `based in` lead to the same words elsewhere.
    private func isStatedPlace(_ name: Range<Int>) -> Bool {
        let keys = name.filter { !scan.key(of: $0).isEmpty }.map { scan.key(of: $0) }
        return statedPlaces().contains { place in
            place.tokens.first.map { matches(keys, at: $0.lowerBound) && !name.contains($0.lowerBound) }
                == true
        }
    }

    /// Whether a caption for places leads to the same words elsewhere.
    private func isCaptioned(_ name: Range<Int>) -> Bool {
        guard let place = schema.posting?.place else { return false }
        let keys = name.filter { !scan.key(of: $0).isEmpty }.map { scan.key(of: $0) }
        return captions(of: place).contains { caption in
            caption.hasColon && caption.tokens.upperBound < scan.tokens.count
                && matches(keys, at: caption.tokens.upperBound)
        }
    }

    private static let hosts: Set<String> = [
        "till", "hos", "at", "chez", "bei", "bij", "presso", "beim", "for",
    ]
}
