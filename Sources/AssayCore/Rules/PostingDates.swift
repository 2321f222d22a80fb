/// Days to apply by and of publication that stand in sentences and lines of their own.
extension RulesContext {
    /// `Send your application by 3 May 2024`: a date behind a word that sets a bound, in a sentence about applying.
    func deadlines() -> [Candidate] {
        (dates.map { ($0.tokens, $0.date) } + yearless()).compactMap { tokens, date in
            guard isBounded(tokens.lowerBound), isAboutApplying(before: tokens) else { return nil }
            return Candidate(
                .string(date.description), tokens: [tokens],
                score: 0.7 - 0.05 * depth(of: tokens.lowerBound), match: .normalised, date: date)
        }
    }

    /// The tokens before one in its sentence, nearest first.
    private func sentence(before token: Int, atMost count: Int) -> [Int] {
        var tokens: [Int] = []
        var place = token - 1
        while place >= 0, tokens.count < count, flows(place), !endsSentence(place) {
            tokens.append(place)
            place -= 1
        }
        return tokens
    }

    /// Whether a sentence may go on behind a token: the line does, or the next one begins with a small letter.
    func flows(_ token: Int) -> Bool {
        guard !isContinued(token) else { return true }
        guard token + 1 < scan.tokens.count, scan.tokens[token].row + 1 == scan.tokens[token + 1].row else {
            return false
        }
        let (row, next) = (scan.rows[scan.tokens[token].row], scan.rows[scan.tokens[token + 1].row])
        guard row.page == next.page, next.box.top - row.box.bottom < 0.5 * row.height else { return false }
        // A line as long as a paragraph's that no mark ends goes on whatever follows.
        return scan.tokens[token + 1].isWord && !isCapitalised(token + 1)
            || row.tokens.count > 6 && !".!?:;".contains(scan.tokens[token].text.last ?? " ")
                && !scan.tokens[token + 1].isBullet
    }

    func endsSentence(_ token: Int) -> Bool {
        let text = scan.tokens[token].text
        // `p.m.` ends none.
        return ".!?".contains(text.last ?? " ") && text.count > 3 && !scan.tokens[token].hasDigits
            && !text.contains("@") && !(text.count < 7 && text.dropLast().contains("."))
    }

    func isBounded(_ token: Int) -> Bool {
        sentence(before: token, atMost: 5).contains { place in
            if captionAt[place] >= 0, let deadline = schema.posting?.deadline {
                let caption = captions[captionAt[place]]
                if caption.hasColon, caption.belongs(to: .field(deadline)) { return true }
            }
            let key = scan.key(of: place)
            if key.elementsEqual("to".utf8) { return place > 0 && word(place - 1) == "up" }
            return key.count <= 12 && Self.bounds.contains(String(decoding: key, as: UTF8.self))
        }
    }

    private static let bounds: Set<String> = [
        "by", "before", "until", "till", "than", "bis", "vor", "spatestens", "avant", "jusquau", "senast",
        "tom", "voor", "tot",
        "uiterlijk", "hasta", "antes", "entro", "prima", "ate", "senest", "inden", "przed", "do", "deadline",
        "frist", "latest", "tardar", "fore", "innan", "close", "closes", "closing", "ends", "expires",
        "innen",
        "prior",
    ]

    func isAboutApplying(before date: Range<Int>) -> Bool {
        let after = date.upperBound..<min(date.upperBound + 8, scan.tokens.count)
        let near =
            sentence(before: date.lowerBound, atMost: 40)
            + (scan.tokens[date.upperBound - 1].text.hasSuffix(".")
                ? after.prefix(0) : after.prefix { flows($0 - 1) && !endsSentence($0 - 1) })
        return near.contains { token in
            let key = scan.key(of: token)
            return scan.tokens[token].text.contains("@")
                || Self.applying.contains { key.starts(with: $0.utf8) }
        }
    }

    /// How words about applying begin.
    private static let applying = [
        "appl", "bewerb", "bewirb", "candidatu", "postul", "solicitud", "inscri", "sollicit", "reageer",
        "ansok", "ansog", "aplik",
        "candidar", "mail", "email", "sendcv", "cv", "resume", "curricul", "candidat", "invia", "envia",
        "envo",
        "unterlagen", "send", "sent", "submit", "skicka", "schick", "enviar", "envoy", "manda", "ansok",
        "lebenslauf", "reaction", "reageren", "motivatie", "covering", "schrijf", "file", "meld", "sok",
        "sog",
    ]

    /// Days without a year, in the year that every date of the page gives them: the first such day from it on; and days
    /// whose year stands in the next line.
    private func yearless() -> [(Range<Int>, CalendarDate)] {
        let (first, last) = (dates.map(\.date).min(), dates.map(\.date).max())
        return scan.tokens.indices.dropFirst().compactMap { token in
            guard dateAt[token] < 0, let month = month(token), let start = dayToken(before: token),
                dateAt[start] < 0, let day = day(start)
            else { return nil }
            if let (end, year) = year(after: token),
                let date = CalendarDate(year: year, month: month, day: day)
            {
                return (start..<end, date)
            }
            guard let first, let last, last.year - first.year <= 1 else { return nil }
            let found = [first, last].compactMap { known in
                [known.year, known.year + 1].compactMap { CalendarDate(year: $0, month: month, day: day) }
                    .first { $0 >= known }
            }
            guard let date = found.first, found.allSatisfy({ $0 == date }) else { return nil }
            return (start..<token + 1, date)
        }
    }

    /// `28 February`, `28 de febrero`, `28th of February`.
    private func dayToken(before month: Int) -> Int? {
        if day(month - 1) != nil { return month - 1 }
        guard month > 1,
            ["de", "of", "di"].contains(String(decoding: scan.key(of: month - 1).prefix(3), as: UTF8.self))
        else { return nil }
        return day(month - 2) == nil ? nil : month - 2
    }

    /// A year right behind a month, also in the next line: `28 de febrero` and below it `de 2026`.
    private func year(after month: Int) -> (end: Int, year: Int)? {
        var token = month + 1
        while token < scan.tokens.count, token < month + 3, flows(token - 1) {
            let text = scan.tokens[token].text.filter { !".,!?;)".contains($0) }
            if text.count == 4, let year = Int(text), (2000..<2100).contains(year) {
                return (token + 1, year)
            }
            guard scan.tokens[token].isWord, scan.key(of: token).count <= 3 else { return nil }
            token += 1
        }
        return nil
    }

    func month(_ token: Int) -> Int? {
        guard scan.tokens[token].isWord, isCapitalised(token) || scan.tokens[token].key.count > 3 else {
            return nil
        }
        return FoldedWord(bare: scan.tokens[token].text).flatMap(DateWord.meaning)?.month
    }

    func day(_ token: Int) -> Int? {
        let text = scan.tokens[token].text
        guard text.utf8.count <= 4, scan.tokens[token].hasDigits, !text.contains(",") else { return nil }
        return Int(text.prefix { $0.isNumber }).flatMap { (1...31).contains($0) ? $0 : nil }
    }

    /// The date in a mail's head, under a notice (`Upton, the 3rd of May 2024`) and in a newspaper's first line.
    func publications() -> [Candidate] {
        dates.compactMap { span in
            let row = scan.tokens[span.tokens.lowerBound].row
            let line = scan.rows[row].tokens
            let lead = line.lowerBound..<max(span.tokens.lowerBound, line.lowerBound)
            let score =
                isMailDate(lead, row)
                ? 0.8
                : isDateline(lead)
                    ? 0.6 : isDateAlone(span.tokens, lead, row) ? 0.55 : isMasthead(lead, row) ? 0.5 : 0
            guard score > 0 else { return nil }
            return Candidate(
                .string(span.date.description), tokens: [span.tokens], score: score, match: .normalised,
                date: span.date)
        }
    }

    /// A line of the upper part that is a date, or an entry of one, or a date behind the bare word: `Date: 3 May 2024`.
    private func isDateAlone(_ date: Range<Int>, _ lead: Range<Int>, _ row: Int) -> Bool {
        if row > 0, row < 10, !lead.isEmpty || date.upperBound < scan.rows[row].tokens.upperBound,
            entries(of: row).contains(date),
            !lead.contains(where: { captionAt[$0] >= 0 || scan.tokens[$0].traits.contains(.beforeColon) }),
            lead.last.map({ Self.isParting(scan.tokens[$0].text) }) ?? true
        {
            return true
        }
        guard date.upperBound == scan.rows[row].tokens.upperBound
        else { return false }
        if lead.isEmpty { return row < 8 && (row > 0 || scan.pages[0].source != .textLayer) }
        return lead.count == 1
            && lead.allSatisfy { token in
                (scan.tokens[token].traits.contains(.beforeColon)
                    || scan.tokens[token].segment != scan.tokens[date.lowerBound].segment)
                    && Self.dateWords.contains(String(decoding: scan.key(of: token).prefix(6), as: UTF8.self))
            }
    }

    private static let dateWords: Set<String> = ["date", "datum", "fecha", "data", "dato"]

    private func isMailDate(_ lead: Range<Int>, _ row: Int) -> Bool {
        guard row < 8, let first = lead.first, scan.key(of: first).elementsEqual("date".utf8) else {
            return false
        }
        return scan.rows.prefix(8).contains { other in
            let key = scan.key(of: other.tokens.lowerBound)
            return key.elementsEqual("subject".utf8) || key.elementsEqual("from".utf8)
        }
    }

    /// A town and a comma, and at most one small word.
    func isDateline(_ lead: Range<Int>) -> Bool {
        guard let comma = lead.first(where: { scan.tokens[$0].text.hasSuffix(",") }),
            lead.upperBound - comma <= 2,
            comma - lead.lowerBound < 3
        else { return false }
        return (lead.lowerBound...comma).allSatisfy {
            scan.tokens[$0].isWord && (isCapitalised($0) || isArticle($0)) && !isDay($0)
        }
    }

    private func isMasthead(_ lead: Range<Int>, _ row: Int) -> Bool {
        row == 0 && lead.last.map(isDay) == true && lead.count > 1
    }

    private func isDay(_ token: Int) -> Bool {
        FoldedWord(bare: scan.tokens[token].text).flatMap(DateWord.meaning)?.isWeekday == true
    }
}
